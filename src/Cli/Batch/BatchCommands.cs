using System.Collections.Immutable;
using System.Globalization;
using Anyu.Batch;

namespace Anyu.Cli;

/// <summary><c>anyu batch …</c>: decide a whole population, explain one of its families, make a synthetic one.</summary>
internal static class BatchCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("batch run", "", 0, 0, new("整个人群的每项待遇：按地方、待遇、孩次和收入档汇总；中断后用同样的命令继续", "every benefit of a whole population: totals by place, benefit, order of birth and band of income; the same command goes on after a break"),
            [.. BatchAsking.Options, StorageCommands.Database, StorageCommands.Keys, RegisterCommands.Place, BatchAsking.Threads], RunBatch.Run),
        new("batch explain", "", 0, 0, new("人群中一个家庭的每项认定，逐步说明", "every answer of one family of a population, step by step"),
            [
                Populations.Option, StorageCommands.Database, StorageCommands.Keys, Populations.Place, ForecastAsked.OrdersOption,
                new("--on", "DATE", new("所问日期，默认今天，预测的人群默认那年1月1日", "the day asked; today by default, of a forecast's families the first day of the year")),
                new("--reference", "RUN/N", new("认定或试算写下的凭据编号（receipt 一列）；人群、日期或法律已不是当时的，就说明", "the reference in the column receipt of answers or changed answers; it is told where population, day or law are no longer those")),
                new("--benefits", "ID,…", new("当时只问了这些待遇", "the benefits that were asked, where not all were")),
                new("--row", "N", new("家庭的序号（文件中的行号），从 0 数起", "the number of the family (its row in a file), from 0")),
                new("--receipt", "FILE", new("把认定凭据写到文件", "write the receipt to a file")),
            ], ExplainRow.Run),
        new("batch scan", "", 0, 0, new("现在就把登记的全部家庭认定一遍：谁新符合、谁不再符合、谁应补发；告知家庭", "determine all families of the register now: who became entitled, ceased to be, is owed back-pay; the families are told"),
            [StorageCommands.Database, StorageCommands.Keys], ScanCommand.Run),
        new("batch generate", "", 0, 0, new("生成合成家庭，用于测速和演示，不代表任何真实人群", "make synthetic families for measuring and demonstration; they claim nothing about any population"),
            [
                BatchAsking.Out,
                new("--families", "N", new("家庭数，默认1000000", "families, 1000000 by default")),
                new("--seed", "N", new("随机种子，默认7；同样的种子生成同样的家庭", "the seed, 7 by default; the same seed gives the same families")),
                new("--as-of", "DATE", new("家庭情况截至的日期，默认2025-06-01", "the day as of which they are, 2025-06-01 by default")),
                new("--places", "CODE,…", new("县级代码，默认有自己文件的各地各取几个县", "codes of counties; by default some of each place with documents of its own")),
            ], GenerateFamilies.Run),
    ];

    /// <summary>The option of that command.</summary>
    public static CommandOption Option(string command, string name) => All.First(c => c.Name == command).Find(name)!;

    /// <summary>Whether the families are those of a register: a database is named, and no file.</summary>
    public static bool IsRegister(Invocation call) => call.Arguments[BatchAsking.Population.Name] is null && call.Arguments[StorageCommands.Database.Name] is not null;
}

/// <summary>Decides a population into a folder.</summary>
internal static class RunBatch
{
    public static ExitCode Run(Invocation call)
    {
        if (BatchAsking.ThreadsOf(call) is not { } threads)
        {
            return ExitCode.Refused;
        }

        if (BatchCommands.IsRegister(call))
        {
            return RegisteredFamilies.With(call, (book, families) =>
            {
                using var registered = BatchAsking.Read(call, book, families);
                return Run(call, registered, threads);
            });
        }

        using var asked = BatchAsking.Read(call);
        return Run(call, asked, threads);
    }

    private static ExitCode Run(Invocation call, BatchAsking? asked, int threads)
    {
        if (asked is null)
        {
            return ExitCode.Refused;
        }

        var progress = new FamilyProgress(call);
        var decided = BatchJob.Into(call.Locate(asked.Folder), asked.Order with { Threads = threads }, p => progress.Tell(p.Families, p.Of, p.Found), CancellationToken.None);
        return decided.Value is { } totals ? asked.Tell(call, totals, progress.Elapsed) : call.Refuse(decided.Problems);
    }
}

/// <summary>Writes a file of synthetic families.</summary>
internal static class GenerateFamilies
{
    private const string Name = "batch generate";
    private const int MostFamilies = 100_000_000;
    private const int RowsOfGroup = 32_768;

    public static ExitCode Run(Invocation call)
    {
        if (call.Arguments["--out"] is not { } file)
        {
            return call.Refuse(CliProblems.OptionValue(BatchCommands.Option(Name, "--out")));
        }

        if (File.Exists(call.Locate(file)))
        {
            return call.Refuse(CliProblems.FileExists(file));
        }

        if (BatchAsking.Count(call, BatchCommands.Option(Name, "--families"), 1_000_000, 1, MostFamilies) is not { } families
            || BatchAsking.Count(call, BatchCommands.Option(Name, "--seed"), 7, 0, long.MaxValue) is not { } seed
            || Asking.Date(call, "--as-of", new DateOnly(2025, 6, 1)) is not { } asOf
            || call.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        ImmutableArray<string> places = [.. call.Arguments["--places"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
        if (SyntheticPopulation.Check(book, places, "--places") is { IsEmpty: false } problems)
        {
            return call.Refuse(problems);
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"合成数据，不代表任何真实人群 synthetic data, of no real population; seed {seed}, as of {asOf:yyyy-MM-dd}");
        try
        {
            PopulationWriter.Write(new SyntheticPopulation(book, families, (ulong)seed, asOf, places), book, call.Locate(file), note, RowsOfGroup);
        }
        catch (BatchException broken)
        {
            return call.Refuse(broken.Problem);
        }

        call.Output.WriteLine(call.Say(
            string.Create(CultureInfo.InvariantCulture, $"已写出 {families:N0} 个合成家庭：{file}"),
            string.Create(CultureInfo.InvariantCulture, $"{families:N0} synthetic families written: {file}")));
        return ExitCode.Done;
    }
}
