using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>
/// The runs of a plan with divisions: the whole and each division, drawn together and brought to the whole in every trajectory (<see cref="ScaledDivisions"/>). They hold totals, births, deaths and
/// age groups, no single ages. A division's random migration is its share of the base population in the whole's.
/// </summary>
internal static class ScaledRuns
{
    /// <summary>One part of the runs: its division, its record, its series of bands.</summary>
    internal sealed record Part(string Division, StoredRun Record, ImmutableSortedDictionary<string, ImmutableArray<double>> Series);

    /// <summary>The parts, the whole first, or what is wrong with the tables.</summary>
    internal static Result<IReadOnlyList<Part>> Make(ForecastPlan plan, Func<string, string?> table, int threads)
    {
        var reads = plan.Divisions!.Value.Select(d => (d.Division, Read: plan.Of(d).Inputs(table))).Prepend((plan.Division, Read: (plan with { Divisions = null }).Inputs(table))).ToList();
        var problems = reads.SelectMany(r => r.Read.Problems).Distinct().ToImmutableArray();
        if (reads.Exists(r => r.Read.Value is null))
        {
            return Result<IReadOnlyList<Part>>.Failure(problems);
        }

        var whole = reads[0].Read.Value!;
        var open = whole.Inputs.BasePopulation.OpenAge;
        if (reads.Find(r => r.Read.Value!.Inputs.BasePopulation.OpenAge != open) is { Read.Value: { } other })
        {
            return Result<IReadOnlyList<Part>>.Failure(ForecastProblems.AgesDiffer(plan.BaseYear, other.Inputs.BasePopulation.OpenAge, open));
        }

        var cases = reads.Select((r, at) => Case(at == 0 ? null : plan.Divisions.Value[at - 1], r.Read.Value!, whole)).ToList();
        var draw = plan.Draw(open, threads);
        var paths = ScaledDivisions.Run(cases[0], cases[1..], draw with { Groups = [.. draw.Groups.Select(g => g.To >= draw.OutputOpenAge ? g with { To = open } : g)] });
        var hash = StoredRun.HashOf(cases);
        return Result<IReadOnlyList<Part>>.Success([.. paths.Divisions.Prepend(paths.Nation).Zip(reads, (path, read) => Kept(path, read.Division, hash, draw))]);
    }

    private static DivisionCase Case(PlanDivision? division, ForecastInputs read, ForecastInputs whole)
    {
        var share = division is null ? 1 : read.Inputs.BasePopulation.Total() / whole.Inputs.BasePopulation.Total();
        var moved = read.Uncertainty.Migration;
        var part = moved with { Spread = moved.Spread * share, StartSpread = moved.StartSpread * share };
        return new DivisionCase(division?.Division ?? "", read.Inputs, read.Uncertainty with { Migration = division?.MigrationSpread is { } own ? part.Beside(own) : part });
    }

    private static Part Kept(TrajectoryPaths paths, string division, string inputs, TrajectoryPlan draw)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        double[] Bands(Func<int, double[]> row, int years) => [.. Enumerable.Range(paths.BaseYear, years).SelectMany(year => TrajectoryPaths.Quantiles(row(year), draw.Quantiles.AsSpan()))];
        var numbers = new List<double[]>();
        void Keep(string name, Func<int, double[]> row, int years)
        {
            var bands = Bands(row, years);
            numbers.Add(bands);
            all[name] = [.. bands.Select(number => Math.Round(number, 2))];
        }

        Keep("total", year => paths.TotalAt(year).ToArray(), paths.Years + 1);
        Keep("births", year => paths.BirthsFrom(year).ToArray(), paths.Years);
        Keep("deaths", year => paths.DeathsFrom(year).ToArray(), paths.Years);
        foreach (var (at, group) in paths.Groups.Index())
        {
            Keep(group.Name(draw.OutputOpenAge), year => paths.GroupAt(year, at).ToArray(), paths.Years + 1);
        }

        return new Part(division, new StoredRun(
            inputs, StoredRun.CurrentEngine, draw.Seed, draw.Trajectories, draw.Quantiles, division, draw.OutputOpenAge, draw.Groups, StoredRun.HashOf(numbers)), all.ToImmutable());
    }
}
