using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Anyu.Forecast;

/// <summary>
/// The record of a run: enough to run it again and see that every bit is the same. The number of threads is no part of it, since results do
/// not depend on it.
/// </summary>
/// <param name="InputsHash">SHA-256 of inputs and uncertainty, hexadecimal.</param>
/// <param name="Engine">Version of the arithmetic; changes whenever any result bit may.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Trajectories">Trajectories drawn.</param>
/// <param name="Quantiles">The shares kept.</param>
/// <param name="Division">The division whose shocks were drawn.</param>
/// <param name="OutputOpenAge">The open age of the output.</param>
/// <param name="Groups">The age groups kept.</param>
/// <param name="ResultHash">SHA-256 of every result number.</param>
public sealed record StoredRun(
    string InputsHash,
    string Engine,
    ulong Seed,
    int Trajectories,
    ImmutableArray<double> Quantiles,
    string Division,
    int OutputOpenAge,
    ImmutableArray<AgeGroup> Groups,
    string ResultHash)
{
    /// <summary>The arithmetic of this program.</summary>
    public const string CurrentEngine = "cohort-component 3";

    /// <summary>Runs a plan and records it.</summary>
    /// <param name="inputs">Base population and assumptions.</param>
    /// <param name="uncertainty">What is uncertain.</param>
    /// <param name="plan">What is drawn and kept.</param>
    /// <param name="progress">Told the years done, of how many.</param>
    public static (StoredRun Record, TrajectoryQuantiles Result) Make(ProjectionInputs inputs, Uncertainty uncertainty, TrajectoryPlan plan, Action<int, int>? progress = null)
    {
        var result = ProbabilisticProjection.Run(inputs, uncertainty, plan, progress);
        var record = new StoredRun(
            Hash(inputs, uncertainty), CurrentEngine, plan.Seed, plan.Trajectories, plan.Quantiles, plan.Division, plan.OutputOpenAge, result.Groups, Hash(result));
        return (record, result);
    }

    /// <summary>What keeps this record from being repeated with the inputs given; empty when the run gives the same bits.</summary>
    /// <param name="inputs">The inputs kept with the record.</param>
    /// <param name="uncertainty">The uncertainty kept with it.</param>
    /// <param name="threads">Threads to use.</param>
    public ImmutableArray<Kernel.Problem> Repeat(ProjectionInputs inputs, Uncertainty uncertainty, int threads = 1)
    {
        if (!string.Equals(Engine, CurrentEngine, StringComparison.Ordinal))
        {
            return [ForecastProblems.OtherEngine(Engine, CurrentEngine)];
        }

        if (!string.Equals(Hash(inputs, uncertainty), InputsHash, StringComparison.Ordinal))
        {
            return [ForecastProblems.OtherInputs(InputsHash)];
        }

        var plan = new TrajectoryPlan(Trajectories, Seed, Quantiles, Division, OutputOpenAge, threads, Groups);
        var again = Hash(ProbabilisticProjection.Run(inputs, uncertainty, plan));
        return string.Equals(again, ResultHash, StringComparison.Ordinal) ? [] : [ForecastProblems.OtherResult(ResultHash, again)];
    }

    /// <summary>SHA-256 of inputs and uncertainty of several cases together.</summary>
    internal static string HashOf(IEnumerable<DivisionCase> cases) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', cases.Select(one => $"{one.Division} {Hash(one.Inputs, one.Uncertainty)}")))));

    private static string Hash(TrajectoryQuantiles result) => HashOf(result.Parts());

    /// <summary>SHA-256 of result numbers.</summary>
    internal static string HashOf(IEnumerable<double[]> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in parts)
        {
            Add(hash, part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Hash(ProjectionInputs inputs, Uncertainty uncertainty)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{inputs.BaseYear} {inputs.Timing} {inputs.Years.Length}\n"));
        Add(hash, inputs.BasePopulation);
        foreach (var year in inputs.Years)
        {
            Add(hash, [year.Start, year.SexRatioAtBirth]);
            Add(hash, year.Survival);
            Add(hash, year.Fertility.AsSpan());
            Add(hash, year.NetMigration);
        }

        foreach (var factor in new[] { uncertainty.Fertility, uncertainty.Mortality, uncertainty.Migration })
        {
            Add(hash, [factor.Persistence, factor.Spread, factor.StartSpread, factor.NationalShare]);
        }

        Add(hash, uncertainty.MortalitySensitivity.AsSpan());
        Add(hash, uncertainty.MigrationPattern);
        Add(hash, uncertainty.BaseSpread);
        Add(hash, [uncertainty.BaseCorrelation]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, SexAge values)
    {
        Add(hash, values.Male.AsSpan());
        Add(hash, values.Female.AsSpan());
    }

    /// <summary>Length first, then each number, little-endian on every machine.</summary>
    private static void Add(IncrementalHash hash, ReadOnlySpan<double> values)
    {
        var bytes = new byte[8 * (values.Length + 1)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * (i + 1)), values[i]);
        }

        hash.AppendData(bytes);
    }
}
