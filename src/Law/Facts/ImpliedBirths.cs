using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Law;

/// <summary>
/// Nobody should type a birth twice: where children are listed and births are not, each birth date of a child born to the family
/// is one birth, with as many babies as children share the date (twins share one birth).
/// </summary>
internal static class ImpliedBirths
{
    public static StatementDraft Add(StatementDraft draft)
    {
        if (!draft.Collections.TryGetValue("children", out var children))
        {
            return draft;
        }

        return draft.Collections.TryGetValue("births", out var births) ? Link(draft, children, births) : Imply(draft, children);
    }

    /// <summary>A child whose date of birth is that of exactly one stated birth came from it.</summary>
    private static StatementDraft Link(StatementDraft draft, ImmutableArray<DraftItem> children, ImmutableArray<DraftItem> stated)
    {
        var births = stated.Select((b, i) => b.Id is null ? b with { Id = IdOf(i) } : b).ToImmutableArray();
        var linked = children.Select(c =>
        {
            var same = births.Where(b => IsBorn(c) && !c.Values.ContainsKey("birth") && c.Values.TryGetValue("birthDate", out var date) && b.Values.GetValueOrDefault("date") == date).ToArray();
            return same.Length == 1 ? c.With("birth", same[0].Id!) : c;
        }).ToImmutableArray();
        return draft with { Collections = draft.Collections.SetItem("children", linked).SetItem("births", births) };
    }

    private static StatementDraft Imply(StatementDraft draft, ImmutableArray<DraftItem> children)
    {
        var dates = children
            .Where(c => IsBorn(c) && c.Values.ContainsKey("birthDate"))
            .Select(c => c.Values["birthDate"])
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        var births = dates.Select((date, i) => BirthOn(date, i, children)).ToImmutableArray();
        var linked = children.Select(c => IsBorn(c) && c.Values.TryGetValue("birthDate", out var date) && !c.Values.ContainsKey("birth")
            ? c.With("birth", IdOf(dates.IndexOf(date)))
            : c).ToImmutableArray();
        return draft with { Collections = draft.Collections.SetItem("children", linked).SetItem("births", births) };
    }

    private static bool IsBorn(DraftItem child) => child.Values.GetValueOrDefault("of") is not ("adopted" or "收养");

    private static string IdOf(int index) => string.Create(CultureInfo.InvariantCulture, $"birth-{index + 1}");

    private static DraftItem BirthOn(string date, int index, ImmutableArray<DraftItem> children)
    {
        var babies = children.Count(c => IsBorn(c) && c.Values.GetValueOrDefault("birthDate") == date);
        return (DraftItem.Empty with { Id = IdOf(index) })
            .With("date", date)
            .With("babies", babies.ToString(CultureInfo.InvariantCulture));
    }
}
