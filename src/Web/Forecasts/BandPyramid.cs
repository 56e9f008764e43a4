using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>A forecast pyramid: men on the left, women on the right; the bar is the median, the thick line the 80 and the thin one the 95 percent band, the dashed outline the base year.</summary>
internal static class BandPyramid
{
    private const double Half = 250;
    private const double Middle = 330;
    private const double Row = 15;
    private const double Axis = 40;

    /// <summary>Draws it with its table.</summary>
    public static void Write(Html html, KeptRun run, int year)
    {
        var groups = Enumerable.Range(0, (run.OpenAge / 5) + 1).Select(at => (Men: Group(run, at, Sex.Male), Women: Group(run, at, Sex.Female))).ToImmutableArray();
        var most = Enumerable.Range(run.BaseYear, run.LastYear - run.BaseYear + 1)
            .SelectMany(y => groups.SelectMany(g => new[] { run.Of(y, g.Men), run.Of(y, g.Women) })).Max(b => b?.High95 ?? 0);
        var height = (groups.Length * Row) + 8;
        html.Add($"""<figure id="pyramid"><figcaption>{($"{ForecastWords.Year(year)}年的人口，男左女右；虚线为{ForecastWords.Year(run.BaseYear)}年", $"Residents in {ForecastWords.Year(year)}, men left, women right; dashed: {ForecastWords.Year(run.BaseYear)}")}</figcaption>""");
        html.Add($"""<svg class="chart pyramid" viewBox="0 0 {Digits(2 * Middle)} {Digits(height)}" role="img" aria-label="{($"{ForecastWords.Year(year)}年人口金字塔和预测区间，见下表", $"Population pyramid of {ForecastWords.Year(year)} with forecast bands; see the table below")}">""");
        foreach (var (at, (men, women)) in groups.Index())
        {
            var y = height - 4 - ((at + 1) * Row);
            foreach (var (group, left) in new[] { (men, true), (women, false) })
            {
                Bar(html, run.Of(year, group), run.Of(run.BaseYear, group), y, left, most);
            }

            html.Add($"""<text class="tick" x="{Digits(Middle)}" y="{Digits(y + Row - 4)}" text-anchor="middle">{men.Name(run.OpenAge)[5..]}</text>""");
        }

        html.Add($"</svg>");
        Table(html, run, year, groups);
        html.Add($"</figure>");
    }

    private static AgeGroup Group(KeptRun run, int at, Sex sex) => new(5 * at, Math.Min((5 * at) + 4, run.OpenAge), sex);

    private static void Bar(Html html, Band? shown, Band? before, double y, bool left, double most)
    {
        if (shown is not { } band || before is not { } start)
        {
            return;
        }

        double At(double persons) => left ? Middle - Axis - (Half * persons / most) : Middle + Axis + (Half * persons / most);
        void Box(double to, string style) => html.Add($"""<rect class="{style}" x="{Digits(Math.Min(At(0), At(to)))}" y="{Digits(y + 1)}" width="{Digits(Math.Abs(At(to) - At(0)))}" height="{Digits(Row - 2)}"/>""");
        void Line(double from, double to, string style) => html.Add($"""<line class="{style}" x1="{Digits(At(from))}" x2="{Digits(At(to))}" y1="{Digits(y + (Row / 2))}" y2="{Digits(y + (Row / 2))}"/>""");
        Box(band.Median, left ? "men" : "women");
        Box(start.Median, "before");
        Line(band.Low95, band.High95, "whisker95");
        Line(band.Low80, band.High80, "whisker80");
    }

    private static void Table(Html html, KeptRun run, int year, ImmutableArray<(AgeGroup Men, AgeGroup Women)> groups)
    {
        html.Add($"<details><summary>{("表：按年龄和性别", "Table: by age and sex")}</summary>");
        var table = new StackedTable(html, [new("年龄", "Age"), new("中位数", "Median"), new("80% 区间", "80 % band"), new("95% 区间", "95 % band")]);
        table.Open(new($"{ForecastWords.Year(year)}年按年龄和性别的预测", $"Forecast of {ForecastWords.Year(year)} by age and sex"));
        foreach (var (men, women) in groups.Reverse())
        {
            foreach (var (group, sex) in new[] { (men, new Bilingual("男", "men")), (women, new Bilingual("女", "women")) })
            {
                if (run.Of(year, group) is { } band)
                {
                    BandTable.Row(table, h => h.Add($"{group.Name(run.OpenAge).Split(':')[1]} {sex}"), band, null);
                }
            }
        }

        table.Close();
        html.Add($"</details>");
    }

    private static string Digits(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
