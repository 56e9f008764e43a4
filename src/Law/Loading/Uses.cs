using Anyu.Feel;

namespace Anyu.Law;

/// <summary>What provisions, definitions and benefits rest on, gathered over all their expressions and tables.</summary>
internal static class Uses
{
    /// <summary>All expressions of a provision, its tables' left out.</summary>
    public static IEnumerable<FeelExpression> Expressions(Provision provision) =>
        All(provision.Covers).Concat(All(provision.When)).Concat(Values(provision).Select(v => v.Expression)).Append(provision.Of).OfType<FeelExpression>();

    /// <summary>All tables of a provision.</summary>
    public static IEnumerable<FeelTable> Tables(Provision provision) => Values(provision).Select(v => v.Table).OfType<FeelTable>();

    /// <summary>All expressions of a benefit.</summary>
    public static IEnumerable<FeelExpression> Expressions(Benefit benefit) =>
        new[] { benefit.Where, benefit.SelectedBy, benefit.Begins, benefit.Ends, benefit.WorkingDays }.Concat(benefit.ConnectingFactors).OfType<FeelExpression>();

    /// <summary>The benefits whose amounts a provision needs.</summary>
    public static IEnumerable<string> Benefits(Provision provision) =>
        Expressions(provision).SelectMany(e => e.Benefits).Concat(Tables(provision).SelectMany(t => t.Benefits)).Distinct(StringComparer.Ordinal);

    /// <summary>The benefits whose amounts a benefit itself needs.</summary>
    public static IEnumerable<string> Benefits(Benefit benefit) => Expressions(benefit).SelectMany(e => e.Benefits).Distinct(StringComparer.Ordinal);

    /// <summary>The elements a provision reads.</summary>
    public static IEnumerable<ElementUse> Elements(Provision provision) =>
        Expressions(provision).SelectMany(e => e.Elements).Concat(Tables(provision).SelectMany(t => t.Elements)).Distinct();

    /// <summary>The benefits whose amounts a definition needs.</summary>
    public static IEnumerable<string> Benefits(Definition definition) =>
        definition.Value.All.Concat(All(definition.Covers).OfType<FeelExpression>()).SelectMany(e => e.Benefits).Distinct(StringComparer.Ordinal);

    /// <summary>The elements a definition reads.</summary>
    public static IEnumerable<ElementUse> Elements(Definition definition) =>
        definition.Value.All.Concat(All(definition.Covers).OfType<FeelExpression>()).SelectMany(e => e.Elements).Distinct();

    private static IEnumerable<FeelExpression?> All(Choice<FeelExpression>? choice) => choice?.All ?? [];

    private static IEnumerable<LawValue> Values(Provision provision) => provision.Value?.All ?? [];
}
