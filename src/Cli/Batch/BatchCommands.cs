using System.Collections.Immutable;
using System.Globalization;
using Anyu.Batch;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary><c>anyu batch …</c>: decide a whole population, explain one of its families, make a synthetic one.</summary>
internal static class BatchCommands
{
    private static readonly CommandOption Population = new("--population", "FILE", new("人群文件（Parquet）", "the population, a Parquet file"));
    private static readonly CommandOption On = new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default"));
    private static readonly CommandOption Out = new("--out", "PATH", new("写到哪里", "where to write"));

    private const int MostThreads = 64;

    /// <summary>How many threads decide.</summary>
    public static CommandOption Threads { get; } = new("--threads", "N", new("线程数，默认处理器数；结果与它无关", "threads, by default the processors; results do not depend on them"));

    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("batch run", "", 0, 0, new("整个人群的每项待遇：按地方、待遇、孩次和收入档汇总；中断后用同样的命令继续", "every benefit of a whole population: totals by place, benefit, order of birth and band of income; the same command goes on after a break"),
            [
                Population, StorageCommands.Database, StorageCommands.Keys, RegisterCommands.Place, On, Out,
                new("--benefits", "ID,…", new("只问这些待遇", "these benefits only")),
                new("--rows", null, new("也写出每项认定和享有待遇的家庭", "also write each answer and the families with a right")),
                Threads,
            ], RunBatch.Run),
        new("batch explain", "", 0, 0, new("人群中一个家庭的每项认定，逐步说明", "every answer of one family of a population, step by step"),
            [
                Population, StorageCommands.Database, StorageCommands.Keys, RegisterCommands.Place, On,
                new("--row", "N", new("家庭的序号（文件中的行号），从 0 数起", "the number of the family (its row in a file), from 0")),
                new("--receipt", "FILE", new("把认定凭据写到文件", "write the receipt to a file")),
            ], ExplainRow.Run),
        new("batch scan", "", 0, 0, new("现在就把登记的全部家庭认定一遍：谁新符合、谁不再符合、谁应补发；告知家庭", "determine all families of the register now: who became entitled, ceased to be, is owed back-pay; the families are told"),
            [StorageCommands.Database, StorageCommands.Keys], ScanCommand.Run),
        new("batch generate", "", 0, 0, new("生成合成家庭，用于测速和演示，不代表任何真实人群", "make synthetic families for measuring and demonstration; they claim nothing about any population"),
            [
                Out,
                new("--families", "N", new("家庭数，默认1000000", "families, 1000000 by default")),
                new("--seed", "N", new("随机种子，默认7；同样的种子生成同样的家庭", "the seed, 7 by default; the same seed gives the same families")),
                new("--as-of", "DATE", new("家庭情况截至的日期，默认2025-06-01", "the day as of which they are, 2025-06-01 by default")),
                new("--places", "CODE,…", new("县级代码，默认有自己文件的各地各取几个县", "codes of counties; by default some of each place with documents of its own")),
            ], GenerateFamilies.Run),
    ];

    /// <summary>The option of that command.</summary>
    public static CommandOption Option(string command, string name) => All.First(c => c.Name == command).Find(name)!;

    /// <summary>Opens the lawbook and the population, a file or the register of a database, works, and closes; problems are written.</summary>
    public static ExitCode With(Invocation call, string command, Func<Lawbook, IPopulation, ExitCode> work)
    {
        if (call.Arguments["--population"] is not { } name)
        {
            return call.Arguments["--database"] is null ? call.Refuse(CliProblems.OptionValue(Option(command, "--population"))) : RegisteredFamilies.With(call, work);
        }

        if (call.Load() is not { } book || Populations.File(call, book, name) is not { } families)
        {
            return ExitCode.Refused;
        }

        using (families)
        {
            return work(book, families);
        }
    }

    /// <summary>A count of an option, or null with the problem written.</summary>
    public static long? Count(Invocation call, CommandOption option, long otherwise, long least, long most)
    {
        if (call.Arguments[option.Name] is not { } written)
        {
            return otherwise;
        }

        if (long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least && count <= most)
        {
            return count;
        }

        call.Refuse(CliProblems.OptionValue(option));
        return null;
    }

    /// <summary>How many threads are asked for, or null with the problem written.</summary>
    public static int? ThreadsOf(Invocation call) => (int?)Count(call, Threads, Environment.ProcessorCount, 1, MostThreads);
}

/// <summary>Decides a population into a folder.</summary>
internal static class RunBatch
{
    private const string Name = "batch run";

    public static ExitCode Run(Invocation call)
    {
        if (call.Arguments["--out"] is not { } folder)
        {
            return call.Refuse(CliProblems.OptionValue(BatchCommands.Option(Name, "--out")));
        }

        return Asking.Date(call, "--on", Asking.Today()) is { } on && BatchCommands.ThreadsOf(call) is { } threads
            ? BatchCommands.With(call, Name, (book, families) => Run(call, book, families, folder, BatchRequest.For(on), threads))
            : ExitCode.Refused;
    }

    private static ExitCode Run(Invocation call, Lawbook book, IPopulation families, string folder, BatchRequest request, int threads)
    {
        ImmutableArray<string> benefits = [.. call.Arguments["--benefits"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
        var problems = Determiner.Check(book, FamilyStatement.Empty(book, null), DecisionRequest.For(request.On[0]) with { Benefits = benefits });
        if (!problems.IsEmpty)
        {
            return call.Refuse(problems);
        }

        var order = new BatchOrder(book, families, request with { Benefits = benefits }) { Threads = threads, WithRows = call.Arguments.Options.ContainsKey("--rows") };
        var progress = new FamilyProgress(call);
        var decided = BatchJob.Into(call.Locate(folder), order, p => progress.Tell(p.Families, p.Of, p.Found), CancellationToken.None);
        return decided.Value is { } totals ? Tell(call, order, totals, folder, progress.Elapsed) : call.Refuse(decided.Problems);
    }

    private static ExitCode Tell(Invocation call, BatchOrder order, BatchTotals totals, string folder, TimeSpan took)
    {
        if (call.Json)
        {
            call.WriteJson(new { Run = order.Id, totals.Families, totals.Affected, totals.Walked, Totals = totals.Cells.Select(c => new { c.Key, Outcomes = Enum.GetValues<Outcome>().ToDictionary(o => o, o => c.Value[o]), c.Value.Amount, c.Value.Encouraged }) });
            return ExitCode.Done;
        }

        call.Output.WriteLine(call.Say(
            string.Create(CultureInfo.InvariantCulture, $"{totals.Families:N0} 个家庭，{totals.Affected:N0} 个至少享有一项待遇；用时 {took.TotalSeconds:F1} 秒。编号 {order.Id}，结果在 {folder}"),
            string.Create(CultureInfo.InvariantCulture, $"{totals.Families:N0} families, {totals.Affected:N0} with at least one right; {took.TotalSeconds:F1} s. Run {order.Id}, results in {folder}")));
        foreach (var benefit in totals.Cells.GroupBy(c => c.Key.Benefit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var sum = benefit.Select(c => c.Value).Aggregate((a, b) => a.Plus(b));
            var kind = order.Book.Benefits[benefit.Key];
            call.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {TextWidth.Pad(call.Say(kind.Label), 32)}{sum[Outcome.Granted],12:N0} {call.Say("项", "granted")}  {(sum.Amount == 0 ? "" : FactText.Amount(sum.Amount, kind.Unit, call.Language)),24}  {sum[Outcome.Unknown],10:N0} {call.Say("项缺事实", "lack facts")}"));
        }

        return ExitCode.Done;
    }
}

/// <summary>Explains the answers of one family of a population.</summary>
internal static class ExplainRow
{
    private const string Name = "batch explain";

    public static ExitCode Run(Invocation call)
    {
        if (call.Arguments["--row"] is null)
        {
            return call.Refuse(CliProblems.OptionValue(BatchCommands.Option(Name, "--row")));
        }

        if (BatchCommands.Count(call, BatchCommands.Option(Name, "--row"), 0, 0, long.MaxValue) is not { } row || Asking.Date(call, "--on", Asking.Today()) is not { } on)
        {
            return ExitCode.Refused;
        }

        return BatchCommands.With(call, Name, (book, families) =>
        {
            var read = Explanation.Of(families, book, call.Arguments["--population"] ?? Opened.Where(call), row);
            return read.Value is { } statement ? Tell(call, book, statement, DecisionRequest.For(on)) : call.Refuse(read.Problems);
        });
    }

    private static ExitCode Tell(Invocation call, Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        if (call.Arguments["--receipt"] is { } path)
        {
            File.WriteAllBytes(call.Locate(path), Receipt.Write(book, statement, request));
        }

        var answers = Determiner.Decide(book, statement, request);
        if (call.Json)
        {
            call.WriteJson(AnswerJson.Of(book, answers));
            return ExitCode.Done;
        }

        call.Output.WriteLine(statement.ToYaml());
        new AnswerText(book, statement, call.Language, call.Output).Write(answers, explain: true);
        return ExitCode.Done;
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

        if (BatchCommands.Count(call, BatchCommands.Option(Name, "--families"), 1_000_000, 1, MostFamilies) is not { } families
            || BatchCommands.Count(call, BatchCommands.Option(Name, "--seed"), 7, 0, long.MaxValue) is not { } seed
            || Asking.Date(call, "--as-of", new DateOnly(2025, 6, 1)) is not { } asOf
            || call.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        ImmutableArray<string> places = [.. call.Arguments["--places"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
        if (SyntheticPopulation.Check(book, places) is { IsEmpty: false } problems)
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
