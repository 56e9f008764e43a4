using System.Collections.Immutable;
using Anyu.Feel;

namespace Anyu.Law;

/// <summary>An amount as expressions to be searched together, and what it is when each has come out: of a table the row that decides, of a rate its share of the base.</summary>
/// <param name="Parts">The expressions.</param>
/// <param name="Amount">The amount from their values, in their order; null when there is none.</param>
internal sealed record AmountSearch(ImmutableArray<FeelExpression> Parts, Func<ReadOnlySpan<FeelValue>, decimal?> Amount)
{
    /// <summary>The ways in which an amount can come out: one, but for a table whose rows cannot be read as conditions, where each output may.</summary>
    /// <param name="reading">The provision as it reads.</param>
    /// <param name="withBase">Whether a rate is taken of its base.</param>
    public static IEnumerable<AmountSearch> Of(Reading reading, bool withBase)
    {
        var plain = reading.Value switch
        {
            { Expression: { } one } => [new AmountSearch([one], static values => Number(values[0]))],
            { Table: { } table, Rows.IsEmpty: true } => table.Outputs.Select(output => new AmountSearch([output], static values => Number(values[0]))),
            { Table: { } table } value => [new AmountSearch([.. value.Rows, .. table.Outputs], values => OfRows(table.Hit, values[..value.Rows.Length], values[value.Rows.Length..]))],
            _ => Enumerable.Empty<AmountSearch>(),
        };
        return withBase && reading.Provision.Of is { } share ? plain.Select(p => p.TakenOf(share)) : plain;
    }

    private AmountSearch TakenOf(FeelExpression share) =>
        new(Parts.Add(share), values => Number(values[^1]) is { } of && Amount(values[..^1]) is { } rate ? rate * of / 100 : null);

    /// <summary>The amount of a table. A row that may or may not fit leaves it open.</summary>
    private static decimal? OfRows(HitPolicy hit, ReadOnlySpan<FeelValue> rows, ReadOnlySpan<FeelValue> outputs)
    {
        decimal? amount = hit == HitPolicy.CollectSum ? 0 : null;
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row].Truth is Truth.No or Truth.NotApplicable)
            {
                continue;
            }

            if (rows[row].Truth != Truth.Yes || Number(outputs[row]) is not { } output)
            {
                return null;
            }

            switch (hit)
            {
                case HitPolicy.First:
                    return output;
                case HitPolicy.Unique when amount is not null:
                    return null;
                default:
                    amount = hit == HitPolicy.CollectSum ? amount + output : Math.Max(amount ?? output, output);
                    break;
            }
        }

        return amount;
    }

    private static decimal? Number(FeelValue value) => value.Kind == FeelKind.Number ? value.AsNumber : null;
}
