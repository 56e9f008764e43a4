using System.Globalization;
using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>The population that a command line names.</summary>
internal static class Populations
{
    private const string Usual = "generated:100000";
    private const string Generated = "generated:";

    /// <summary>The option.</summary>
    public static CommandOption Option { get; } = new("--population", "generated:N", new("人群：generated:N 是按种子编造的 N 户", "the population: generated:N are N seeded, made-up families"));

    /// <summary>What the population is, in words.</summary>
    public static Bilingual Describe(Invocation call) => new($"{Named(call)}（编造的家庭，份额不是统计数）", $"{Named(call)} (made-up families; the shares are no statistics)");

    /// <summary>Opens it; null with the problem written.</summary>
    public static IPopulation? Open(Invocation call, Lawbook book)
    {
        var named = Named(call);
        if (named.StartsWith(Generated, StringComparison.Ordinal)
            && long.TryParse(named.AsSpan(Generated.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var families) && families is > 0 and <= SamplePopulation.MostFamilies)
        {
            return SamplePopulation.Of(book, families);
        }

        call.Refuse(CliProblems.OptionValue(Option));
        return null;
    }

    private static string Named(Invocation call) => call.Arguments["--population"] ?? Usual;
}
