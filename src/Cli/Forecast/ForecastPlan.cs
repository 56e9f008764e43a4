using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>A factor's randomness as a plan writes it.</summary>
internal sealed record FactorText(double Persistence, double Spread, double StartSpread = 0, double NationalShare = 0)
{
    public RandomFactor Factor => new(Persistence, Spread, StartSpread, NationalShare);
}

/// <summary>A forecast as a file states it: tables by single age beside it, assumptions held or changed in steps, what is uncertain, seed.</summary>
internal sealed record ForecastPlan
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>What it is and where its assumptions come from; printed with every result.</summary>
    public required string Title { get; init; }

    /// <summary>The sources of the assumptions.</summary>
    public required string Source { get; init; }

    /// <summary>The division's code, or empty.</summary>
    public string Division { get; init; } = "";

    public required int BaseYear { get; init; }

    public required int Years { get; init; }

    /// <summary>age, male, female: persons.</summary>
    public required string Population { get; init; }

    /// <summary>age, male, female: survival ratios, entry 0 from birth.</summary>
    public required string Survival { get; init; }

    /// <summary>age, male, female: births per woman stand in the column female, male is 0.</summary>
    public required string Fertility { get; init; }

    /// <summary>age, male, female: persons a year, or null for none.</summary>
    public string? Migration { get; init; }

    public double SexRatioAtBirth { get; init; } = 1.05;

    /// <summary>Yearly factor on fertility; 1 keeps it.</summary>
    public double FertilityTrend { get; init; } = 1;

    public FactorText FertilityFactor { get; init; } = new(0, 0);

    public FactorText MortalityFactor { get; init; } = new(0, 0);

    /// <summary>Relative standard deviation of the base population at every age.</summary>
    public double BaseSpread { get; init; }

    public int Trajectories { get; init; } = 1000;

    public ulong Seed { get; init; } = 1;

    /// <summary>Reads a plan.</summary>
    public static Result<ForecastPlan> Read(string path, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<ForecastPlan>(File.ReadAllText(path), Options) is { } plan && plan.Years is >= 1 and <= 150 && plan.Trajectories is >= 1 and <= 100_000
                ? Result<ForecastPlan>.Success(plan)
                : Result<ForecastPlan>.Failure(ForecastCliProblems.Plan(name, "years 1–150, trajectories 1–100000"));
        }
        catch (JsonException fault)
        {
            return Result<ForecastPlan>.Failure(ForecastCliProblems.Plan(name, fault.Message));
        }
        catch (IOException)
        {
            return Result<ForecastPlan>.Failure(CliProblems.NoFile(name));
        }
    }

    /// <summary>Its inputs with their checks.</summary>
    public Result<ForecastInputs> Inputs(string folder)
    {
        var problems = new List<Problem>();
        SexAge? Table(string? file)
        {
            if (file is null)
            {
                return null;
            }

            var path = Path.Combine(folder, file);
            if (!File.Exists(path))
            {
                problems.Add(CliProblems.NoFile(file));
                return null;
            }

            var read = PopulationTable.Read(File.ReadAllText(path), file);
            problems.AddRange(read.Problems);
            return read.Value;
        }

        var (people, survival, fertility) = (Table(Population), Table(Survival), Table(Fertility));
        var migration = people is null || Migration is null ? null : Migrants(Path.Combine(folder, Migration), Migration, people.OpenAge, problems);
        if (people is null || survival is null || fertility is null || problems.Count > 0)
        {
            return Result<ForecastInputs>.Failure([.. problems]);
        }

        var open = people.OpenAge;
        var years = Enumerable.Range(0, Years).Select(step => new ProjectionYear(
            BaseYear + step, survival, [.. fertility.Female.Select(rate => rate * Math.Pow(FertilityTrend, step))], SexRatioAtBirth, migration ?? SexAge.Zero(open))).ToImmutableArray();
        var inputs = new ProjectionInputs(BaseYear, people, years);
        var found = InputCheck.Check(inputs);
        var uncertainty = new Uncertainty(
            FertilityFactor.Factor, MortalityFactor.Factor, [.. Enumerable.Repeat(1.0, open + 1)], RandomFactor.None, SexAge.Zero(open), SexAge.Build(open, (_, _) => BaseSpread), 0.9);
        return found.IsEmpty ? Result<ForecastInputs>.Success(new(inputs, uncertainty)) : Result<ForecastInputs>.Failure(found);
    }

    /// <summary>age, male, female as for a population, but those who leave are negative.</summary>
    private static SexAge? Migrants(string path, string file, int openAge, List<Problem> problems)
    {
        var table = File.Exists(path) ? TableImport.Open(File.ReadAllBytes(path), file, null) : Result<Table>.Failure(CliProblems.NoFile(file));
        problems.AddRange(table.Problems);
        var numbers = new Dictionary<(Sex, int), double>();
        foreach (var row in table.Value?.Rows.Skip(1).Where(r => !r.IsBlank) ?? [])
        {
            if (int.TryParse(row[0].TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var age)
                && double.TryParse(row[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var male) && double.TryParse(row[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var female))
            {
                (numbers[(Sex.Male, age)], numbers[(Sex.Female, age)]) = (male, female);
            }
            else
            {
                problems.Add(ForecastCliProblems.Migrants(new SourceLocation(file, row.Number)));
            }
        }

        if (problems.Count == 0 && numbers.Count != 2 * (openAge + 1))
        {
            problems.Add(ForecastCliProblems.Migrants(new SourceLocation(file)));
        }

        return problems.Count > 0 ? null : SexAge.Build(openAge, (sex, age) => numbers.GetValueOrDefault((sex, age)));
    }

    /// <summary>What is drawn and kept.</summary>
    public TrajectoryPlan Draw(int openAge) => new(Trajectories, Seed, TrajectoryPlan.UsualQuantiles, Division, Math.Min(100, openAge), 1, [(0, 2), (0, 4), (3, 5), (6, 11), (15, 49), (60, openAge)]);

    /// <summary>Writes a number as stored.</summary>
    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>Checked inputs.</summary>
internal sealed record ForecastInputs(ProjectionInputs Inputs, Uncertainty Uncertainty);
