using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Law;

/// <summary>
/// Nobody should type a birth twice: where children are listed and births are not, each birth date of a child born to the family
/// is one birth, with as many babies as children share the date (twins share one birth). An implied birth is known by its date:
/// what is answered about it is kept under that id, and falls away when the date of birth is corrected.
/// </summary>
internal static class ImpliedBirths
{
    public static StatementDraft Add(StatementDraft draft)
    {
        if (!draft.Collections.TryGetValue("children", out var children))
        {
            return draft.Collections.ContainsKey("births") ? draft : draft with { WaitsFor = draft.WaitsFor.SetItem("births", ["children"]) };
        }

        return !draft.Collections.TryGetValue("births", out var births) ? Imply(draft, children, [])
            : AreImplied(births) ? Imply(draft, children, births)
            : Link(draft, children, births);
    }

    /// <summary>The draft in which an answer about a birth can be kept: with the implied births written down.</summary>
    public static StatementDraft WrittenFor(string path, StatementDraft draft) =>
        path.StartsWith("births[", StringComparison.Ordinal)
        && (!draft.Collections.TryGetValue("births", out var written) || AreImplied(written))
        && Add(draft).Collections.TryGetValue("births", out var births)
            ? draft with { Collections = draft.Collections.SetItem("births", births) }
            : draft;

    private static bool AreImplied(ImmutableArray<DraftItem> births) =>
        !births.IsEmpty && births.All(b => b.Id?.StartsWith("born-", StringComparison.Ordinal) == true);

    /// <summary>A child whose date of birth is that of exactly one stated birth came from it.</summary>
    private static StatementDraft Link(StatementDraft draft, ImmutableArray<DraftItem> children, ImmutableArray<DraftItem> stated)
    {
        var births = stated.Select((b, i) => b.Id is null ? b with { Id = string.Create(CultureInfo.InvariantCulture, $"birth-{i + 1}") } : b).ToImmutableArray();
        var linked = children.Select(c =>
        {
            var same = births.Where(b => IsBorn(c) && !c.Values.ContainsKey("birth") && c.Values.TryGetValue("birthDate", out var date) && b.Values.GetValueOrDefault("date") == date).ToArray();
            return same.Length == 1 ? c.With("birth", same[0].Id!) : c;
        }).ToImmutableArray();
        return draft with { Collections = draft.Collections.SetItem("children", linked).SetItem("births", births) };
    }

    private static StatementDraft Imply(StatementDraft draft, ImmutableArray<DraftItem> children, ImmutableArray<DraftItem> answered)
    {
        var open = children.SelectMany(WaitsFor).ToImmutableArray();
        if (!open.IsEmpty)
        {
            return draft with { Collections = draft.Collections.Remove("births"), WaitsFor = draft.WaitsFor.SetItem("births", open) };
        }

        var dates = children
            .Where(c => IsBorn(c) && c.Values.ContainsKey("birthDate"))
            .Select(c => c.Values["birthDate"])
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var births = dates.Select(date => BirthOn(date, children, answered)).ToImmutableArray();
        var linked = children.Select(c => IsBorn(c) && c.Values.TryGetValue("birthDate", out var date) && !c.Values.ContainsKey("birth")
            ? c.With("birth", IdOf(date))
            : c).ToImmutableArray();
        return draft with { Collections = draft.Collections.SetItem("children", linked).SetItem("births", births) };
    }

    private static bool IsBorn(DraftItem child) => child.Values.GetValueOrDefault("of") is not ("adopted" or "收养");

    /// <summary>Until it is known of every child whether and when it was born to the family, the births are not known.</summary>
    private static IEnumerable<string> WaitsFor(DraftItem child, int index) =>
        new[] { "of", "birthDate" }
            .Where(e => !child.Values.ContainsKey(e) && (e == "of" || IsBorn(child)))
            .Select(e => FactPaths.Member("children", index + 1) + "." + e);

    private static string IdOf(string date) => "born-" + date;

    private static DraftItem BirthOn(string date, ImmutableArray<DraftItem> children, ImmutableArray<DraftItem> answered)
    {
        var babies = children.Count(c => IsBorn(c) && c.Values.GetValueOrDefault("birthDate") == date);
        return (answered.FirstOrDefault(a => a.Id == IdOf(date)) ?? DraftItem.Empty with { Id = IdOf(date) })
            .With("date", date)
            .With("babies", babies.ToString(CultureInfo.InvariantCulture));
    }
}
