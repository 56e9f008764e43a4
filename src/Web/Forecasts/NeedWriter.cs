using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>What services will need, beside what there is. A warning only where the whole 80 percent band has crossed; while the band holds the capacity it is open.</summary>
internal static class NeedWriter
{
    public static void Write(Html html, KeptRun run, NeedList needs)
    {
        html.Add($"""<h2 id="needs">{("需要多少", "What will be needed")}</h2><p class="small">{("整个 80% 区间越过现有数，才提示；中位数越过不算。", "A warning only where the whole 80 % band has crossed what there is, never because the median has.")}</p>""");
        foreach (var need in needs.Needs)
        {
            var years = Years(run, need);
            if (years.IsEmpty)
            {
                continue;
            }

            html.Add($"<h3>{need.Name}</h3>");
            Verdict(html, years);
            var bands = years.Select(y => (y.Year, y.Need)).ToImmutableArray();
            new FanChart(html).Write(
                new($"{need.Name.Zh}的需求和现有数，见下表", $"Need of {need.Name.En} and what there is; see the table below"),
                [new Fan(new("需求", "Need"), bands)], [], [.. years.Select(y => (y.Year, y.Check.Capacity))]);
            Table(html, run, need, years);
            html.Add($"""<p class="small">{("来源：", "Source: ")}{need.Source}</p>""");
        }
    }

    /// <summary>Each year of a need that the run and the list both know.</summary>
    public static ImmutableArray<(int Year, Band Need, CapacityYear Check)> Years(KeptRun run, Need need)
    {
        var check = new CapacityCheck(need.PerPerson, need.IdleShare);
        return
        [
            .. from year in Enumerable.Range(run.BaseYear, run.Plan.Years + 1)
               let band = need.In(run, year)
               let capacity = need.CapacityIn(year)
               where band is not null && capacity is not null
               select (year, band.Value, check.At(year, band.Value.Low80, band.Value.Median, band.Value.High80, capacity.Value)),
        ];
    }

    private static void Verdict(Html html, ImmutableArray<(int Year, Band Need, CapacityYear Check)> years)
    {
        foreach (var (from, to) in Spells(years))
        {
            var warned = years[from].Check;
            var (zh, en) = warned.State == CapacityState.Short ? ("不够", "too few") : ("大量空置", "standing idle");
            html.Add($"""<p><span class="tag no">{("结构性预警", "Structural warning")}</span> {($"{ForecastWords.Year(years[from].Year)}–{ForecastWords.Year(years[to].Year)}年{zh}：整个 80% 区间都越过了现有数，如{ForecastWords.Year(years[from].Year)}年需 {ForecastWords.Amount(warned.Low)}–{ForecastWords.Amount(warned.High)}，现有 {ForecastWords.Amount(warned.Capacity)}。", $"{ForecastWords.Year(years[from].Year)}–{ForecastWords.Year(years[to].Year)}, {en}: the whole 80 % band has crossed what there is, as in {ForecastWords.Year(years[from].Year)} with a need of {ForecastWords.Amount(warned.Low)}–{ForecastWords.Amount(warned.High)} for {ForecastWords.Amount(warned.Capacity)}.")}</p>""");
        }

        if (years.Any(y => y.Check.Warns))
        {
            return;
        }

        var open = years.Any(y => y.Check.State == CapacityState.Open);
        _ = open
            ? html.Add($"""<p><span class="tag ask">{("分不清", "Cannot tell")}</span> {("现有数在 80% 区间之内的年份，预测说不准够不够，不作提示。", "In years where the 80 % band holds what there is, the forecast cannot tell, and nobody is warned.")}</p>""")
            : html.Add($"""<p><span class="tag sure">{("够", "Enough")}</span> {("各年的 80% 区间都在现有数之下。", "The 80 % band stays below what there is in every year.")}</p>""");
    }

    /// <summary>First and last index of each stretch of years that warn of the same.</summary>
    private static IEnumerable<(int From, int To)> Spells(ImmutableArray<(int Year, Band Need, CapacityYear Check)> years)
    {
        var from = 0;
        for (var at = 1; at <= years.Length; at++)
        {
            if (at == years.Length || years[at].Check.State != years[from].Check.State)
            {
                if (years[from].Check.Warns)
                {
                    yield return (from, at - 1);
                }

                from = at;
            }
        }
    }

    private static void Table(Html html, KeptRun run, Need need, ImmutableArray<(int Year, Band Need, CapacityYear Check)> years)
    {
        html.Add($"<details><summary>{("表：", "Table: ")}{need.Name}</summary>");
        ImmutableArray<Bilingual> columns = [new("年份", "Year"), new("需求中位数", "Need, median"), new("80% 区间", "80 % band"), new("95% 区间", "95 % band"), new("现有", "There is"), new("判断", "Verdict")];
        var table = new StackedTable(html, need.PerThousand ? [.. columns, new("每千名该年龄人口", "Per 1,000 of the age")] : columns);
        table.Open(need.Name);
        foreach (var (year, band, check) in years)
        {
            Action<Html>[] cells =
            [
                h => h.Add($"{ForecastWords.Amount(band.Median)}"),
                h => h.Add($"{ForecastWords.Amount(band.Low80)}–{ForecastWords.Amount(band.High80)}"),
                h => h.Add($"{ForecastWords.Amount(band.Low95)}–{ForecastWords.Amount(band.High95)}"),
                h => h.Add($"{ForecastWords.Amount(check.Capacity)}"),
                h => h.Add($"{Of(check.State)}"),
            ];
            var group = run.Of(year, need.Group)!.Value;
            Action<Html> rate = h => h.Add($"{ForecastWords.Amount(check.Capacity / group.Median * 1000)} <span class=\"hint\">80% {ForecastWords.Amount(check.Capacity / group.High80 * 1000)}–{ForecastWords.Amount(check.Capacity / group.Low80 * 1000)} · {ForecastWords.Amount(check.Capacity)} ÷ {ForecastWords.Persons(group.Median)}{("人（预测）", " persons (forecast)")}</span>");
            table.Row(h => h.Add($"{ForecastWords.Year(year)}"), [.. cells, .. need.PerThousand ? [rate] : Array.Empty<Action<Html>>()]);
        }

        table.Close();
        html.Add($"</details>");
    }

    private static Bilingual Of(CapacityState state) => state switch
    {
        CapacityState.Short => new("不够", "too few"),
        CapacityState.Idle => new("空置", "idle"),
        CapacityState.Enough => new("够", "enough"),
        _ => new("分不清", "cannot tell"),
    };
}
