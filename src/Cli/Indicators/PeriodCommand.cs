using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu indicators period</c>: close, approve or reopen a month or year of a place.</summary>
internal static class PeriodCommand
{
    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.Definitions(run) is not { } data)
        {
            return ExitCode.Refused;
        }

        var (word, code, time) = (run.Arguments.Operands[0], run.Arguments.Operands[1], run.Arguments.Operands[2]);
        PeriodState? to = word switch { "close" => PeriodState.Closed, "approve" => PeriodState.Approved, "reopen" => PeriodState.Open, _ => null };
        if (to is not { } state || Period.Read(time) is not { } period || run.Arguments["--by"] is not { Length: > 0 } by)
        {
            return run.Refuse(IndicatorCliProblems.PeriodUsage());
        }

        if (!data.Law.Places.TryResolve(code, out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        return IndicatorDatabase.With(run, async database =>
        {
            var book = await ReadCounts.Run(database, data.Catalogue);
            return IndicatorDatabase.End(run, await ClosePeriod.Run(database, book, place.Code, period, state, by), $"{place.Name.Zh} {period}：{state}", $"{place.Name.En} {period}: {state}");
        });
    }
}
