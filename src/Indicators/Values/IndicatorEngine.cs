using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Computes indicator values from a release: what the audience may not see is withheld here, before anything is written anywhere.</summary>
public sealed class IndicatorEngine(Release release)
{
    private CountBook Book => Release.Book;

    /// <summary>What is known and shown.</summary>
    public Release Release { get; } = release;

    /// <summary>The value of an indicator.</summary>
    /// <param name="indicator">The definition.</param>
    /// <param name="place">The place.</param>
    /// <param name="period">A year, a month, or pooled years.</param>
    /// <param name="part">The part of the numerator, for a breakdown of a count.</param>
    public IndicatorValue Value(IndicatorDefinition indicator, PlaceCode place, Period period, Cells part = default)
    {
        if (indicator.Measure == Measure.SumOfRates)
        {
            return Sum(indicator, place, period);
        }

        var cells = part.Conditions.Aggregate(indicator.Numerator.Cells, (c, x) => c.With(x.Breakdown, x.Code));
        var top = TermCount.Numerator(Book, indicator.Numerator, place, period, cells);
        if (indicator.Denominator is not { } below)
        {
            return Known(indicator, place, period, [top]) ?? new IndicatorValue.Counted(indicator, place, period, (long)top.Value!.Value, Source([top]), top.Count.Synthetic);
        }

        var bottom = TermCount.Denominator(Book, below, place, period, below.Cells);
        return Known(indicator, place, period, [top, bottom]) ?? Rated(indicator, place, period, top, bottom);
    }

    /// <summary>The values of every year at hand for the numerator, the oldest first.</summary>
    public ImmutableArray<IndicatorValue> Years(IndicatorDefinition indicator, PlaceCode place) =>
        [.. Book.YearsOf(indicator.Numerator.Series.Id).Select(y => Value(indicator, place, Period.OfYear(y)))];

    /// <summary>The first year before another whose value is known and shown; null when there is none.</summary>
    public IndicatorValue? First(IndicatorDefinition indicator, PlaceCode place, int before) => Book.YearsOf(indicator.Numerator.Series.Id)
        .Where(y => y < before).Select(y => Value(indicator, place, Period.OfYear(y))).FirstOrDefault(v => v is IndicatorValue.Rated or IndicatorValue.Counted);

    /// <summary>The pooled value that ends in a year.</summary>
    public IndicatorValue Pooled(IndicatorDefinition indicator, PlaceCode place, int years, int last) => Value(indicator, place, Period.OfYears(years, last));

    /// <summary>The reported rows that a value rests on: its lineage, for those who may see the counts.</summary>
    public ImmutableArray<Observation> RowsOf(IndicatorDefinition indicator, PlaceCode place, Period period)
    {
        var keys = TermCount.Numerator(Book, indicator.Numerator, place, period, indicator.Numerator.Cells).Keys
            .Concat(indicator.Denominator is { } below ? TermCount.Denominator(Book, below, place, period, below.Cells).Keys : []);
        return [.. keys.SelectMany(k => Book.RowsOf(k.Key)).Distinct().OrderBy(o => o.Key.Series, StringComparer.Ordinal).ThenBy(o => o.Key.Period).ThenBy(o => o.Key.Place)];
    }

    private IndicatorValue Rated(IndicatorDefinition indicator, PlaceCode place, Period period, TermCount top, TermCount bottom)
    {
        var persons = indicator.Denominator!.Series.Persons;
        if (bottom.Value is not > 0 || (persons && bottom.Value < DisclosureRule.SmallestDenominator))
        {
            return new IndicatorValue.Withheld(indicator, place, period, WithheldReason.SmallDenominator, top.Count.Synthetic);
        }

        var basis = new RateBasis((long)top.Value!.Value, bottom.Value.Value, indicator.Per, period, Date(indicator.Denominator, period), Source([top, bottom]), top.Count.Synthetic || bottom.Count.Synthetic);
        return new IndicatorValue.Rated(indicator, place, period, indicator.Measure switch
        {
            Measure.Share when basis.Count <= basis.Denominator => Rate.OfShare(basis),
            Measure.Ratio => Rate.OfRatio(basis),
            Measure.Enumeration => Rate.OfEnumeration(basis),
            _ => Rate.OfEvents(basis),
        });
    }

    private IndicatorValue Sum(IndicatorDefinition indicator, PlaceCode place, Period period)
    {
        var (top, below) = (indicator.Numerator, indicator.Denominator!);
        var parts = Book.Catalogue.Breakdowns[top.By!].Codes.Select(code => (
            Births: TermCount.Numerator(Book, top, place, period, top.Cells.With(top.By!, code.Id)),
            Women: TermCount.Denominator(Book, below, place, period, below.Cells.With(below.By!, code.Id)))).ToList();
        var terms = parts.SelectMany(p => new[] { p.Births, p.Women }).ToList();
        if (Known(indicator, place, period, terms) is { } unknown)
        {
            return unknown;
        }

        if (parts.Any(p => p.Women.Value is not > 0 || p.Women.Value < DisclosureRule.SmallestDenominator))
        {
            return new IndicatorValue.Withheld(indicator, place, period, WithheldReason.SmallDenominator, terms.Any(t => t.Count.Synthetic));
        }

        var basis = new RateBasis(
            (long)parts.Sum(p => p.Births.Value!.Value), parts.Sum(p => p.Women.Value!.Value), indicator.Per, period, Date(below, period), Source(terms), terms.Any(t => t.Count.Synthetic));
        return new IndicatorValue.Rated(indicator, place, period, Rate.OfSum(basis, [.. parts.Select(p => ((long)p.Births.Value!.Value, p.Women.Value!.Value))]));
    }

    /// <summary>Why there is no value, or null when there is one.</summary>
    private IndicatorValue? Known(IndicatorDefinition indicator, PlaceCode place, Period period, IReadOnlyList<TermCount> terms)
    {
        var all = Count.Sum(terms.Select(t => t.Count));
        if (all.Value is null)
        {
            return new IndicatorValue.NotAtHand(indicator, place, period, all.Missing, all.Gaps);
        }

        return terms.SelectMany(t => t.Keys).All(k => Release.Shows(k.Key)) ? null
            : new IndicatorValue.Withheld(indicator, place, period, WithheldReason.Confidential, all.Synthetic);
    }

    private Bilingual Source(IEnumerable<TermCount> terms)
    {
        var titles = terms.SelectMany(t => t.Keys).Select(k => Book.RowsOf(k.Key).FirstOrDefault()).OfType<Observation>()
            .Select(o => o.From.DataSet).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => Book.Sets.First(s => s.Id == id).Title).Distinct().ToList();
        return new(string.Join('；', titles.Select(t => t.Zh)), string.Join("; ", titles.Select(t => t.En)));
    }

    private static Bilingual Date(Term term, Period period) => term.Date switch
    {
        DenominatorDate.SamePeriod => new($"{ValueWords.Of(period)} 同期", $"same period {ValueWords.Of(period)}"),
        DenominatorDate.EndOfPeriod => new($"{period.Last.LastDay:yyyy-MM-dd} 期末", $"end of period {period.Last.LastDay:yyyy-MM-dd}"),
        _ => new($"{ValueWords.Of(period)} 年平均（年初、年末的平均）", $"mean of beginning and end of {ValueWords.Of(period)}"),
    };
}
