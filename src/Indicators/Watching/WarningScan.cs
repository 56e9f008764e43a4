using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A test that was made, whether or not it alarmed.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period tested.</param>
/// <param name="Rule">Rule and settings, with their version.</param>
/// <param name="Observed">The count.</param>
/// <param name="Expected">The count expected at the usual risk.</param>
/// <param name="Upper">Above this it alarms.</param>
/// <param name="Probability">The probability of as many or more at the usual risk.</param>
/// <param name="Alarm">Whether it alarms.</param>
/// <param name="Power">The chance that a doubled risk would have alarmed.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record WatchedTest(
    string Indicator, PlaceCode Place, Period Period, string Rule, long Observed, double Expected, long Upper, double Probability, bool Alarm, double Power, bool Synthetic)
{
    /// <summary>The id of its warning: the same test of the same data is the same warning.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Indicator}:{Place}:{Period}:{Rule.Split(' ')[0]}");
}

/// <summary>Why a period was not tested.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period.</param>
/// <param name="Reason">Why.</param>
public sealed record NotTested(string Indicator, PlaceCode Place, Period Period, Bilingual Reason);

/// <summary>What a scan gave.</summary>
/// <param name="Tests">All tests made.</param>
/// <param name="Shown">Alarms inside the budget and the false-discovery bound, the most remarkable first.</param>
/// <param name="Waiting">Alarms that the budget holds back.</param>
/// <param name="Left">What was not tested, and why: data quality comes before any warning.</param>
public sealed record ScanResult(ImmutableArray<WatchedTest> Tests, ImmutableArray<WatchedTest> Shown, ImmutableArray<WatchedTest> Waiting, ImmutableArray<NotTested> Left);

/// <summary>
/// Looks for what really changed in a year: each indicator by its own rule, in a place and its parts. A period with a gap in its reports is not tested at all, since a
/// township that did not report looks like a fall. Over all tests the share of false alarms is held (Benjamini–Hochberg) and the number of alarms a reader gets is limited.
/// </summary>
public static class WarningScan
{
    private const int Fewest = 3;

    /// <summary>Scans a year.</summary>
    /// <param name="book">The counts; warnings are for authorised staff.</param>
    /// <param name="place">The place; its parts are scanned too.</param>
    /// <param name="year">The year.</param>
    /// <param name="budget">How many alarms a reader gets.</param>
    public static ScanResult Run(CountBook book, PlaceCode place, int year, AlarmBudget budget)
    {
        var (tests, left) = (new List<WatchedTest>(), new List<NotTested>());
        foreach (var indicator in book.Catalogue.Indicators.Values.Where(i => i.Warning.Kind == WarningRuleKind.Farrington || (i.Warning.Kind == WarningRuleKind.OwnHistory && i.Measure == Measure.Events)))
        {
            foreach (var one in book.PartsOf(indicator.Numerator.Series.Id, place).Prepend(place))
            {
                var found = (indicator.Warning.Kind == WarningRuleKind.Farrington ? Months(book, indicator, one, year) : OwnHistory(book, indicator, one, year)).ToList();
                tests.AddRange(found.Select(f => f.Test).OfType<WatchedTest>());
                left.AddRange(found.Select(f => f.Left).OfType<NotTested>());
            }
        }

        var choice = budget.Choose([.. tests.Select(t => new TestedCount(t.Id, t.Probability, t.Observed - t.Expected))]);
        var byId = tests.ToDictionary(t => t.Id, StringComparer.Ordinal);
        return new(
            [.. tests],
            [.. choice.Shown.Select(f => byId[f.Id]).Where(t => t.Alarm)],
            [.. choice.Waiting.Select(f => byId[f.Id]).Where(t => t.Alarm)],
            [.. left]);
    }

    private static IEnumerable<(WatchedTest? Test, NotTested? Left)> OwnHistory(CountBook book, IndicatorDefinition indicator, PlaceCode place, int year)
    {
        var staff = new IndicatorEngine(new Release(book, Audience.AuthorisedStaff));
        var now = staff.Value(indicator, place, Period.OfYear(year));
        if (now is not IndicatorValue.Rated { Rate: var rate })
        {
            yield return (null, new NotTested(indicator.Id, place, Period.OfYear(year), now is IndicatorValue.NotAtHand gap
                ? new($"数据不全，缺 {gap.Gaps} 个数：先补齐再判断", $"{gap.Gaps} counts missing: complete the data first")
                : new("分母太小", "denominator too small")));
            yield break;
        }

        var past = Enumerable.Range(year - indicator.Warning.Years, indicator.Warning.Years)
            .Select(y => staff.Value(indicator, place, Period.OfYear(y))).OfType<IndicatorValue.Rated>().Select(v => v.Rate.Basis).ToList();
        if (past.Count < Fewest)
        {
            yield return (null, new NotTested(indicator.Id, place, Period.OfYear(year), new($"历史不足{Fewest}年", $"fewer than {Fewest} years of history")));
            yield break;
        }

        var alpha = (double)indicator.Warning.Alpha;
        var before = EventCount.Pooled(past.Select(b => new EventCount(b.Count, (double)b.Denominator)));
        var prognosis = new PredictiveTest(alpha).Run(before, new EventCount(rate.Basis.Count, (double)rate.Basis.Denominator));
        var rule = string.Create(CultureInfo.InvariantCulture, $"own-history 1 (years {past.Count}, alpha {alpha})");
        var power = DetectionPower.FromHistory(Math.Max(prognosis.Expected, 0.01), before.Denominator / (double)rate.Basis.Denominator, 2, alpha);
        yield return (new WatchedTest(
            indicator.Id, place, Period.OfYear(year), rule, rate.Basis.Count, prognosis.Expected, prognosis.Upper, prognosis.Probability, prognosis.Alarm, power, rate.Basis.Synthetic), null);
    }

    /// <summary>Every month of the year against the same season before; only where all months are at hand.</summary>
    private static IEnumerable<(WatchedTest? Test, NotTested? Left)> Months(CountBook book, IndicatorDefinition indicator, PlaceCode place, int year)
    {
        var first = new Month(year - indicator.Warning.Years - 1, 1);
        var months = Enumerable.Range(0, first.MonthsUntil(new Month(year, 12)) + 1).Select(first.AddMonths).ToList();
        var counts = months.Select(m => book[new CountKey(indicator.Numerator.Series.Id, place, Period.OfMonth(m), indicator.Numerator.Cells)]).ToList();
        if (Count.Sum(counts) is { Value: null } gap)
        {
            yield return (null, new NotTested(indicator.Id, place, Period.OfYear(year), new($"数据不全，缺 {gap.Gaps} 个月报数：先补齐再判断", $"{gap.Gaps} monthly counts missing: complete the data first")));
            yield break;
        }

        var rule = FlexibleFarrington.Monthly with { Years = indicator.Warning.Years, Alpha = (double)indicator.Warning.Alpha };
        double[] series = [.. counts.Select(c => (double)c.Value!.Value)];
        foreach (var signal in rule.Run(series, months.Count - 12))
        {
            var (observed, upper) = ((long)series[signal.Week], (long)Math.Floor(signal.Upper));
            yield return (new WatchedTest(
                indicator.Id, place, Period.OfMonth(months[signal.Week]), string.Create(CultureInfo.InvariantCulture, $"farrington 1 (years {rule.Years}, alpha {rule.Alpha})"),
                observed, signal.Expected, upper, signal.Probability, signal.Alarm, DetectionPower.Known(Math.Max(signal.Expected, 0.01), 2, rule.Alpha), counts[signal.Week].Synthetic), null);
        }
    }
}
