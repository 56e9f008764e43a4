using System.Collections.Immutable;
using System.Globalization;
using Anyu.Batch;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>A run over a population as a command line asks for it, found sound.</summary>
internal sealed record BatchAsking(BatchOrder Order, IPopulation Families, string Folder) : IDisposable
{
    private const int MostThreads = 64;

    /// <summary>How many threads decide.</summary>
    public static CommandOption Threads { get; } = new("--threads", "N", new("线程数，默认处理器数；结果与它无关", "threads, by default the processors; results do not depend on them"));

    /// <summary>The file of the population.</summary>
    public static CommandOption Population { get; } = new("--population", "FILE", new("人群文件（Parquet）", "the population, a Parquet file"));

    /// <summary>The day asked.</summary>
    public static CommandOption On { get; } = new("--on", "DATE", new("所问日期，默认今天", "the day asked; today by default"));

    /// <summary>Where results go.</summary>
    public static CommandOption Out { get; } = new("--out", "PATH", new("写到哪里", "where to write"));

    /// <summary>All that say what is asked.</summary>
    public static ImmutableArray<CommandOption> Options { get; } =
    [
        Population, On, Out,
        new("--benefits", "ID,…", new("只问这些待遇", "these benefits only")),
        new("--rows", null, new("也写出每项认定和享有待遇的家庭", "also write each answer and the families with a right")),
    ];

    /// <summary>Reads it with its population file; null with the problems written.</summary>
    public static BatchAsking? Read(Invocation call)
    {
        if (call.Arguments[Out.Name] is null)
        {
            call.Refuse(CliProblems.OptionValue(Out));
            return null;
        }

        return Asking.Date(call, On.Name, Asking.Today()) is not null && Open(call) is var (book, families) ? Read(call, book, families) : null;
    }

    /// <summary>Reads it for a population that is open already and is closed with it; null with the problems written.</summary>
    public static BatchAsking? Read(Invocation call, Lawbook book, IPopulation families)
    {
        if (call.Arguments[Out.Name] is not { } folder)
        {
            call.Refuse(CliProblems.OptionValue(Out));
        }
        else if (Asking.Date(call, On.Name, Asking.Today()) is { } on)
        {
            ImmutableArray<string> benefits = [.. call.Arguments["--benefits"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []];
            var problems = Determiner.Check(book, FamilyStatement.Empty(book, null), DecisionRequest.For(on) with { Benefits = benefits });
            if (problems.IsEmpty)
            {
                return new BatchAsking(new BatchOrder(book, families, BatchRequest.For(on) with { Benefits = benefits }) { WithRows = call.Arguments.Options.ContainsKey("--rows") }, families, folder);
            }

            call.Refuse(problems);
        }

        (families as IDisposable)?.Dispose();
        return null;
    }

    /// <summary>The lawbook and the population file, or null with the problems written.</summary>
    public static (Lawbook Book, ParquetPopulation Families)? Open(Invocation call)
    {
        if (call.Arguments[Population.Name] is not { } name)
        {
            call.Refuse(CliProblems.OptionValue(Population));
            return null;
        }

        return call.Load() is { } book && Open(call, book, name) is { } families ? (book, families) : null;
    }

    /// <summary>Opens a Parquet file; null with the problem written.</summary>
    public static ParquetPopulation? Open(Invocation call, Lawbook book, string name)
    {
        if (!File.Exists(call.Locate(name)))
        {
            call.Refuse(CliProblems.NoFile(name));
            return null;
        }

        var opened = ParquetPopulation.Open(call.Locate(name), name, book);
        if (opened.Value is null)
        {
            call.Refuse(opened.Problems);
        }

        return opened.Value;
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

    /// <summary>Tells what came of it.</summary>
    public ExitCode Tell(Invocation call, BatchTotals totals, TimeSpan took)
    {
        if (call.Json)
        {
            call.WriteJson(new { Run = Order.Id, totals.Families, totals.Affected, totals.Walked, Totals = totals.Cells.Select(c => new { c.Key, Outcomes = Enum.GetValues<Outcome>().ToDictionary(o => o, o => c.Value[o]), c.Value.Amount, c.Value.Encouraged }) });
            return ExitCode.Done;
        }

        call.Output.WriteLine(call.Say(
            string.Create(CultureInfo.InvariantCulture, $"{totals.Families:N0} 个家庭，{totals.Affected:N0} 个至少享有一项待遇；用时 {took.TotalSeconds:F1} 秒。编号 {Order.Id}，结果在 {Folder}"),
            string.Create(CultureInfo.InvariantCulture, $"{totals.Families:N0} families, {totals.Affected:N0} with at least one right; {took.TotalSeconds:F1} s. Run {Order.Id}, results in {Folder}")));
        foreach (var benefit in totals.Cells.GroupBy(c => c.Key.Benefit, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var sum = benefit.Select(c => c.Value).Aggregate((a, b) => a.Plus(b));
            var kind = Order.Book.Benefits[benefit.Key];
            call.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {TextWidth.Pad(call.Say(kind.Label), 32)}{sum[Outcome.Granted],12:N0} {call.Say("项", "granted")}  {(sum.Amount == 0 ? "" : FactText.Amount(sum.Amount, kind.Unit, call.Language)),24}  {sum[Outcome.Unknown],10:N0} {call.Say("项缺事实", "lack facts")}"));
        }

        return ExitCode.Done;
    }

    /// <inheritdoc/>
    public void Dispose() => (Families as IDisposable)?.Dispose();
}
