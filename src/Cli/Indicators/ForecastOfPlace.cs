using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu indicators forecast</c>: a stored run is kept for its place, for the pyramid's band and for structural warnings.</summary>
internal static class ForecastOfPlace
{
    public static ExitCode Keep(Invocation run)
    {
        if (run.Load() is not { } law)
        {
            return ExitCode.Refused;
        }

        if (!law.Places.TryResolve(run.Arguments.Operands[0], out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        var file = run.Arguments.Operands[1];
        return !File.Exists(run.Locate(file))
            ? run.Refuse(CliProblems.NoFile(file))
            : IndicatorDatabase.With(run, async database => IndicatorDatabase.End(
                run,
                await KeepForecast.Run(database, place.Code, await File.ReadAllTextAsync(run.Locate(file)), file, run.Arguments["--by"] ?? ""),
                $"已存：{place.Name.Zh}的预测。",
                $"Kept: the forecast of {place.Name.En}."));
    }
}
