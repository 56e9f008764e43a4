using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Yearly counts against the place's own earlier years: events by <see cref="YearlyRule"/>, shares and ratios by <see cref="PredictiveShare"/> over the same base years. Parts of a place are
/// steadied by how alike they are, where enough of them have a history.
/// </summary>
internal sealed class YearlyScan(CountBook book, IndicatorDefinition indicator, int year)
{
    private const int FewestAlike = 8;
    private readonly IndicatorEngine staff = new(new Release(book, Audience.AuthorisedStaff));
    private readonly YearlyRule rule = new((double)indicator.Warning.Alpha, indicator.Warning.Years);
    private readonly Period tested = Period.OfYear(year);

    /// <summary>Tests each place; the first is the whole, which is compared with nobody.</summary>
    public ImmutableArray<ScanPart> Run(ImmutableArray<PlaceCode> places)
    {
        var histories = places.Select(p => (Place: p, Years: History(p))).ToList();
        var prior = indicator.Measure == Measure.Events ? Prior(histories.Skip(1).Select(h => h.Years)) : null;
        return [.. histories.Index().Select(h => Test(h.Item.Place, h.Item.Years, h.Index == 0 ? null : prior))];
    }

    private ScanPart Test(PlaceCode place, List<RateBasis> history, RatePrior? prior)
    {
        if (history is not [.., var last] || last.Period != tested)
        {
            return ScanPart.Without(indicator, place, tested, staff.Value(indicator, place, tested));
        }

        var fall = indicator.Direction == Direction.Higher;
        var years = history.Select(b => Counted(b, fall)).ToList();
        if (rule.Past(years) is not { Denominator: > 0 } past)
        {
            return ScanPart.Because(indicator, place, tested, new($"历史不足{rule.FewestYears}年", $"fewer than {rule.FewestYears} years of history"));
        }

        var found = indicator.Measure == Measure.Events ? rule.Run(years, prior)! : new PredictiveShare(rule.Alpha).Run(past, years[^1].Count, (long)years[^1].Denominator);
        return ScanPart.Of(new WatchedTest(
            indicator.Id, place, tested, Version(fall, prior), years[^1].Count, found.Expected, found.Upper, found.Probability, found.Alarm, Power(found, past, years[^1], prior), last.Synthetic));
    }

    /// <summary>Consecutive years up to the one tested, as far as the rule looks back.</summary>
    private List<RateBasis> History(PlaceCode place)
    {
        var years = new List<RateBasis>();
        for (var back = 0; back <= rule.BaseYears + rule.LeftOut; back++)
        {
            if (staff.Value(indicator, place, Period.OfYear(year - back)) is not IndicatorValue.Rated { Rate.Basis: var basis })
            {
                break;
            }

            years.Insert(0, basis);
        }

        return years;
    }

    /// <summary>Events, or of a share those that should grow fewer; a ratio is the share of its first part.</summary>
    private EventCount Counted(RateBasis basis, bool fall) => indicator.Measure switch
    {
        Measure.Ratio => new EventCount(basis.Count, basis.Count + (double)basis.Denominator),
        Measure.Share when fall => new EventCount((long)basis.Denominator - basis.Count, (double)basis.Denominator),
        _ => new EventCount(basis.Count, (double)basis.Denominator),
    };

    private RatePrior? Prior(IEnumerable<List<RateBasis>> histories)
    {
        var past = histories.Select(h => rule.Past([.. h.Select(b => Counted(b, fall: false))])).OfType<EventCount>().Where(e => e.Denominator > 0).ToList();
        return past.Count >= FewestAlike && past.Exists(e => e.Count > 0) ? EmpiricalBayes.ByLikelihood(past) : null;
    }

    private string Version(bool fall, RatePrior? prior) => indicator.Measure == Measure.Events
        ? rule.Version + (prior is null ? "" : string.Create(CultureInfo.InvariantCulture, $" prior {prior.Shape:0.##}/{prior.Exposure:0}"))
        : string.Create(CultureInfo.InvariantCulture, $"yearly-share{(fall ? "-fall" : "")} 1 (alpha {rule.Alpha}, base {rule.BaseYears}, left out {rule.LeftOut})");

    /// <summary>The chance that a doubled risk, of a share a doubled odds, would have alarmed.</summary>
    private double Power(Prognosis found, EventCount past, EventCount now, RatePrior? prior)
    {
        if (indicator.Measure == Measure.Events)
        {
            return DetectionPower.FromHistory(Math.Max(found.Expected, 0.01), (past.Denominator + (prior?.Exposure ?? 0)) / now.Denominator, 2, rule.Alpha);
        }

        var odds = 2 * found.Expected / Math.Max(now.Denominator - found.Expected, 1e-9);
        return ShareLimits.AtLeast(found.Upper + 1, (long)now.Denominator, odds / (1 + odds));
    }
}
