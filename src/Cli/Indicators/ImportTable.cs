using System.Security.Cryptography;
using Anyu.Indicators;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary><c>anyu indicators import</c>: a dry run unless <c>--database</c> is given; rows with problems refuse the table unless <c>--quarantine</c> sets them aside.</summary>
internal static class ImportTable
{
    public static ExitCode Run(Invocation run)
    {
        if (IndicatorData.Definitions(run) is not { } data)
        {
            return ExitCode.Refused;
        }

        var file = run.Arguments.Operands[0];
        if (run.Arguments["--mapping"] is not { } mapped || !data.Catalogue.Mappings.TryGetValue(mapped, out var mapping))
        {
            return run.Refuse(IndicatorCliProblems.NoMapping(run.Arguments["--mapping"] ?? "", data.Catalogue.Mappings.Keys));
        }

        PlaceCode? covers = null;
        if (run.Arguments["--covers"] is { } code)
        {
            if (!data.Law.Places.TryResolve(code, out var place, out var problem))
            {
                return run.Refuse(problem);
            }

            covers = place.Code;
        }

        if (Bytes(run.Locate(file)) is not { } bytes)
        {
            return run.Refuse(CliProblems.NoFile(file));
        }

        var name = Path.GetFileName(file);
        var id = run.Arguments["--id"] ?? Path.GetFileNameWithoutExtension(name);
        var sink = new ProblemSink();
        var import = new TableImport(data.Catalogue, data.Law.Places, PlaceChanges.Of(data.Law, sink));
        var table = TableImport.Open(bytes, name, mapping.Sheet);
        var read = table.Value is null ? Result<ImportReport>.Failure(table.Problems) : import.Read(table.Value, mapping, id, covers);
        if (read.Value is not { } report)
        {
            return run.Refuse(read.Problems);
        }

        ProblemText.Write(run.Output, report.Problems, run.Language);
        run.Output.WriteLine(run.Say(
            $"{report.Rows} 行，{report.Observations.Length} 个数可用，{report.Quarantine.Length} 行有问题。", $"{report.Rows} rows, {report.Observations.Length} counts good, {report.Quarantine.Length} rows with problems."));
        if (!run.Arguments.Options.ContainsKey("--database"))
        {
            run.Output.WriteLine(run.Say("只试读，没有写入。", "A dry run: nothing was written."));
            return report.Quarantine.IsEmpty ? ExitCode.Done : ExitCode.Found;
        }

        if (!report.Quarantine.IsEmpty && !run.Arguments.Options.ContainsKey("--quarantine"))
        {
            run.Output.WriteLine(run.Say("没有写入：改正后重来，或者加 --quarantine 把有问题的行隔离。", "Nothing was written: mend and try again, or set the rows aside with --quarantine."));
            return ExitCode.Found;
        }

        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().AddHours(8).DateTime);
        var set = new DataSet(id, mapping.Title, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), mapping.Id, today, mapping.Synthetic || run.Arguments.Options.ContainsKey("--synthetic"), covers);
        return IndicatorDatabase.With(run, async database => IndicatorDatabase.End(
            run, await KeepDataSet.Run(database, set, report, run.Arguments["--by"] ?? ""), $"已写入数据集 {id}。", $"Data set {id} is kept."));
    }

    private static byte[]? Bytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
