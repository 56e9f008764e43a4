using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>A population pyramid: men on the left, women on the right, the oldest at the top. A withheld cell is hatched at a fixed width that says nothing.</summary>
internal static class PyramidChart
{
    private const double Half = 250;
    private const double Middle = 330;
    private const double Row = 14;

    /// <summary>Draws it with its table.</summary>
    /// <param name="html">The page.</param>
    /// <param name="ages">Label, men and women of each age, the youngest first; null where withheld or not at hand.</param>
    /// <param name="most">The longest bar over all years, so that years can be compared.</param>
    /// <param name="year">The year.</param>
    public static void Write(Html html, ImmutableArray<(Bilingual Label, long? Men, long? Women)> ages, long most, int year)
    {
        var height = (ages.Length * Row) + 24;
        html.Add($"""<figure id="pyramid"><figcaption>{($"{year}年末常住人口，男左女右", $"Residents at the end of {year}, men left, women right")}</figcaption>""");
        html.Add($"""<svg class="chart pyramid" viewBox="0 0 {IntervalChart.Digits(2 * Middle)} {IntervalChart.Digits(height)}" role="img" aria-label="{($"{year}年人口金字塔，见下表", $"Population pyramid of {year}; see the table below")}"><defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="6" class="f4"/></pattern></defs>""");
        foreach (var (at, (label, men, women)) in ages.Index())
        {
            var y = height - 24 - ((at + 1) * Row);
            Bar(html, men, most, y, left: true);
            Bar(html, women, most, y, left: false);
            html.Add($"""<text class="tick" x="{IntervalChart.Digits(Middle)}" y="{IntervalChart.Digits(y + Row - 3)}" text-anchor="middle">{label.En.Replace(" and older", "+", StringComparison.Ordinal)}</text>""");
        }

        html.Add($"</svg>");
        Table(html, ages);
        html.Add($"</figure>");
    }

    private static void Bar(Html html, long? value, long most, double y, bool left)
    {
        var width = value is { } known ? Half * known / Math.Max(1, most) : Half * 0.06;
        var x = left ? Middle - 42 - width : Middle + 42;
        html.Add($"""<rect x="{IntervalChart.Digits(x)}" y="{IntervalChart.Digits(y + 1)}" width="{IntervalChart.Digits(width)}" height="{IntervalChart.Digits(Row - 2)}" class="{(value is null ? "hatched" : left ? "f1" : "f2")}"/>""");
    }

    private static void Table(Html html, ImmutableArray<(Bilingual Label, long? Men, long? Women)> ages)
    {
        html.Add($"""<details><summary>{("表", "Table")}</summary><div class="wide" role="region" tabindex="0" aria-label="{("人口表，可左右滚动", "Table of residents, scrolls sideways")}"><table class="values"><thead><tr><th scope="col">{("年龄", "Age")}</th><th scope="col">{("男", "Men")}</th><th scope="col">{("女", "Women")}</th></tr></thead><tbody>""");
        foreach (var (label, men, women) in ages.Reverse())
        {
            html.Add($"""<tr><th scope="row">{label}</th><td class="n">{Text(html, men)}</td><td class="n">{Text(html, women)}</td></tr>""");
        }

        html.Add($"</tbody></table></div></details>");
    }

    private static string Text(Html html, long? value) => value is { } known ? ValueWords.Number(known) : ValueWords.Withheld.In(html.View.Language);
}
