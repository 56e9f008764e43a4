using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>The counts that a numerator or denominator needs, and their sum.</summary>
/// <param name="Keys">The counts with their weight: the mean of two stocks takes half of each.</param>
/// <param name="Value">The sum, or null when one is missing.</param>
/// <param name="Count">What is missing, and whether made-up numbers entered.</param>
internal sealed record TermCount(ImmutableArray<(CountKey Key, decimal Weight)> Keys, decimal? Value, Count Count)
{
    /// <summary>A numerator: the flow over the period, or the stock at its end.</summary>
    public static TermCount Numerator(CountBook book, Term term, PlaceCode place, Period period, Cells cells) =>
        Of(book, [(new CountKey(term.Series.Id, place, term.Series.Kind == SeriesKind.Stock ? EndOf(period) : period, cells), 1)]);

    /// <summary>A denominator at its date.</summary>
    public static TermCount Denominator(CountBook book, Term term, PlaceCode place, Period period, Cells cells)
    {
        CountKey At(Period when) => new(term.Series.Id, place, when, cells);
        return term.Date switch
        {
            DenominatorDate.SamePeriod => Of(book, [(At(period), 1)]),
            DenominatorDate.EndOfPeriod => Of(book, [(At(EndOf(period)), 1)]),
            _ => Of(book, [.. period.EachYear().SelectMany(y => new[] { (At(Period.OfYear(y.Year - 1)), 0.5m), (At(y), 0.5m) })]),
        };
    }

    /// <summary>Stocks are dated by the year or month they end.</summary>
    private static Period EndOf(Period period) => period.IsYears ? Period.OfYear(period.Year) : period;

    private static TermCount Of(CountBook book, ImmutableArray<(CountKey Key, decimal Weight)> keys)
    {
        var counts = keys.Select(k => (Count: book[k.Key], k.Weight)).ToList();
        var sum = Count.Sum(counts.Select(c => c.Count));
        return new(keys, sum.Value is null ? null : counts.Sum(c => c.Count.Value!.Value * c.Weight), sum);
    }
}
