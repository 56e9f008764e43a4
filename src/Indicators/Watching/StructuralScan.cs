using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Persons of one age group in one year of a stored forecast, by its 80 percent band.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Low">Lower end.</param>
/// <param name="Median">Median.</param>
/// <param name="High">Upper end.</param>
public sealed record ForecastBand(int Year, double Low, double Median, double High);

/// <summary>The bands of the age groups of a stored forecast run that services are planned for.</summary>
/// <param name="Run">The run's id, to be named with each warning.</param>
/// <param name="Groups">The years of each group, such as <c>0-2</c>.</param>
public sealed record GroupForecast(string Run, ImmutableSortedDictionary<string, ImmutableArray<ForecastBand>> Groups)
{
    /// <summary>The years of a group; none where the run does not hold it.</summary>
    public ImmutableArray<ForecastBand> Of(string group) => Groups.GetValueOrDefault(group, []);
}

/// <summary>What a service will need beside what there is.</summary>
/// <param name="Indicator">The indicator whose numerator there is.</param>
/// <param name="Years">The years of the forecast after the last count.</param>
public sealed record ServiceNeed(string Indicator, ImmutableArray<CapacityYear> Years);

/// <summary>
/// What services need by the forecast beside what there is: warns only where the whole 80 percent band has crossed it. How much a person needs is stated by the indicator or is today's
/// attendance; either is an assumption and no forecast, and stands with the warning.
/// </summary>
internal sealed class StructuralScan(CountBook book, IndicatorDefinition indicator, PlaceCode place)
{
    /// <summary>The rule's name where there is too little.</summary>
    public const string Rule = "forecast-band";

    /// <summary>The rule's name where what there is will stand idle.</summary>
    public const string Idle = "forecast-idle";

    /// <summary>Whether a test is one of these.</summary>
    public static bool IsStructural(WatchedTest test) => test.RuleName is Rule or Idle;

    public (ImmutableArray<CapacityYear> Years, ScanPart Part) Run(int year, GroupForecast? forecast)
    {
        var rule = indicator.Warning.Need!;
        var capacity = book[new CountKey(indicator.Numerator.Series.Id, place, Period.OfYear(year), Cells.All)];
        if (forecast is null || forecast.Of(rule.Group).IsEmpty)
        {
            return ([], Without(year, new("没有存好的人口预测", "no stored forecast of this place")));
        }

        if (capacity.Value is not { } places || NeedShare.Of(book, rule, place, year) is not { } share)
        {
            return ([], Without(year, rule.Attending is null ? new("缺现有数", "what there is, is missing") : new("缺现有数、使用人数或该年龄人数", "what there is, those who attend or the persons of the age are missing")));
        }

        var need = share / (double)rule.Each;
        var check = new CapacityCheck(need, (double)rule.Idle);
        ImmutableArray<CapacityYear> years = [.. forecast.Of(rule.Group).Where(y => y.Year > year).Select(y => check.At(y.Year, y.Low * need, y.Median * need, y.High * need, places))];
        return (years, new([.. years.Where(y => y.Warns).DistinctBy(y => y.State).Select(first => Warning(first, forecast, need, capacity.Synthetic))], []));
    }

    private ScanPart Without(int year, Bilingual reason) => ScanPart.Because(indicator, place, Period.OfYear(year), reason);

    /// <summary>The first year of its kind: the least that is needed beside what there is, or the most beside what must be used lest it stands idle.</summary>
    private WatchedTest Warning(CapacityYear first, GroupForecast forecast, double need, bool synthetic)
    {
        var idle = first.State == CapacityState.Idle;
        return new WatchedTest(
            indicator.Id,
            place,
            Period.OfYear(first.Year),
            string.Create(CultureInfo.InvariantCulture, $"{(idle ? Idle : Rule)} 2 (run {forecast.Run}, 80 percent band, {need:0.0000} for each of {indicator.Warning.Need!.Group})"),
            (long)(idle ? Math.Floor(first.High) : Math.Ceiling(first.Low)),
            first.Median,
            (long)first.Capacity,
            0.1,
            Alarm: true,
            Power: double.NaN,
            synthetic);
    }
}

/// <summary>The share of an age group that attends.</summary>
internal static class NeedShare
{
    /// <summary>The share that the rule states, or today's; null where the counts for it are missing.</summary>
    public static double? Of(CountBook book, NeedRule rule, PlaceCode place, int year)
    {
        if (rule is not { Attending: { } attending, Persons: { } persons })
        {
            return (double)rule.Share;
        }

        long? At(string series) => book[new CountKey(series, place, Period.OfYear(year), Cells.All)].Value;
        return At(attending) is { } used && At(persons) is > 0 and var all ? used / (double)all : null;
    }
}
