using Anyu.Feel;
using Anyu.Web.Portal.Check;

namespace Anyu.Web.Portal.Compare;

/// <summary>Which places are compared, as the form says it; what is wrong stands at its field and the places chosen before are compared all the same.</summary>
/// <param name="Compared">The places, in order.</param>
/// <param name="Offered">The places to choose from.</param>
/// <param name="Other">The field in which another place is written.</param>
/// <param name="Error">What is wrong with the places ticked, or null.</param>
internal sealed record PlacesAsked(ImmutableArray<string> Compared, ImmutableArray<string> Offered, Field Other, Problem? Error)
{
    /// <summary>The most places side by side.</summary>
    public const int Most = 6;

    /// <summary>Reads the form: the places ticked, or those with documents, and another one by name or code.</summary>
    public static PlacesAsked Read(IFormCollection form, Lawbook book)
    {
        var finder = new PlaceFinder(book);
        var known = finder.WithDocuments().Select(o => o.Code).ToImmutableArray();
        var ticked = form["places"].OfType<string>().Distinct(StringComparer.Ordinal).ToImmutableArray();
        var (found, candidates, problem) = Find(form, finder);
        var asked = (ticked.IsEmpty ? Narrowest(known) : ticked).AddRange(found).Distinct(StringComparer.Ordinal).ToImmutableArray();
        return new PlacesAsked(
            [.. asked.Take(Most)],
            [.. known.Concat(asked).Concat(candidates).Distinct(StringComparer.Ordinal)],
            new Field("other", new("再加一个地方（名称或代码）", "Add a place (name or code)"), new FeelType.Text())
            {
                Value = problem is null ? null : form["other"].ToString().Trim(),
                Error = problem,
            },
            asked.Length > Most ? WebProblems.PlaceCount(asked.Length, Most) : null);
    }

    private static (ImmutableArray<string> Found, ImmutableArray<string> Candidates, Problem? Problem) Find(IFormCollection form, PlaceFinder finder)
    {
        var written = form["other"].ToString().Trim();
        if (written.Length == 0)
        {
            return ([], [], null);
        }

        var (code, candidates, problem) = finder.Find(written);
        return code is not null
            ? ([code], [], null)
            : ([], [.. candidates.Select(c => c.Code)], problem ?? WebProblems.SeveralPlaces(written, candidates.Length));
    }

    /// <summary>By default a place that contains another one of the list is left out: its rules show in the narrower one.</summary>
    private static ImmutableArray<string> Narrowest(ImmutableArray<string> codes)
    {
        var places = codes.Select(PlaceCode.Parse).ToArray();
        return [.. codes.Where((_, i) => !places.Any(p => p != places[i] && p.IsWithin(places[i])))];
    }
}
