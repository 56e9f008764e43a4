using System.Collections.Immutable;
using System.Globalization;
using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>The population that a command line names: synthetic families, a Parquet file of them, or those of a forecast (<see cref="ForecastAsked"/>).</summary>
internal static class Populations
{
    private const string Usual = "generated:100000";
    private const string Generated = "generated:";
    private const string Registered = "register";
    private const long MostFamilies = 100_000_000;

    /// <summary>The option.</summary>
    public static CommandOption Option { get; } = new(
        "--population", "FILE|register|generated:N|forecast:RUN[:YEAR]",
        new("人群：Parquet 文件；register，--database 的登记里 --place 的全部家庭；generated:N，按种子生成的 N 户，默认 generated:100000；forecast:RUN[:YEAR]，保存的预测在那年年初的人口配成的家庭", "the population: a Parquet file; register, all families of --place in the register of --database; generated:N, N seeded synthetic families, generated:100000 by default; forecast:RUN[:YEAR], families of the people that a kept forecast has at the beginning of that year"));

    /// <summary>The option that says where synthetic families live.</summary>
    public static CommandOption Place { get; } = new("--place", "CODE", new("登记里哪里的家庭；合成家庭住在哪里：这个区划的各县，默认各地都取几个县", "whose families of the register; where synthetic families live: the counties of this division, by default some counties of every place"));

    /// <summary>Whether the families of a register are asked about.</summary>
    public static bool IsRegister(Invocation call) => Named(call) == Registered;

    /// <summary>The place asked; the nation where none is.</summary>
    public static PlaceCode PlaceOf(Invocation call) => PlaceCode.TryParse(call.Arguments[Place.Name] ?? "", out var place, out _) ? place : PlaceCode.Nation;

    /// <summary>What the population is, in words: the first line its name, then what it is taken from and what is assumed.</summary>
    public static ImmutableArray<Bilingual> Describe(Invocation call, IPopulation population) =>
        population is ForecastPopulation { Basis: var basis } ? [new(Named(call), Named(call)), basis.Taken, basis.Assumed]
        : population is RegisterPopulation ? [RegisterPopulationWords.Named, RegisterPopulationWords.Examples]
        : IsGenerated(Named(call)) ? [new($"{Named(call)}（合成的家庭，份额不是统计数）", $"{Named(call)} (synthetic families; the shares are no statistics)")] : [new(Named(call), Named(call))];

    /// <summary>Opens it; null with the problem written.</summary>
    /// <param name="call">The command.</param>
    /// <param name="book">The lawbook whose facts it holds.</param>
    /// <param name="on">The day as of which synthetic families are drawn.</param>
    public static IPopulation? Open(Invocation call, Lawbook book, DateOnly on)
    {
        var named = Named(call);
        if (!IsGenerated(named))
        {
            return BatchAsking.Open(call, book, named);
        }

        if (call.Arguments[Place.Name] is { } written && !PlaceCode.TryParse(written, out _, out var unknown))
        {
            call.Refuse(unknown);
            return null;
        }

        ImmutableArray<string> places = call.Arguments[Place.Name] is { } code ? SyntheticPopulation.CountiesOf(book, PlaceCode.Parse(code)) : [];
        if (SyntheticPopulation.Check(book, places, Place.Name) is { IsEmpty: false } problems)
        {
            call.Refuse(problems);
            return null;
        }

        if (long.TryParse(named.AsSpan(Generated.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var families) && families is > 0 and <= MostFamilies)
        {
            return new SyntheticPopulation(book, families, SyntheticPopulation.UsualSeed, on, places);
        }

        call.Refuse(CliProblems.OptionValue(Option));
        return null;
    }

    private static bool IsGenerated(string named) => named.StartsWith(Generated, StringComparison.Ordinal);

    private static string Named(Invocation call) => call.Arguments["--population"] ?? Usual;
}
