using System.Globalization;
using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>The population that a command line names: synthetic families, or a Parquet file of them.</summary>
internal static class Populations
{
    private const string Usual = "generated:100000";
    private const string Generated = "generated:";
    private const long MostFamilies = 100_000_000;
    private const ulong Seed = 7;

    /// <summary>The option.</summary>
    public static CommandOption Option { get; } = new("--population", "FILE|generated:N", new("人群：Parquet 文件；或 generated:N，按种子生成的 N 户，默认 generated:100000", "the population: a Parquet file, or generated:N, N seeded synthetic families; generated:100000 by default"));

    /// <summary>What the population is, in words.</summary>
    public static Bilingual Describe(Invocation call) =>
        IsGenerated(Named(call)) ? new($"{Named(call)}（合成的家庭，份额不是统计数）", $"{Named(call)} (synthetic families; the shares are no statistics)") : new(Named(call), Named(call));

    /// <summary>Opens it; null with the problem written.</summary>
    /// <param name="call">The command.</param>
    /// <param name="book">The lawbook whose facts it holds.</param>
    /// <param name="on">The day as of which synthetic families are drawn.</param>
    public static IPopulation? Open(Invocation call, Lawbook book, DateOnly on)
    {
        var named = Named(call);
        if (!IsGenerated(named))
        {
            return File(call, book, named);
        }

        if (long.TryParse(named.AsSpan(Generated.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var families) && families is > 0 and <= MostFamilies)
        {
            return new SyntheticPopulation(book, families, Seed, on, []);
        }

        call.Refuse(CliProblems.OptionValue(Option));
        return null;
    }

    /// <summary>Opens a Parquet file; null with the problem written.</summary>
    public static ParquetPopulation? File(Invocation call, Lawbook book, string name)
    {
        if (!System.IO.File.Exists(call.Locate(name)))
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

    private static bool IsGenerated(string named) => named.StartsWith(Generated, StringComparison.Ordinal);

    private static string Named(Invocation call) => call.Arguments["--population"] ?? Usual;
}
