using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Values as a table for export: a rate with count, denominator, interval and class in its own row, a withheld value with its reason in their place.</summary>
public static class ExportTable
{
    private static readonly ImmutableArray<string> Headings =
        ["indicator", "indicator_zh", "unit", "place", "place_zh", "period", "value", "low95", "high95", "interval", "count", "denominator", "denominator_at", "class", "status", "source", "synthetic"];

    /// <summary>Headings and rows.</summary>
    /// <param name="values">The values of one audience.</param>
    /// <param name="places">Names of places.</param>
    public static IEnumerable<ImmutableArray<string>> Rows(IEnumerable<IndicatorValue> values, PlaceTree places)
    {
        yield return Headings;
        foreach (var value in values)
        {
            yield return [value.Indicator.Id, value.Indicator.Title.Zh, value.Indicator.Unit, value.Place.ToString(), places.Nearest(value.Place).Name.Zh, value.Period.ToString(), .. Rest(value)];
        }
    }

    /// <summary>All values of a place and its parts: every indicator, every year, and the years pooled.</summary>
    public static IEnumerable<IndicatorValue> Of(IndicatorEngine engine, PlaceCode place)
    {
        foreach (var indicator in engine.Release.Book.Catalogue.Indicators.Values)
        {
            foreach (var one in engine.Release.Book.PartsOf(indicator.Numerator.Series.Id, place).Prepend(place))
            {
                var years = engine.Years(indicator, one);
                var pooled = indicator.Pooled.SelectMany(n => years.Skip(n - 1).Select(y => engine.Pooled(indicator, one, n, y.Period.Year)));
                foreach (var value in years.Concat(pooled).Where(v => v is not IndicatorValue.NotAtHand))
                {
                    yield return value;
                }
            }
        }
    }

    /// <summary>A number as exports write it: all digits, invariant.</summary>
    internal static string Number(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string[] Rest(IndicatorValue value) => value switch
    {
        IndicatorValue.Rated { Rate: var r } =>
        [
            Number(r.Value), Number(r.Low), Number(r.High), ValueWords.Of(r.Method).En, r.Basis.Count.ToString(CultureInfo.InvariantCulture), r.Basis.Denominator.ToString(CultureInfo.InvariantCulture),
            r.Basis.DenominatorAt.Zh, ValueWords.Of(r.Stability).En, "shown", r.Basis.Source.Zh, Flag(r.Basis.Synthetic),
        ],
        IndicatorValue.Counted c => [c.Count.ToString(CultureInfo.InvariantCulture), "", "", "", c.Count.ToString(CultureInfo.InvariantCulture), "", "", "count", "shown", c.Source.Zh, Flag(c.Synthetic)],
        IndicatorValue.Withheld w => ["", "", "", "", "", "", "", "", $"withheld 不予公布: {ValueWords.Of(w.Reason).Zh}", "", Flag(w.Synthetic)],
        _ => ["", "", "", "", "", "", "", "", ValueWords.NotAtHand.En, "", ""],
    };

    private static string Flag(bool synthetic) => synthetic ? "synthetic 合成数据" : "";
}
