using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>One age of a pyramid.</summary>
/// <param name="Label">The age.</param>
/// <param name="Men">Men; null where withheld or not at hand.</param>
/// <param name="Women">Women.</param>
internal sealed record PyramidAge(Bilingual Label, PyramidCount? Men, PyramidCount? Women);

/// <summary>A count, or the median of a forecast with its bands.</summary>
/// <param name="Value">The count or median.</param>
/// <param name="Low">Lower end of the 80 percent band; the count itself where it was counted.</param>
/// <param name="High">Upper end.</param>
/// <param name="Lowest">Lower end of the 95 percent band.</param>
/// <param name="Highest">Upper end.</param>
/// <param name="Before">What there was in the base year of the forecast, drawn as an outline; null for none.</param>
internal readonly record struct PyramidCount(double Value, double Low, double High, double Lowest, double Highest, double? Before = null)
{
    /// <summary>A count.</summary>
    public static PyramidCount Of(long count) => new(count, count, count, count, count);

    /// <summary>A forecast.</summary>
    public static PyramidCount Of(Band band, double? before = null) => new(band.Median, band.Low80, band.High80, band.Low95, band.High95, before);
}

/// <summary>A population pyramid: men on the left, women on the right, the oldest at the top. A withheld cell is hatched at a fixed width that says nothing; a forecast has its 80 percent band as a thick and its 95 percent band as a thin line, its base year as a dashed outline.</summary>
internal static class PyramidChart
{
    private const double Half = 250;
    private const double Middle = 330;
    private const double Gap = 50;
    private const double Row = 20;

    /// <summary>Draws it with its table.</summary>
    /// <param name="html">The page.</param>
    /// <param name="ages">Each age, the youngest first.</param>
    /// <param name="most">The longest bar over all years, so that years can be compared.</param>
    /// <param name="title">What is drawn: year, and whether counted or forecast.</param>
    /// <param name="forecast">Whether bands are written.</param>
    public static void Write(Html html, ImmutableArray<PyramidAge> ages, double most, Bilingual title, bool forecast)
    {
        var height = (ages.Length * Row) + 10;
        html.Add($"""<figure id="pyramid"><figcaption>{title}{("，男左女右", ", men left, women right")}</figcaption>""");
        html.Add($"""<svg class="chart pyramid" viewBox="0 0 {IntervalChart.Digits(2 * Middle)} {IntervalChart.Digits(height)}" role="img" aria-label="{title}{("，见下表", "; see the table below")}"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="6" class="f4"/></pattern></defs>""");
        foreach (var (at, (label, men, women)) in ages.Index())
        {
            var y = height - 8 - ((at + 1) * Row);
            Bar(html, men, most, y, left: true);
            Bar(html, women, most, y, left: false);
            html.Add($"""<text class="tick{(at % 2 == 0 ? "" : " other")}" x="{IntervalChart.Digits(Middle)}" y="{IntervalChart.Digits(y + Row - 5)}" text-anchor="middle">{label.En.Replace(" and older", "+", StringComparison.Ordinal)}</text>""");
        }

        html.Add($"</svg>");
        Table(html, ages, forecast);
        html.Add($"</figure>");
    }

    private static void Bar(Html html, PyramidCount? value, double most, double y, bool left)
    {
        double Reach(double persons) => Half * persons / Math.Max(1, most);
        var width = value is { } known ? Reach(known.Value) : Half * 0.06;
        var x = left ? Middle - Gap - width : Middle + Gap;
        html.Add($"""<rect x="{IntervalChart.Digits(x)}" y="{IntervalChart.Digits(y + 1)}" width="{IntervalChart.Digits(width)}" height="{IntervalChart.Digits(Row - 3)}" class="{(value is null ? "hatched" : left ? "f1" : "f2")}"/>""");
        if (value is not { } band || band.Highest <= band.Lowest)
        {
            return;
        }

        double At(double persons) => left ? Middle - Gap - Reach(persons) : Middle + Gap + Reach(persons);
        if (band.Before is { } before)
        {
            html.Add($"""<rect class="before" x="{IntervalChart.Digits(Math.Min(At(0), At(before)))}" y="{IntervalChart.Digits(y + 1)}" width="{IntervalChart.Digits(Reach(before))}" height="{IntervalChart.Digits(Row - 3)}"/>""");
        }

        foreach (var (from, to, style) in new[] { (band.Lowest, band.Highest, "whisker95"), (band.Low, band.High, "whisker80") })
        {
            html.Add($"""<line class="{style}" x1="{IntervalChart.Digits(At(from))}" x2="{IntervalChart.Digits(At(to))}" y1="{IntervalChart.Digits(y + (Row / 2) - 0.5)}" y2="{IntervalChart.Digits(y + (Row / 2) - 0.5)}"/>""");
        }
    }

    private static void Table(Html html, ImmutableArray<PyramidAge> ages, bool forecast)
    {
        html.Add($"<details><summary>{("表：按年龄和性别", "Table: by age and sex")}</summary>");
        var table = new StackedTable(html, [new("年龄", "Age"), new("男", "Men"), new("女", "Women")]);
        table.Open(new("人口，按年龄和性别", "Residents by age and sex"));
        foreach (var (label, men, women) in ages.Reverse())
        {
            table.Row(h => h.Add($"{label}"), h => h.Add($"{Text(h, men, forecast)}"), h => h.Add($"{Text(h, women, forecast)}"));
        }

        table.Close();
        html.Add($"</details>");
    }

    private static string Text(Html html, PyramidCount? value, bool forecast) => value is not { } known
        ? ValueWords.Withheld.In(html.View.Language)
        : forecast ? $"{Whole(known.Value)} (80% {Whole(known.Low)}–{Whole(known.High)}, 95% {Whole(known.Lowest)}–{Whole(known.Highest)})" : Whole(known.Value);

    private static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
