using System.Collections.Immutable;
using System.Globalization;
using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu warn …</c>: scan, list, acknowledge, close, score.</summary>
internal static class WarningCommands
{
    private static readonly CommandOption Note = new("--cause", "TEXT", new("原因或说明", "cause or remark"));
    private static readonly CommandOption Data = new("--data", "FILE", new("数据清单：只扫描，不记录", "list of tables: the scan is not recorded"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("warn scan", "<place> <year>", 2, 2, new("先看数据质量，再找真变化；数据来自数据库时记录预警", "data quality first, then what really changed; recorded where the counts are those of the database"),
            [IndicatorDatabase.Option, Data, new("--most", "NUMBER", new("最多提醒几条，默认 10", "warnings at most; 10 by default"))], Scan),
        new("warn list", "", 0, 0, new("列出预警及各规则的准确率", "warnings, and the precision of each rule"), [IndicatorDatabase.Option], List),
        new("warn acknowledge", "<id>", 1, 1, new("签收", "acknowledge"), [IndicatorDatabase.Option, IndicatorDatabase.By, Note], run => Step(run, WarningState.Acknowledged)),
        new("warn close", "<id>", 1, 1, new("写明原因结案", "close with its cause"), [IndicatorDatabase.Option, IndicatorDatabase.By, Note], run => Step(run, WarningState.Closed)),
        new("warn score", "<id> true|false", 2, 2, new("评定真假", "score as true or false"), [IndicatorDatabase.Option, IndicatorDatabase.By, Note],
            run => run.Arguments.Operands[1] switch
            {
                "true" => Step(run, WarningState.ScoredTrue),
                "false" => Step(run, WarningState.ScoredFalse),
                var word => run.Refuse(IndicatorCliProblems.Verdict(word)),
            }),
        new("warn watch", "<place>", 1, 1, new("登记由谁看一个地方的预警，每月最多几条", "enter who watches a place, and how many warnings a month at most"),
            [IndicatorDatabase.Option, IndicatorDatabase.By, new("--most", "NUMBER", new("每月最多几条，默认 10", "warnings a month at most; 10 by default"))], WatchCommands.Watch),
        new("warn inbox", "", 0, 0, new("提醒我的、还没有签收的预警", "warnings I was told of and have not acknowledged"), [IndicatorDatabase.Option, IndicatorDatabase.By], WatchCommands.Inbox),
    ];

    private static ExitCode Scan(Invocation run)
    {
        if (!int.TryParse(run.Arguments.Operands[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200)
        {
            return run.Refuse(IndicatorCliProblems.ScanYear(run.Arguments.Operands[1]));
        }

        return IndicatorData.WithCounts(run) is { AtHand: { } counts } data && Scan(run, data, counts.Book, year) is { } result
            ? counts.Kept ? Keep(run, counts.Book, result) : Ended(result)
            : ExitCode.Refused;
    }

    /// <summary>Every alarm goes to the ledger; each watcher is told as far as the budget of the month goes.</summary>
    private static ExitCode Keep(Invocation run, CountBook book, ScanResult result) => IndicatorDatabase.With(run, async database =>
    {
        var opened = await WarningLedger.Open(database, book, result.Shown.Concat(result.Waiting));
        var told = await Watchers.Tell(database, await WarningLedger.All(database), WatchCommands.ThisMonth());
        Line(run, run.Say($"新发出 {opened} 条预警，提醒 {told.Length} 次。", $"{opened} new warnings opened, {told.Length} notices given."));
        return Ended(result);
    });

    private static ExitCode Ended(ScanResult result) => result.Shown.IsEmpty ? ExitCode.Done : ExitCode.Found;

    private static ScanResult? Scan(Invocation run, IndicatorData data, CountBook book, int year)
    {
        if (!data.Law.Places.TryResolve(run.Arguments.Operands[0], out var place, out var problem))
        {
            run.Refuse(problem);
            return null;
        }

        if (!int.TryParse(run.Arguments["--most"] ?? "10", NumberStyles.None, CultureInfo.InvariantCulture, out var most) || most > 1000)
        {
            run.Refuse(IndicatorCliProblems.Budget(run.Arguments["--most"]!));
            return null;
        }

        var result = WarningScan.Run(book, place.Code, year, new AlarmBudget(most), data.Groups(run, place.Code));
        foreach (var left in result.Left)
        {
            run.Output.WriteLine($"{run.Say("未检验", "not tested")}  {left.Indicator} {left.Place} {left.Period}: {run.Say(left.Reason)}");
        }

        foreach (var test in result.Shown)
        {
            WriteTest(run, data, test);
        }

        var blind = result.Tests.Where(t => t.Power < ScanResult.Blind).Select(t => t.Indicator).Distinct(StringComparer.Ordinal).ToList();
        run.Output.WriteLine(run.Say(
            $"做了 {result.Tests.Length} 次检验，{result.Shown.Length} 条预警，{result.Waiting.Length} 条超出提醒额度，{result.Left.Length} 处未检验。",
            $"{result.Tests.Length} tests, {result.Shown.Length} warnings, {result.Waiting.Length} beyond the budget, {result.Left.Length} not tested."));
        if (blind.Count > 0)
        {
            run.Output.WriteLine(run.Say($"其中有的地方即使风险翻倍也多半看不出来：{string.Join('、', blind)}。没有预警不等于没有问题。", $"In some places a doubled risk would probably not be seen: {string.Join(", ", blind)}. No warning does not mean no problem."));
        }

        return result;
    }

    private static void WriteTest(Invocation run, IndicatorData data, WatchedTest test)
    {
        var made = test.Synthetic ? $"  【{run.Say(ValueWords.Synthetic)}】" : "";
        run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{run.Say("预警", "warning")}  {test.Id}  {run.Say(data.Catalogue.Indicators[test.Indicator].Title)}  {run.Say("计数", "count")} {test.Observed}，{run.Say("预期", "expected")} {test.Expected:0.0}，{run.Say("上限", "limit")} {test.Upper}，p={test.Probability:0.0000}  {test.Rule}{made}"));
    }

    private static ExitCode List(Invocation run) => IndicatorDatabase.With(run, async database =>
    {
        var warnings = await WarningLedger.All(database);
        foreach (var warning in warnings)
        {
            Line(run, string.Create(CultureInfo.InvariantCulture,
                $"{warning.Test.Id}  {warning.State}  {warning.Opened:yyyy-MM-dd}  {warning.Test.Observed}/{warning.Test.Expected:0.0}  {string.Join("; ", warning.Steps.Select(s => $"{s.State} {s.By} {s.Note}"))}"));
        }

        foreach (var rule in RulePrecision.Of(warnings))
        {
            Line(run, run.Say($"规则 {rule.Rule}：真 {rule.True}，假 {rule.False}，未评定 {rule.Open}", $"rule {rule.Rule}: true {rule.True}, false {rule.False}, not scored {rule.Open}")
                + (rule.Rate is { } r ? string.Create(CultureInfo.InvariantCulture, $"  {r.Value:0} % [{r.Low:0}–{r.High:0}] {run.Say(ValueWords.Of(r.Stability))}") : ""));
        }

        return ExitCode.Done;
    });

    private static ExitCode Step(Invocation run, WarningState to)
    {
        if (run.Arguments["--by"] is not { Length: > 0 } by)
        {
            return run.Refuse(IndicatorCliProblems.NoName());
        }

        return IndicatorData.Definitions(run) is not { } data ? ExitCode.Refused : IndicatorDatabase.With(run, async database => IndicatorDatabase.End(
            run, await WarningLedger.Step(database, data.Catalogue, run.Arguments.Operands[0], to, new WarningHand(by), run.Arguments["--cause"] ?? ""), $"{to}：{by}", $"{to}: {by}"));
    }

    private static void Line(Invocation run, string text) => run.Output.WriteLine(text);
}
