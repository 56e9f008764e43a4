using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Indicators;

/// <summary>
/// SDMX-CSV 2.0: one observation a row with its dataflow, dimensions, value and attributes. A withheld value has <c>CONF_STATUS</c> C and no value; count, denominator,
/// interval and class of a rate are attributes of the same observation.
/// </summary>
public static class SdmxCsv
{
    private const string Flow = "ANYU:INDICATORS(1.0)";

    private static readonly ImmutableArray<string> Headings =
    [
        "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "OBS_STATUS", "CONF_STATUS",
        "OBS_COUNT", "DENOMINATOR", "LOWER_BOUND", "UPPER_BOUND", "STABILITY",
    ];

    /// <summary>Headings and rows.</summary>
    public static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<IndicatorValue> values)
    {
        yield return Headings;
        foreach (var value in values.Where(v => v is not IndicatorValue.NotAtHand))
        {
            yield return ["dataflow", Flow, "I", "A", value.Place.ToString(), value.Indicator.Id, Time(value.Period), .. Rest(value)];
        }
    }

    /// <summary>A year, or the first day and length of several (ISO 8601).</summary>
    private static string Time(Period period) => period.Years == 1 ? period.ToString() : string.Create(CultureInfo.InvariantCulture, $"{period.First}-01/P{period.Years}Y");

    private static string[] Rest(IndicatorValue value) => value switch
    {
        IndicatorValue.Rated { Rate: var r } =>
        [
            ExportTable.Number(r.Value), value.Indicator.Unit, r.Stability is Stability.NotReliable or Stability.Unstable ? "U" : "A", "F",
            r.Basis.Count.ToString(CultureInfo.InvariantCulture), r.Basis.Denominator.ToString(CultureInfo.InvariantCulture), ExportTable.Number(r.Low), ExportTable.Number(r.High), r.Stability.ToString(),
        ],
        IndicatorValue.Counted c => [c.Count.ToString(CultureInfo.InvariantCulture), value.Indicator.Unit, "A", "F", c.Count.ToString(CultureInfo.InvariantCulture), "", "", "", "Count"],
        _ => ["", value.Indicator.Unit, "Q", "C", "", "", "", "", ""],
    };
}
