using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Anyu.Kernel;

namespace Anyu.Forecast;

/// <summary>How the central path of a forecast is made.</summary>
public enum PlanMethod
{
    /// <summary>Survival, fertility and migration by age.</summary>
    CohortComponent,

    /// <summary>From populations of earlier years alone (<see cref="HamiltonPerryInputs"/>), for small areas whose deaths and moves are not known.</summary>
    HamiltonPerry,
}

/// <summary>One division of a plan, brought to the plan's own numbers in every trajectory.</summary>
/// <param name="Division">Its code; its own shocks follow from it.</param>
/// <param name="Population">Its table of persons.</param>
/// <param name="Survival">Its table of survival ratios; null for those of the plan.</param>
/// <param name="Fertility">Its table of births per woman; null for those of the plan.</param>
/// <param name="Migration">Its table of persons a year; null for none.</param>
/// <param name="NationalShare">Share of the variance that it has in common with the whole, 0 to 1.</param>
/// <param name="FertilitySpread">Standard deviation a year of its fertility beside the whole's, whose variance it then has in common altogether; null for that of the plan, shared as <paramref name="NationalShare"/> says.</param>
/// <param name="MigrationSpread">Persons a year by which its own migration varies beside its share of the whole's; null for that share alone.</param>
/// <param name="BaseSpread">Relative standard deviation of its base population at every age; null for that of the plan.</param>
public sealed record PlanDivision(
    string Division, string Population, string? Survival = null, string? Fertility = null, string? Migration = null, double NationalShare = 0.5, double? FertilitySpread = null, double? MigrationSpread = null, double? BaseSpread = null);

/// <summary>A forecast as a file states it: tables by single age beside it, assumptions held or changed in steps, what is uncertain, seed.</summary>
public sealed record ForecastPlan
{
    /// <summary>Most years a plan may ask for.</summary>
    public const int MostYears = 150;

    /// <summary>Most trajectories a plan may ask for.</summary>
    public const int MostTrajectories = 100_000;

    /// <summary>How plans, runs and needs are written: camel case, names as words, unknown keys refused.</summary>
    public static JsonSerializerOptions Format { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>What it is; printed with every result.</summary>
    public required string Title { get; init; }

    /// <summary>Where its assumptions come from; printed with every result.</summary>
    public required string Source { get; init; }

    /// <summary>The division's code, or empty. Its own shocks follow from it.</summary>
    public string Division { get; init; } = "";

    /// <summary>Whether its numbers are made up for demonstration.</summary>
    public bool Synthetic { get; init; }

    /// <summary>The calendar year of the base population.</summary>
    public required int BaseYear { get; init; }

    /// <summary>Years to project, 1 to 150.</summary>
    public required int Years { get; init; }

    /// <summary>Table of persons.</summary>
    public required string Population { get; init; }

    /// <summary>The method; null for the cohort-component method.</summary>
    public PlanMethod? Method { get; init; }

    /// <summary>Table of survival ratios, entry 0 from birth; needed by the cohort-component method.</summary>
    public string? Survival { get; init; }

    /// <summary>Table of births per woman; needed by the cohort-component method.</summary>
    public string? Fertility { get; init; }

    /// <summary>Tables of persons of the years before the base, the earliest first; needed by the method of Hamilton and Perry, which reads nothing else.</summary>
    public ImmutableArray<string>? History { get; init; }

    /// <summary>Divisions that are forecast with the whole and add up to it in every trajectory; null for none. Their own codes make their runs.</summary>
    public ImmutableArray<PlanDivision>? Divisions { get; init; }

    /// <summary>Table of persons a year, or null for none.</summary>
    public string? Migration { get; init; }

    /// <summary>
    /// Table of assumptions by year, or null: <c>year</c> and any of <c>tfr</c>, <c>srb</c>, <c>e0_male</c>, <c>e0_female</c>, <c>net_migration_male</c>,
    /// <c>net_migration_female</c>. The tables by age give the patterns; what has no column is held.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>Boys per girl.</summary>
    public double SexRatioAtBirth { get; init; } = 1.05;

    /// <summary>Yearly factor on fertility; 1 keeps it.</summary>
    public double FertilityTrend { get; init; } = 1;

    /// <summary>Yearly factor on the hazard of dying; 0.98 is the long-run pace of countries with low mortality.</summary>
    public double HazardTrend { get; init; } = 1;

    /// <summary>The named variant.</summary>
    public Variant Variant { get; init; }

    /// <summary>Assumed effects of policies and events, each with its source.</summary>
    public ImmutableArray<PolicyEffect> Effects { get; init; } = [];

    /// <summary>Random log factor on fertility.</summary>
    public RandomFactor FertilityFactor { get; init; } = RandomFactor.None;

    /// <summary>Random index of mortality.</summary>
    public RandomFactor MortalityFactor { get; init; } = RandomFactor.None;

    /// <summary>Random persons added to net migration, spread over ages by the standard of Rogers and Castro.</summary>
    public RandomFactor MigrationFactor { get; init; } = RandomFactor.None;

    /// <summary>Relative standard deviation of the base population at every age.</summary>
    public double BaseSpread { get; init; }

    /// <summary>Trajectories to draw, 1 to 100,000.</summary>
    public int Trajectories { get; init; } = 1000;

    /// <summary>Every random number follows from it.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether it says what is expected to come: the medium variant with no supposed effect.</summary>
    [JsonIgnore]
    public bool IsExpected => Variant == Variant.Medium && Effects.IsEmpty;

    /// <summary>Whether it states anything uncertain. Without, all its trajectories are one: what lies between them is no interval.</summary>
    [JsonIgnore]
    public bool IsUncertain => BaseSpread > 0 || new[] { FertilityFactor, MortalityFactor, MigrationFactor }.Any(factor => factor.Spread > 0 || factor.StartSpread > 0);

    /// <summary>What is said of a plan that states nothing uncertain.</summary>
    [JsonIgnore]
    public static Bilingual OnePath { get; } = new(
        "方案没有写哪里不确定，所有路径都是同一条：区间没有宽度，不说明误差。", "The plan states nothing uncertain, so that all trajectories are one: its bands have no width and say nothing of errors.");

    /// <summary>The names of the tables it needs.</summary>
    [JsonIgnore]
    public ImmutableArray<string> Tables =>
    [
        .. new[] { Population, Survival, Fertility, Migration, Path }.Concat(History ?? []).Concat((Divisions ?? []).SelectMany(d => new[] { d.Population, d.Survival, d.Fertility, d.Migration }))
            .OfType<string>().Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The plan of one of its divisions, as if it stood alone.</summary>
    internal ForecastPlan Of(PlanDivision division) => this with
    {
        Division = division.Division,
        Divisions = null,
        Population = division.Population,
        Survival = division.Survival ?? Survival,
        Fertility = division.Fertility ?? Fertility,
        Migration = division.Migration,
        Path = null,
        BaseSpread = division.BaseSpread ?? BaseSpread,
        FertilityFactor = division.FertilitySpread is { } own ? FertilityFactor.Beside(own) : FertilityFactor with { NationalShare = division.NationalShare },
        MortalityFactor = MortalityFactor with { NationalShare = division.NationalShare },
        MigrationFactor = MigrationFactor with { NationalShare = division.NationalShare },
    };

    /// <summary>Reads a plan.</summary>
    /// <param name="text">The file's text, JSON with comments.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<ForecastPlan> Read(string text, string file)
    {
        try
        {
            var plan = JsonSerializer.Deserialize<ForecastPlan>(text, Format);
            return plan is null ? Result<ForecastPlan>.Failure(ForecastProblems.PlanNotRead(file, "null")) : plan.Checked(file);
        }
        catch (JsonException fault)
        {
            return Result<ForecastPlan>.Failure(ForecastProblems.PlanNotRead(file, fault.Message));
        }
    }

    /// <summary>Its inputs, or every problem of its tables with file, row and column.</summary>
    /// <param name="table">The text of a table, or null where there is none.</param>
    public Result<ForecastInputs> Inputs(Func<string, string?> table) => PlanInputs.Of(this, table);

    /// <summary>What is drawn and kept: every age, five-year groups of each sex, and the groups that services are planned for.</summary>
    /// <param name="openAge">The open age of the inputs.</param>
    /// <param name="threads">Threads to use.</param>
    public TrajectoryPlan Draw(int openAge, int threads = 1) => new(
        Trajectories, Seed, TrajectoryPlan.UsualQuantiles, Division, Math.Min(100, openAge), threads, KeptGroups.Of(Math.Min(100, openAge)));

    private Result<ForecastPlan> Checked(string file)
    {
        var problems = new List<Problem>();
        void Range(bool holds, string what) => problems.AddRange(holds ? [] : [ForecastProblems.PlanNotRead(file, what)]);
        Range(Years is >= 1 and <= MostYears, $"years 1–{MostYears}");
        Range(Trajectories is >= 1 and <= MostTrajectories, $"trajectories 1–{MostTrajectories}");
        Range(BaseSpread is >= 0 and < 1, "baseSpread 0–1");
        Range(FertilityTrend is > 0 and < 2 && HazardTrend is > 0 and < 2, "fertilityTrend, hazardTrend 0–2");
        Range(new[] { FertilityFactor, MortalityFactor, MigrationFactor }.All(factor => factor is { Persistence: >= 0 and <= 1, Spread: >= 0, StartSpread: >= 0, NationalShare: >= 0 and <= 1 }), "persistence 0–1, spread ≥ 0, nationalShare 0–1");
        var isSmallArea = Method == PlanMethod.HamiltonPerry;
        Range(isSmallArea ? History is { IsDefaultOrEmpty: false } : Survival is not null && Fertility is not null, isSmallArea ? "history" : "survival, fertility");
        Range(!isSmallArea || (Divisions is null && Path is null && Migration is null && Variant == Variant.Medium), "hamiltonPerry: population, history; no path, migration, variant, divisions");
        Range(Divisions is null || (!Divisions.Value.IsEmpty && Divisions.Value.All(d => d.NationalShare is >= 0 and <= 1 && (d.FertilitySpread ?? 0) is >= 0 and <= 1 && (d.MigrationSpread ?? 0) >= 0 && (d.BaseSpread ?? 0) is >= 0 and < 1 && d.Division.Length > 0 && d.Division != Division) && Divisions.Value.Select(d => d.Division).Distinct(StringComparer.Ordinal).Count() == Divisions.Value.Length), "divisions: codes that differ, nationalShare 0–1");
        problems.AddRange(Effects.Where(effect => string.IsNullOrWhiteSpace(effect.Source)).Select(effect => ForecastProblems.NoSource(effect.Name, file)));
        problems.AddRange(string.IsNullOrWhiteSpace(Source) ? [ForecastProblems.NoSource(Title, file)] : []);
        return problems.Count > 0 ? Result<ForecastPlan>.Failure([.. problems]) : Result<ForecastPlan>.Success(this);
    }
}

/// <summary>Checked inputs of a plan.</summary>
/// <param name="Inputs">Base population and assumptions.</param>
/// <param name="Uncertainty">What is uncertain.</param>
public sealed record ForecastInputs(ProjectionInputs Inputs, Uncertainty Uncertainty);

/// <summary>The groups that every kept run holds beside its single ages.</summary>
internal static class KeptGroups
{
    /// <summary>Under threes, kindergarten, primary school, lower secondary, bearing ages, the old; and each sex by five years.</summary>
    internal static ImmutableArray<AgeGroup> Of(int openAge) =>
    [
        (0, 2), (0, 4), (3, 5), (6, 11), (12, 14), (15, 49), (15, 59), (60, openAge), (65, openAge),
        .. Enumerable.Range(0, (openAge / 5) + 1).SelectMany(at => new[] { Sex.Male, Sex.Female }.Select(sex => new AgeGroup(5 * at, (5 * at) + 4 >= openAge ? openAge : (5 * at) + 4, sex))),
    ];
}
