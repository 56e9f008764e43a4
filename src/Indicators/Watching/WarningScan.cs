using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Looks for what really changed in a year: each indicator by its own rule, in a place and its parts. A period with a gap in its reports is not tested at all, since a
/// township that did not report looks like a fall. Each indicator of the place itself alarms once in a hundred years at a steady risk, by its own level; over all parts together the share of
/// false alarms is held (Benjamini–Hochberg), so that many small places do not hide what the place shows. The number of alarms a reader gets is limited.
/// </summary>
public static class WarningScan
{
    private static readonly ImmutableArray<int> PooledYears = [1, 3, 5, 10];

    /// <summary>Scans a year.</summary>
    /// <param name="book">The counts; warnings are for authorised staff.</param>
    /// <param name="place">The place; its parts are scanned too.</param>
    /// <param name="year">The year.</param>
    /// <param name="budget">How many alarms a reader gets.</param>
    /// <param name="forecast">The age groups of a stored forecast of the place, where there is one.</param>
    public static ScanResult Run(CountBook book, PlaceCode place, int year, AlarmBudget budget, GroupForecast? forecast = null)
    {
        var parts = new List<ScanPart>();
        var (reviews, needs) = (ImmutableArray.CreateBuilder<CaseReview>(), ImmutableArray.CreateBuilder<ServiceNeed>());
        foreach (var indicator in book.Catalogue.Indicators.Values)
        {
            ImmutableArray<PlaceCode> places = [place, .. book.PartsOf(indicator.Numerator.Series.Id, place)];
            switch (indicator.Warning.Kind)
            {
                case WarningRuleKind.OwnHistory:
                    parts.AddRange(new YearlyScan(book, indicator, year).Run(places));
                    break;
                case WarningRuleKind.Farrington:
                    parts.AddRange(places.Select(new MonthlyScan(book, indicator, year).Run));
                    break;
                case WarningRuleKind.Cusum:
                    parts.AddRange(places.Select(new CusumScan(book, indicator, year).Run));
                    break;
                case WarningRuleKind.BirthsBetween or WarningRuleKind.DaysBetween:
                    parts.AddRange(places.Select(new GapScan(book, indicator, year).Run));
                    break;
                case WarningRuleKind.CaseReview:
                    reviews.AddRange(places.Select(p => Review(book, indicator, p, year)).OfType<CaseReview>());
                    break;
                case WarningRuleKind.ForecastBand:
                    var (years, structural) = new StructuralScan(book, indicator, place).Run(year, forecast);
                    if (!years.IsEmpty)
                    {
                        needs.Add(new ServiceNeed(indicator.Id, years));
                    }

                    parts.Add(structural);
                    break;
            }
        }

        ImmutableArray<WatchedTest> tests = [.. parts.SelectMany(p => p.Tests)];
        var own = tests.Where(t => t.Place == place && t.Alarm && !StructuralScan.IsStructural(t));
        var choice = budget.Choose(Counted(own), Counted(tests.Where(t => t.Place != place)));
        var byId = tests.ToDictionary(t => t.Id, StringComparer.Ordinal);
        return new(
            tests,
            [.. tests.Where(StructuralScan.IsStructural), .. choice.Shown.Select(f => byId[f.Id]).Where(t => t.Alarm)],
            [.. choice.Waiting.Select(f => byId[f.Id]).Where(t => t.Alarm)],
            [.. parts.SelectMany(p => p.Left)],
            reviews.ToImmutable(),
            needs.ToImmutable());
    }

    private static List<TestedCount> Counted(IEnumerable<WatchedTest> tests) => [.. tests.Select(t => new TestedCount(t.Id, t.Probability, t.Observed - t.Expected))];

    /// <summary>Cases to review, and what could be seen by counting them over several years; none where the year is not at hand.</summary>
    private static CaseReview? Review(CountBook book, IndicatorDefinition indicator, PlaceCode place, int year)
    {
        var staff = new IndicatorEngine(new Release(book, Audience.AuthorisedStaff));
        if (staff.Value(indicator, place, Period.OfYear(year)) is not IndicatorValue.Rated { Rate.Basis: var now })
        {
            return null;
        }

        var past = book.YearsOf(indicator.Numerator.Series.Id).Where(y => y <= year).Select(y => staff.Value(indicator, place, Period.OfYear(y))).OfType<IndicatorValue.Rated>().Select(v => v.Rate.Basis).ToList();
        var mean = past.Sum(b => b.Count) / (double)past.Count;
        return new(indicator.Id, place, Period.OfYear(year), now.Count, [.. PooledYears.Select(n => (n, DetectionPower.Known(Math.Max(mean * n, 0.01), 2)))]);
    }
}
