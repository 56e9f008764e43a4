using Anyu.Indicators;

namespace Anyu.Cli;

/// <summary><c>anyu indicators export</c>: all values of a place and its parts as CSV, XLSX or SDMX-CSV, or its targets as CSV or XLSX.</summary>
internal static class ExportIndicators
{
    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.WithCounts(run) is not { Counts: not null } data)
        {
            return ExitCode.Refused;
        }

        if (!data.Law.Places.TryResolve(run.Arguments.Operands[0], out var place, out var problem))
        {
            return run.Refuse(problem);
        }

        if (IndicatorData.For(run) is not { } audience)
        {
            return run.Refuse(IndicatorCliProblems.Audience(run.Arguments["--as"]!));
        }

        if (data.ReleaseTo(run, audience) is not { } release)
        {
            return ExitCode.Refused;
        }

        var file = run.Arguments.Operands[1];
        if (FormOf(file) is not { } form)
        {
            return run.Refuse(IndicatorCliProblems.NoForm(file));
        }

        var engine = new IndicatorEngine(release);
        var (bytes, _) = run.Arguments.Options.ContainsKey("--targets") ? Export.OfTargets(engine, data.Law, place.Code, form) : Export.Of(engine, data.Law.Places, place.Code, form);
        File.WriteAllBytes(run.Locate(file), bytes);
        run.Output.WriteLine(file);
        return ExitCode.Done;
    }

    private static ExportForm? FormOf(string file)
    {
        bool Ends(string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
        return Ends(".xlsx") ? ExportForm.Xlsx : Ends(".sdmx.csv") ? ExportForm.Sdmx : Ends(".csv") ? ExportForm.Csv : null;
    }
}
