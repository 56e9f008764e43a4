namespace Anyu.Web.Simulations;

/// <summary>Writes what a simulation found: what all reforms come to side by side, then each by itself, what was assumed, and the files to take away.</summary>
internal sealed class ReportWriter(Html html, Lawbook book)
{
    /// <summary>Writes it.</summary>
    public void Write(SimulationRun run, SimulationReport report)
    {
        html.Add($"""
            <p class="panel synthetic"><strong>{("合成的家庭", "Synthetic families")}</strong> {PopulationOf(run, book)} · {report.On}</p>
            <h2>{("一年的钱和天数", "Money and days of a year")}</h2>
            """);
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
            new ReformWriter(html, book).Write(reform, LevelOf(run.Order.Place));
            html.Add($"</section>");
        }

        TakeAway(run, report);
    }

    /// <summary>What the families are.</summary>
    public static Bilingual PopulationOf(SimulationRun run, Lawbook book)
    {
        var place = run.Order.Place is { } asked ? PlaceWords.Of(book, asked.ToString()) : new("各地都取几个县", "Some counties of every place");
        return new(
            $"{place.Zh}，{SumWords.Whole(run.Order.Families)} 户。份额不是统计数，金额只说明改法怎样起作用。",
            $"{place.En}, {SumWords.Whole(run.Order.Families)} families. The shares are no statistics; sums show how a reform works and nothing more.");
    }

    /// <summary>The level of divisions listed: the one below the place asked.</summary>
    public static PlaceLevel LevelOf(PlaceCode? place) => place switch
    {
        null => PlaceLevel.Province,
        { Level: PlaceLevel.Province } => PlaceLevel.Prefecture,
        _ => PlaceLevel.County,
    };

    private static string NumberOf(int at) => (at + 1).ToString(CultureInfo.InvariantCulture);

    private void Differences(SimulationReport report, Func<ReformResult, decimal> value, Func<decimal, Bilingual> words, Bilingual name)
    {
        var language = html.View.Language;
        if (report.Reforms.All(r => value(r) == 0))
        {
            return;
        }

        html.Add($"<h3>{name}</h3>");
        SidewaysBars.Write(
            html,
            [
                .. report.Reforms.Select((r, i) => new SidewaysBar(
                    report.Reforms.Length > 1 ? NumberOf(i) : html.View.Pick("差额", "Difference"), [(value(r) < 0 ? "f3" : "f1", (double)value(r))], SumWords.Signed(words(value(r)), value(r)).In(language))),
            ],
            name);
    }

    private void Totals(SimulationReport report)
    {
        var sums = new StackedTable(html,
            [
                new("方案", "Reform"), new("现行一年（元）", "Law, yuan a year"), new("改后", "Reform, yuan a year"), new("差额", "Difference"),
                new("现行一年（天）", "Law, days a year"), new("改后", "Reform, days a year"), new("差额", "Difference"),
            ],
            StackedTable.Narrow.Pairs);
        sums.Open(new("各方案一年的钱和天数", "Money and days of a year by reform"));
        foreach (var (at, r) in report.Reforms.Index())
        {
            sums.Row(
                h => h.Add($"{NameOf(report, at)}"),
                h => h.Add($"{SumWords.Exact(report.YuanAYear)}"), h => h.Add($"{SumWords.Exact(report.YuanAYear + r.All.YuanAYear)}"), h => h.Add($"<strong>{SumWords.Difference(r.All.YuanAYear)}</strong>"),
                h => h.Add($"{SumWords.Exact(report.DaysAYear)}"), h => h.Add($"{SumWords.Exact(report.DaysAYear + r.All.DaysAYear)}"), h => h.Add($"<strong>{SumWords.Difference(r.All.DaysAYear)}</strong>"));
        }

        sums.Close();
        var families = new StackedTable(html, [new("方案", "Reform"), new("多得的户", "Families that gain"), new("少得的户", "that lose"), new("有多有少", "both"), new("待定", "open")], StackedTable.Narrow.Pairs);
        families.Open(new("各方案多得和少得的户数", "Families that gain and lose by reform"));
        foreach (var (at, r) in report.Reforms.Index())
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
        html.Add($"""<p class="small">{SimulationWords.Year} {("“待定”：缺少的情况决定得了得不了；这些户没有算进多得和少得。", "“Open”: facts that are missing decide whether they have it; they are not among those that gain or lose.")}</p>""");
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
            <p><a href="/simulate/{run.Id}/result.csv">CSV</a> · <a href="/simulate/{run.Id}/result.json">JSON</a>
            """);
        foreach (var (at, reform) in report.Reforms.Index())
        {
            html.Add($""" · <a href="/simulate/{run.Id}/reform-{at + 1}.yaml">{reform.Reform.Id}.yaml</a>""");
        }

        html.Add($"""
            </p><p class="actions"><a class="button" href="/simulate?with={run.Id}">{("再加几个改法并排比较", "Put more reforms beside these")}</a></p>
            <dl class="pairs"><dt>{("法规版本", "The law")}</dt><dd class="code">{book.Hash[..16]}</dd><dt>{("命令行", "Command line")}</dt><dd class="code">anyu simulate reform.yaml --population generated:{run.Order.Families.ToString(CultureInfo.InvariantCulture)}{(run.Order.Place is { } place ? $" --place {place}" : "")} --on {report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}</dd></dl>
            """);
    }
}
