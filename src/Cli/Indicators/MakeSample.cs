using System.Globalization;
using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu indicators sample</c>: made-up tables of a county, and the list that reads them.</summary>
internal static class MakeSample
{
    private const int MostYears = 30;

    public static ExitCode Run(Invocation run)
    {
        if (run.Load() is not { } law)
        {
            return ExitCode.Refused;
        }

        if (!law.Places.TryResolve(run.Arguments.Operands[0], out var county, out var problem))
        {
            return run.Refuse(problem);
        }

        if (!law.Places.ChildrenOf(county.Code).Any())
        {
            return run.Refuse(IndicatorCliProblems.NoParts(county.Code.ToString()));
        }

        var (from, to) = (Number(run.Arguments["--from"] ?? "2019"), Number(run.Arguments["--to"] ?? "2025"));
        if (from is < 1950 || to is > 2100 || to - from is < 0 or >= MostYears || Number(run.Arguments["--seed"] ?? "1") is not (>= 0 and var seed))
        {
            return run.Refuse(IndicatorCliProblems.Years(run.Arguments["--from"] ?? "", run.Arguments["--to"] ?? ""));
        }

        var folder = run.Locate(run.Arguments.Operands[1]);
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in SyntheticFiles.Of(law.Places, county.Code, from, to, (ulong)seed))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
            run.Output.WriteLine(Path.Combine(run.Arguments.Operands[1], name));
        }

        return ExitCode.Done;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
