using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>Writes the values of a statement that was not written by anybody, such as a row of a population, the way a family file has them.</summary>
internal static class StatedValues
{
    public static StatementDraft Of(FamilyStatement statement) => new()
    {
        Place = statement.Place,
        Roots = statement.Tree.Roots.ToImmutableSortedDictionary(r => r.Key, r => r.Value is { } record ? ItemOf(record) : null, StringComparer.Ordinal),
        Collections = statement.Tree.Collections.Where(c => c.Value.Stated)
            .ToImmutableSortedDictionary(c => c.Key, c => c.Value.Members.Select(m => ItemOf(m) with { Id = IdOf(m.Path) }).ToImmutableArray(), StringComparer.Ordinal),
    };

    private static DraftItem ItemOf(FactRecord record) => record.Entity.Elements.Where(e => e.Name != "index")
        .Select(e => (e.Name, Value: record.Stated(e.Ordinal)))
        .Where(e => e.Value is { IsKnown: true })
        .Aggregate(DraftItem.Empty, (item, e) => item.With(e.Name, Written(e.Value!.Value)));

    private static string Written(FeelValue value) => value.Kind switch
    {
        FeelKind.Boolean => value.AsBoolean ? "true" : "false",
        FeelKind.Number => value.AsNumber.ToString("0.############", CultureInfo.InvariantCulture),
        FeelKind.Date => value.AsDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FeelKind.Record => IdOf(value.AsRecord.Path),
        _ => value.AsText,
    };

    /// <summary>An id without brackets, which a family file would read as a list.</summary>
    private static string IdOf(string path) => path.Replace('[', '-').TrimEnd(']');
}
