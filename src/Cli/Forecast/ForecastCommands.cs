using System.Collections.Immutable;
using System.Globalization;
using Anyu.Forecast;
using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu forecast …</c>: run a plan and keep it, run a kept one again bit by bit, compare two, score one against what came.</summary>
internal static class ForecastCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("forecast run", "<plan.json>", 1, 1, new("按文件做一次带区间的预测", "run a plan, with intervals"),
            [new("--out", "FILE", new("保存这次预测", "keep the run")), new("--repeat", "FILE", new("核对保存的预测能逐位重现", "check that a kept run repeats bit by bit"))], Run),
        new("forecast compare", "<run> <run>", 2, 2, new("比较两次保存的预测", "compare two kept runs"), [], Compare),
        new("forecast score", "<run> <actuals.csv>", 2, 2, new("拿实际数给保存的预测打分", "score a kept run against what came"), [], ScoreRun),
    ];

    private static ExitCode Run(Invocation run)
    {
        var name = run.Arguments.Operands[0];
        var path = run.Locate(name);
        var plan = ForecastPlan.Read(path, name);
        if (plan.Value is null)
        {
            return run.Refuse(plan.Problems);
        }

        var inputs = plan.Value.Inputs(Path.GetDirectoryName(path)!);
        if (inputs.Value is not { } ready)
        {
            return run.Refuse(inputs.Problems);
        }

        var (record, result) = StoredRun.Make(ready.Inputs, ready.Uncertainty, plan.Value.Draw(ready.Inputs.BasePopulation.OpenAge));
        var file = RunFile.Of(plan.Value, record, result);
        run.Output.WriteLine($"{plan.Value.Title}  ({plan.Value.Source})");
        foreach (var number in file.Numbers.Where(n => n.Group is "total" or "births" or "0-2" && (n.Year - plan.Value.BaseYear) % 5 == 0))
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {number.Year}  {TextWidth.Pad(number.Group, 8)}{number.Median,12:0}  80% {number.Low80:0}–{number.High80:0}  95% {number.Low95:0}–{number.High95:0}"));
        }

        if (run.Arguments["--out"] is { } to)
        {
            File.WriteAllText(run.Locate(to), file.Text());
            run.Output.WriteLine(run.Say($"已保存：{to}", $"Kept: {to}"));
        }

        return run.Arguments["--repeat"] is { } kept ? Repeat(run, file, kept) : ExitCode.Done;
    }

    private static ExitCode Repeat(Invocation run, RunFile file, string kept)
    {
        if (RunFile.Read(run.Locate(kept)) is not { } before)
        {
            return run.Refuse(CliProblems.NoFile(kept));
        }

        var same = before.InputsHash == file.InputsHash && before.Engine == file.Engine && before.ResultHash == file.ResultHash;
        run.Output.WriteLine(same ? run.Say("与保存的预测逐位相同。", "The same as the kept run, bit by bit.") : run.Say(
            $"与保存的预测不同：{(before.InputsHash != file.InputsHash ? "输入" : before.Engine != file.Engine ? "引擎版本" : "结果")}。",
            $"Different from the kept run: {(before.InputsHash != file.InputsHash ? "inputs" : before.Engine != file.Engine ? "engine" : "result")}."));
        return same ? ExitCode.Done : ExitCode.Found;
    }

    private static ExitCode Compare(Invocation run)
    {
        if (Two(run) is not var (first, second))
        {
            return ExitCode.Refused;
        }

        run.Output.WriteLine($"A: {first.Plan.Title}\nB: {second.Plan.Title}");
        var other = second.Numbers.ToDictionary(n => (n.Year, n.Group));
        var differs = false;
        foreach (var a in first.Numbers.Where(n => other.ContainsKey((n.Year, n.Group))))
        {
            var b = other[(a.Year, a.Group)];
            differs |= a.Median != b.Median;
            if ((a.Year - first.Plan.BaseYear) % 5 == 0)
            {
                var apart = b.Low80 > a.High80 || b.High80 < a.Low80;
                run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"  {a.Year}  {TextWidth.Pad(a.Group, 8)}{a.Median,12:0}{b.Median,12:0}  {(b.Median / a.Median) - 1,8:+0.00%;-0.00%;0.00%}  {(apart ? run.Say("80% 区间不相交", "80 % bands apart") : run.Say("80% 区间相交", "80 % bands overlap"))}"));
            }
        }

        return differs ? ExitCode.Found : ExitCode.Done;
    }

    private static (RunFile First, RunFile Second)? Two(Invocation run)
    {
        var files = run.Arguments.Operands.Select(o => (Name: o, File: RunFile.Read(run.Locate(o)))).ToList();
        if (files.Find(f => f.File is null) is { Name: { } missing })
        {
            run.Refuse(CliProblems.NoFile(missing));
            return null;
        }

        return (files[0].File!, files[1].File!);
    }

    private static ExitCode ScoreRun(Invocation run)
    {
        var (name, actuals) = (run.Arguments.Operands[0], run.Arguments.Operands[1]);
        if (RunFile.Read(run.Locate(name)) is not { } file || !File.Exists(run.Locate(actuals)))
        {
            return run.Refuse(CliProblems.NoFile(File.Exists(run.Locate(actuals)) ? name : actuals));
        }

        var table = TableImport.Open(File.ReadAllBytes(run.Locate(actuals)), actuals, null);
        if (table.Value is null)
        {
            return run.Refuse(table.Problems);
        }

        var numbers = file.Numbers.ToDictionary(n => FormattableString.Invariant($"{n.Year},{n.Group}"), StringComparer.Ordinal);
        var scored = table.Value.Rows.Skip(1)
            .Select(r => (Number: numbers.GetValueOrDefault($"{r[0]},{r[1]}"), Actual: double.TryParse(r[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var actual) ? actual : double.NaN))
            .Where(p => p.Number is not null && double.IsFinite(p.Actual) && p.Number.Year > file.Plan.BaseYear)
            .Select(p => new ScoredNumber(file.Plan.Division, p.Number!.Year - file.Plan.BaseYear, p.Number.Group, p.Number.Median, new(p.Number.Low80, p.Number.High80), new(p.Number.Low95, p.Number.High95), p.Actual))
            .ToList();
        if (scored.Count == 0)
        {
            return run.Refuse(ForecastCliProblems.NoActuals(actuals));
        }

        var card = new Scorecard(scored);
        run.Output.WriteLine(run.Say("          个数    平均误差  平均绝对误差  加权误差  落入80%  落入95%", "          cases  mean error  abs. error  weighted  in 80 %  in 95 %"));
        foreach (var score in card.ByHorizon.Concat(card.ByAge).Prepend(card.All))
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{TextWidth.Pad(score.Name, 10)}{score.Cases,5}{score.MeanError,11:+0.00%;-0.00%}{score.MeanAbsoluteError,12:0.00%}{score.WeightedError,11:0.00%}{score.Held80,9:0%}{score.Held95,9:0%}"));
        }

        return ExitCode.Done;
    }
}
