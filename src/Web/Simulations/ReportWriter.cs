using Anyu.Batch;

namespace Anyu.Web.Simulations;

/// <summary>Writes what a simulation found: what all reforms come to side by side, then each by itself, what was assumed, and the files to take away.</summary>
internal sealed class ReportWriter(Html html, Lawbook book)
{
    /// <summary>Where the run's pages begin.</summary>
    public string Address { get; init; } = "/simulate";

    /// <summary>Writes it.</summary>
    public void Write(SimulationRun run, SimulationReport report)
    {
        html.Add($"""
            <p class="panel synthetic"><strong>{KindOf(run)}</strong> {PopulationOf(run, book)} · {report.On}</p>
            """);
        foreach (var line in run.Basis)
        {
            html.Add($"""<p class="small">{line}</p>""");
        }

        html.Add($"<h2>{("一年的钱和天数", "Money and days of a year")}</h2>");
        Differences(report, r => r.All.YuanAYear, SumWords.Yuan, new("每个改法一年多花的钱", "What each reform would cost more in a year"));
        Differences(report, r => r.All.DaysAYear, SumWords.Days, new("每个改法一年多休的天数", "How many more days of leave each reform would give in a year"));
        if (report.Reforms.Length > 1)
        {
            html.Add($"""<ol class="numbers">""").Each(report.Reforms, static (h, r) => h.Add($"<li>{r.Reform.Label}</li>")).Add($"</ol>");
        }

        Totals(report);
        Counted(report);
        foreach (var (at, reform) in report.Reforms.Index())
        {
            html.Add($"""<section id="reform-{at + 1}"><h2>{(report.Reforms.Length > 1 ? $"{at + 1}. " : "")}{(report.Reforms.Length > 1 ? reform.Reform.Label : new("这个改法", "The reform"))}</h2>""");
            new ReformWriter(html, book).Write(reform, LevelOf(run.Order.Place), run.Order.Register is not null);
            html.Add($"</section>");
        }

        TakeAway(run, report);
    }

    /// <summary>What kind of families they are.</summary>
    public static Bilingual KindOf(SimulationRun run) =>
        run.Order.Register is not null ? RegisterPopulationWords.Named
        : run.Order.Forecast is not null ? new("保存的预测的家庭", "Families of a kept forecast")
        : new("合成的家庭", "Synthetic families");

    /// <summary>What the families are.</summary>
    public static Bilingual PopulationOf(SimulationRun run, Lawbook book)
    {
        var (place, families) = (run.Order.Place is { } asked ? PlaceWords.Of(book, asked.ToString()) : new("各地都取几个县", "Some counties of every place"), SumWords.Whole(run.Families));
        return run.Order switch
        {
            { Register: { Threshold: var least } } => new(
                $"{place.Zh}，{families} 户。户数在 1 和 {least - 1} 之间的数不显示：小的组合并，太小的不列。{RegisterPopulationWords.Examples.Zh}",
                $"{place.En}, {families} families. Counts from 1 to {least - 1} are not shown: small groups are put together or left out. {RegisterPopulationWords.Examples.En}"),
            { Forecast: { } forecast } => new(
                $"{place.Zh}，{forecast.Year} 年年初，{families} 户。每一岁的人数取自预测，其余情况由种子生成，份额不是统计数。",
                $"{place.En} at the beginning of {forecast.Year}, {families} families. Numbers of every age are the forecast's; all else is drawn by a seed, and its shares are no statistics."),
            _ => new(
                $"{place.Zh}，{families} 户。份额不是统计数，金额只说明改法怎样起作用。",
                $"{place.En}, {families} families. The shares are no statistics; sums show how a reform works and nothing more."),
        };
    }

    /// <summary>What of the command line names the population.</summary>
    public static string ArgumentsOf(SimulationRun run)
    {
        var place = run.Order.Place is { } asked ? $" --place {asked}" : "";
        return run.Order switch
        {
            { Register: not null } => $"register --database … --keys …{place}",
            { Forecast: { } forecast } => string.Create(CultureInfo.InvariantCulture, $"forecast:{forecast.Name}.run.json:{forecast.Year}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"generated:{run.Order.Families}{place}"),
        };
    }

    /// <summary>The level of divisions listed: the one below the place asked.</summary>
    public static PlaceLevel LevelOf(PlaceCode? place) => place switch
    {
        null => PlaceLevel.Province,
        { Level: PlaceLevel.Province } => PlaceLevel.Prefecture,
        { Level: PlaceLevel.Prefecture } => PlaceLevel.County,
        _ => PlaceLevel.Township,
    };

    private static string NumberOf(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private void Differences(SimulationReport report, Func<ReformResult, decimal> value, Func<decimal, Bilingual> words, Bilingual name)
    {
        if (report.Reforms.All(r => r.IsWithheld || value(r) == 0))
        {
            return;
        }

        html.Add($"<h3>{name}</h3>");
        SidewaysBars.Write(
            html,
            [
                .. report.Reforms.Select((r, i) => (r, i)).Where(b => !b.r.IsWithheld).Select(b => Bar(report, b.i, value(b.r), words)),
            ],
            name);
    }

    private SidewaysBar Bar(SimulationReport report, int at, decimal value, Func<decimal, Bilingual> words) => new(
        report.Reforms.Length > 1 ? NumberOf(at) : html.View.Pick("差额", "Difference"), [(value < 0 ? "f3" : "f1", (double)value)], SumWords.Signed(words(value), value).In(html.View.Language));

    private void Totals(SimulationReport report)
    {
        var sums = new StackedTable(html,
            [
                new("方案", "Reform"), new("现行一年（元）", "Law, yuan a year"), new("改后", "Reform, yuan a year"), new("差额", "Difference"),
                new("现行一年（天）", "Law, days a year"), new("改后", "Reform, days a year"), new("差额", "Difference"),
            ],
            StackedTable.Narrow.Pairs);
        sums.Open(new("各方案一年的钱和天数", "Money and days of a year by reform"));
        foreach (var (at, r) in report.Reforms.Index().Where(r => !r.Item.IsWithheld))
        {
            sums.Row(
                h => h.Add($"{NameOf(report, at)}"),
                h => h.Add($"{SumWords.Exact(report.YuanAYear)}"), h => h.Add($"{SumWords.Exact(report.YuanAYear + r.All.YuanAYear)}"), h => h.Add($"<strong>{SumWords.Difference(r.All.YuanAYear)}</strong>"),
                h => h.Add($"{SumWords.Exact(report.DaysAYear)}"), h => h.Add($"{SumWords.Exact(report.DaysAYear + r.All.DaysAYear)}"), h => h.Add($"<strong>{SumWords.Difference(r.All.DaysAYear)}</strong>"));
        }

        sums.Close();
        var families = new StackedTable(html, [new("方案", "Reform"), new("多得的户", "Families that gain"), new("少得的户", "that lose"), new("有多有少", "both"), new("待定", "open")], StackedTable.Narrow.Pairs);
        families.Open(new("各方案多得和少得的户数", "Families that gain and lose by reform"));
        foreach (var (at, r) in report.Reforms.Index().Where(r => !r.Item.IsWithheld))
        {
            families.Row(
                h => h.Add($"{NameOf(report, at)}"),
                h => h.Add($"{SumWords.Whole(r.All.Gain)}"), h => h.Add($"{SumWords.Whole(r.All.Lose)}"), h => h.Add($"{SumWords.Whole(r.All.Both)}"), h => h.Add($"{SumWords.Whole(r.All.Open)}"));
        }

        families.Close();
    }

    private static Bilingual NameOf(SimulationReport report, int at) => report.Reforms.Length > 1 ? new(NumberOf(at), NumberOf(at)) : new("这个改法", "The reform");

    /// <summary>How the sums come about, and what is not in them.</summary>
    private void Counted(SimulationReport report)
    {
        html.Add($"""<p class="small">{SimulationWords.Year} {("“待定”：缺少的情况决定得了得不了；每户只算一类，已确定多得或少得的不再算待定。", "“Open”: facts that are missing decide whether they have it. Each family is in one class: one that gains or loses something for certain is not counted as open.")}</p>""");
        var left = report.Law.Where(b => b.Sum != 0 && BenefitTotal.PeriodsAYear(b.Benefit) is null && b.Benefit.Kind is BenefitKind.Money or BenefitKind.Days).Select(b => b.Benefit.Label).ToImmutableArray();
        if (!left.IsEmpty)
        {
            html.Add($"""<p class="small">{("没有算进一年合计，因为一年发生几次没有人数过：", "Not in the sums of the year, since nobody counts how often they arise: ")}{new Bilingual(string.Join('、', left.Select(l => l.Zh)), string.Join(", ", left.Select(l => l.En)))}</p>""");
        }
    }

    private void TakeAway(SimulationRun run, SimulationReport report)
    {
        html.Add($"""
            <h2>{("带走和接着算", "Take away, go on")}</h2>
            <p><a href="{Address}/{run.Id}/result.csv">CSV</a> · <a href="{Address}/{run.Id}/result.json">JSON</a>
            """);
        if (run.Rows is var (_, rows, isCut))
        {
            html.Add($""" · <a href="{Address}/{run.Id}/result.parquet">Parquet</a> {("每项有变化的认定", "each answer that changes")}{(isCut ? ("（前", " (the first ") : ("（", " ("))}{View.Number(rows)}{("行）", " rows)")}""");
        }

        foreach (var (at, reform) in report.Reforms.Index())
        {
            html.Add($""" · <a href="{Address}/{run.Id}/reform-{at + 1}.yaml">{reform.Reform.Id}.yaml</a>""");
        }

        html.Add($"""
            </p><p class="actions"><a class="button" href="{Address}?with={run.Id}">{("再加几个改法并排比较", "Put more reforms beside these")}</a></p>
            <dl class="pairs"><dt>{("法规版本", "The law")}</dt><dd class="code">{book.Hash[..16]}</dd><dt>{("命令行", "Command line")}</dt><dd class="code">anyu simulate reform.yaml --population {ArgumentsOf(run)} --on {report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</dd></dl>
            """);
    }
}
