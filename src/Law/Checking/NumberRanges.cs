using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What numbers facts can take in a place: what may be stated, what a computed element or a definition of the law can come to, what an interpretation proposes.</summary>
internal sealed class NumberRanges(Lawbook book, PlaceCode place, string benefit)
{
    /// <summary>The greatest number that a statement may hold (docs/limits.md).</summary>
    private const decimal MostStated = 1_000_000_000_000m;

    private static readonly ImmutableArray<decimal> Amounts = [100, 10_000, 1_000_000];
    private static readonly ImmutableArray<decimal> Shares = [50, 100];
    private static readonly ImmutableArray<decimal> Counts = [2, 3, 10];

    /// <summary>What a node can come to; any number where that is not plain.</summary>
    public NumberReach Of(FeelNode node) => node switch
    {
        FeelNode.Literal { Value.Kind: FeelKind.Number } literal => NumberReach.Only(literal.Value.AsNumber),
        FeelNode.If either => Of(either.Then).Or(Of(either.Otherwise)),
        FeelNode.Call { Function: FeelFunction.Min, Arguments: [FeelNode.ListLiteral { Items.IsEmpty: false } list] } => list.Items.Select(Of).Aggregate((a, b) => a.Least(b)),
        FeelNode.Call { Function: FeelFunction.Max, Arguments: [FeelNode.ListLiteral { Items.IsEmpty: false } list] } => list.Items.Select(Of).Aggregate((a, b) => a.Greatest(b)),
        FeelNode.ElementRead { Element: { Compute: null, Law: false } element } => Stated(element),
        FeelNode.ElementRead read => Meanings(read.Entity, read.Element).Select(e => Of(e.Root)).DefaultIfEmpty(NumberReach.Any).Aggregate((a, b) => a.Or(b)),
        FeelNode.Setting setting when Proposed(setting.Interpretation) is { } number => NumberReach.Only(number),
        FeelNode.AmountOf => NumberReach.Any with { Low = 0 },
        _ => NumberReach.Any,
    };

    private static NumberReach Stated(Element element)
    {
        var usual = element.Type switch
        {
            FeelType.Number { Unit: Unit.Yuan } => Amounts,
            FeelType.Number { Unit: Unit.Percent } => Shares,
            _ => Counts,
        };
        return new NumberReach(element.Least, element.Most ?? MostStated, element.Most is { } most ? [.. usual, most] : usual);
    }

    /// <summary>What gives a computed element, and a term of the law in this place and for this benefit, under every option.</summary>
    private IEnumerable<FeelExpression> Meanings(Entity entity, Element element) => element.Law
        ? book.Definitions.Values
            .Where(d => d.Entity == entity.Id && d.Element == element.Name && (d.Benefits.IsEmpty || d.Benefits.Contains(benefit, StringComparer.Ordinal)) && place.IsWithin(PlaceCode.Parse(d.Place)))
            .SelectMany(d => d.Value.All)
        : book.Vocabulary.Computes.TryGetValue($"{entity.Id}.{element.Name}", out var computed) ? [computed] : [];

    private decimal? Proposed(string interpretation) =>
        book.Interpretations.TryGetValue(interpretation, out var open) && open.Type == "number" && decimal.TryParse(open.Default, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
