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

/// <summary>The band of children under three of a stored forecast run.</summary>
/// <param name="Run">The run's id, to be named with each warning.</param>
/// <param name="Years">Its years.</param>
public sealed record ChildForecast(string Run, ImmutableArray<ForecastBand> Years);

/// <summary>
/// Childcare places against the forecast of children under three: warns only where the whole 80 percent band needs more places than there are. The need for each child is today's
/// enrolment, stated with the warning: it is an assumption and no forecast.
/// </summary>
internal sealed class StructuralScan(CountBook book, IndicatorDefinition indicator, PlaceCode place)
{
    /// <summary>The rule's name.</summary>
    public const string Rule = "forecast-band";

    private const string Enrolled = "childcare-enrolled";
    private const string Children = "children-under-3";

    public (ImmutableArray<CapacityYear> Years, ScanPart Part) Run(int year, ChildForecast? forecast)
    {
        var capacity = book[new CountKey(indicator.Numerator.Series.Id, place, Period.OfYear(year), Cells.All)].Value;
        var (enrolled, children) = (book[new CountKey(Enrolled, place, Period.OfYear(year), Cells.All)], book[new CountKey(Children, place, Period.OfYear(year), Cells.All)]);
        if (forecast is null || capacity is not { } places || enrolled.Value is not { } attending || children.Value is not > 0)
        {
            return ([], ScanPart.Because(indicator, place, Period.OfYear(year), forecast is null
                ? new("没有存好的人口预测", "no stored forecast of this place")
                : new("缺托位数、在托数或3岁以下人数", "places, children enrolled or children under three missing")));
        }

        var need = attending / (double)children.Value.Value;
        var check = new CapacityCheck(need);
        ImmutableArray<CapacityYear> years = [.. forecast.Years.Where(y => y.Year > year).Select(y => check.At(y.Year, y.Low * need, y.Median * need, y.High * need, places))];
        return (years, years.FirstOrDefault(y => y.Warns) is { } first ? ScanPart.Of(Warning(first, forecast, need, enrolled.Synthetic)) : ScanPart.None);
    }

    private WatchedTest Warning(CapacityYear first, ChildForecast forecast, double need, bool synthetic) => new(
        indicator.Id,
        place,
        Period.OfYear(first.Year),
        string.Create(CultureInfo.InvariantCulture, $"{Rule} 1 (run {forecast.Run}, 80 percent band, {need:0.0000} places a child)"),
        (long)Math.Ceiling(first.Low),
        first.Median,
        (long)first.Capacity,
        0.1,
        Alarm: true,
        Power: double.NaN,
        synthetic);
}
