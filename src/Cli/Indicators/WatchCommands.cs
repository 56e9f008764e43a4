using System.Globalization;
using Anyu.Indicators;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary><c>anyu warn watch</c> and <c>anyu warn inbox</c>: warnings go to named persons, as many a month as each can follow up.</summary>
internal static class WatchCommands
{
    private const int Usual = 10;

    /// <summary>The month it is in China.</summary>
    public static Month ThisMonth() => Month.Of(DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime));

    public static ExitCode Watch(Invocation run)
    {
        if (run.Load() is not { } law)
        {
            return ExitCode.Refused;
        }

        if (!law.Places.TryResolve(run.Arguments.Operands[0], out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        if (run.Arguments["--by"] is not { Length: > 0 } name)
        {
            return run.Refuse(IndicatorCliProblems.NoName());
        }

        var most = run.Arguments["--most"] is not { } text ? Usual : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return IndicatorDatabase.With(run, async database => IndicatorDatabase.End(
            run,
            await Watchers.Enter(database, new Watcher(name, place.Code, most)),
            $"{name} 看{place.Name.Zh}的预警，每月最多 {most} 条。",
            $"{name} watches {place.Name.En}, {most} warnings a month at most."));
    }

    public static ExitCode Inbox(Invocation run)
    {
        if (run.Arguments["--by"] is not { Length: > 0 } name)
        {
            return run.Refuse(IndicatorCliProblems.NoName());
        }

        return IndicatorDatabase.With(run, async database =>
        {
            if (!(await Watchers.All(database)).Any(w => w.Name == name))
            {
                return run.Refuse(Watchers.NotEntered(name));
            }

            var told = (await Watchers.Notices(database)).Where(n => n.Watcher == name).Select(n => n.Warning).ToHashSet(StringComparer.Ordinal);
            var open = (await WarningLedger.All(database)).Where(w => w.State == WarningState.Opened && told.Contains(w.Test.Id)).ToList();
            foreach (var warning in open)
            {
                await run.Output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"{warning.Test.Id}  {run.Say("计数", "count")} {warning.Test.Observed}，{run.Say("预期", "expected")} {warning.Test.Expected:0.0}，{run.Say("上限", "limit")} {warning.Test.Upper}  {warning.Opened:yyyy-MM-dd}"));
            }

            await run.Output.WriteLineAsync(run.Say($"{open.Count} 条待签收。", $"{open.Count} to acknowledge."));
            return open.Count == 0 ? ExitCode.Done : ExitCode.Found;
        });
    }
}
