using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes what a scan tested, what it could not test, and what it could have seen.</summary>
internal sealed class ScanWriter(Html html, IndicatorCatalogue catalogue, PlaceTree places, Release release)
{
    public void Write(ScanResult result)
    {
        Tested(result);
        Needs(result);
        Left(result);
        Reviews(result);
    }

    /// <summary>What the forecast needs beside what there is; a year warns only where the whole band lies above.</summary>
    private void Needs(ScanResult result)
    {
        if (result.Needs.IsEmpty)
        {
            return;
        }

        html.Add($"""<h2>{("将来要多少托位、班和教室", "Places, classes and rooms needed")}</h2><p class="small">{("按每个人要用多少（现在的使用比例，或指标里写的假设）和人口预测的80%区间；只有整个区间都越过现有数才预警。", "By what each person uses (today's share, or what the indicator assumes) and the 80 % band of the forecast; it warns only where the whole band has crossed what there is.")}</p>""");
        foreach (var service in result.Needs)
        {
            Needed(catalogue.Indicators[service.Indicator], service.Years);
        }
    }

    private void Needed(IndicatorDefinition indicator, ImmutableArray<CapacityYear> years)
    {
        var name = catalogue.Series[indicator.Numerator.Series.Id].Label;
        html.Add($"<h3>{name}</h3>");
        var table = new StackedTable(html, [new("年", "Year"), new("需要（中位数）", "Needed (median)"), new("80% 区间", "80 % band"), new("现有", "There are"), new("判断", "Standing")], StackedTable.Narrow.Pairs);
        table.Open(new($"各年需要的{name.Zh}", $"{name.En} needed by year"));
        foreach (var year in years)
        {
            Bilingual words = year.State switch
            {
                CapacityState.Short => new("预警：整个区间都不够", "warning: short over the whole band"),
                CapacityState.Open => new("分不清", "cannot be told"),
                CapacityState.Idle => new("预警：会空置", "warning: idle"),
                _ => new("够", "enough"),
            };
            table.Row(
                h => h.Add($"{year.Year.ToString(CultureInfo.InvariantCulture)}"),
                h => h.Add($"{ValueWords.Number((long)Math.Round(year.Median))}"),
                h => h.Add($"{ValueWords.Number((long)Math.Round(year.Low))}–{ValueWords.Number((long)Math.Round(year.High))}"),
                h => h.Add($"{ValueWords.Number((long)year.Capacity)}"),
                h => h.Add($"{words}"));
        }

        table.Close();
    }

    /// <summary>By indicator: so many tests, so many places in which a doubled risk would probably not be seen. Numbers of tests say nothing of any person.</summary>
    private void Tested(ScanResult result)
    {
        html.Add($"""<h2>{("看得出什么", "What could have been seen")}</h2><p class="small">{($"共检验 {result.Tests.Length} 次；同一批检验中，误报的比例控制在一成以内；一名读者最多提醒十条，现有 {result.Waiting.Length} 条在等。", $"{result.Tests.Length} tests; among those that alarm at most a tenth are false on average; a reader is given ten at most, {result.Waiting.Length} are waiting.")}</p>""");
        var table = new StackedTable(
            html, [new("指标", "Indicator"), new("检验次数", "Tests"), new("风险翻倍多半看不出的", "A doubling would probably not be seen in"), new("本地方：风险翻倍看得出的机会", "The place itself: chance that a doubling is seen")]);
        table.Open(new("各指标的检验", "Tests by indicator"));
        foreach (var group in result.Tests.Where(t => !double.IsNaN(t.Power)).GroupBy(t => t.Indicator, StringComparer.Ordinal))
        {
            var whole = group.Where(t => t.Place == group.Min(x => x.Place)).ToList();
            table.Row(
                h => h.Add($"{catalogue.Indicators[group.Key].Title}"),
                h => h.Add($"{group.Count()}"),
                h => h.Add($"{group.Count(t => t.Power < ScanResult.Blind)}"),
                h => h.Add($"{Chance(whole)}"));
        }

        table.Close();
    }

    private Bilingual Chance(List<WatchedTest> tests)
    {
        if (!tests.TrueForAll(t => WarningView.Shows(release, t)))
        {
            return tests.TrueForAll(t => t.Power >= ScanResult.Blind) ? new("一半以上", "more than half") : new("不到一半", "less than half");
        }

        var (low, high) = (tests.Min(t => t.Power).ToString("0%", CultureInfo.InvariantCulture), tests.Max(t => t.Power).ToString("0%", CultureInfo.InvariantCulture));
        return low == high ? new(low, low) : new($"各月 {low} 至 {high}", $"{low} to {high} by month");
    }

    private void Left(ScanResult result)
    {
        if (result.Left.IsEmpty)
        {
            return;
        }

        html.Add($"""<h2>{("没有检验的", "Not tested")}</h2><ul class="list">""");
        foreach (var group in result.Left.GroupBy(l => (l.Indicator, l.Reason.Zh)))
        {
            var first = group.First();
            html.Add($"""<li><strong>{catalogue.Indicators[first.Indicator].Title}</strong> <span class="hint">{first.Reason}</span> {string.Join(html.View.Pick("、", ", "), group.Select(l => $"{places.Nearest(l.Place).Name.In(html.View.Language)} {l.Period}").Take(20))}</li>""");
        }

        html.Add($"</ul>");
    }

    /// <summary>How often the power is enough is said by years pooled; the number of cases only where it may be shown.</summary>
    private void Reviews(ScanResult result)
    {
        foreach (var group in result.Reviews.GroupBy(r => r.Indicator, StringComparer.Ordinal))
        {
            var whole = group.MinBy(r => r.Place)!;
            var key = new CountKey(catalogue.Indicators[group.Key].Numerator.Series.Id, whole.Place, whole.Period, Cells.All);
            html.Add($"""<h2>{("逐例评审", "Reviewed case by case")}: {catalogue.Indicators[group.Key].Title}</h2><p>{("太少见，任何统计规则都看不出一个县的变化：每一例都要评审，并在地市和省一级合并来看。", "Too rare for any statistical rule to see a change in one county: each case is reviewed, and prefecture and province look at them together.")} """);
            _ = release.Shows(key)
                ? html.Add($"{($"这一年 {whole.Cases} 例。", $"{whole.Cases} cases this year.")}")
                : html.Add($"{("这一年的例数不予公布（保护个人信息）。", "The number of this year is withheld to protect persons.")}");
            var seen = whole.Power.FirstOrDefault(p => p.Chance >= ScanResult.Blind).Years;
            html.Add($"</p><p class=\"small\">{(seen == 0 ? ("即使合并十年，风险翻倍也多半看不出来。", "Even with ten years pooled a doubled risk would probably not be seen.") : ($"要合并约 {seen} 年，风险翻倍才有一半以上的机会看得出来。", $"About {seen} years must be pooled before a doubled risk is more likely seen than not."))}</p>");
        }
    }
}
