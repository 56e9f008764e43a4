using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Which tests an audience may see: only where every count that a test rests on is shown to it, since expectation and limit are made of them.</summary>
public static class WarningView
{
    /// <summary>Whether the numbers of a test may be shown.</summary>
    /// <param name="release">What the audience may see.</param>
    /// <param name="test">The test.</param>
    public static bool Shows(Release release, WatchedTest test)
    {
        var catalogue = release.Book.Catalogue;
        if (release.Audience == Audience.AuthorisedStaff)
        {
            return true;
        }

        return catalogue.Indicators.TryGetValue(test.Indicator, out var indicator) && Keys(release.Book, indicator, test.Place, test.Period).All(release.Shows);
    }

    private static IEnumerable<CountKey> Keys(CountBook book, IndicatorDefinition indicator, PlaceCode place, Period period)
    {
        var series = indicator.Numerator.Series.Id;
        var periods = period.IsMonth ? book.PeriodsOf(series).Where(p => p.IsMonth && p <= period) : book.YearsOf(series).Where(y => y <= period.Year).Select(Period.OfYear);
        foreach (var at in periods.Append(period).Where(p => book[new CountKey(series, place, p, indicator.Numerator.Cells)].Value is not null))
        {
            yield return new CountKey(series, place, at, indicator.Numerator.Cells);
            if (indicator.Denominator is { } below)
            {
                foreach (var (key, _) in TermCount.Denominator(book, below, place, at, below.Cells).Keys.Where(k => book[k.Key].Value is not null))
                {
                    yield return key;
                }
            }
        }
    }
}
