using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>
/// Families whose women and children are as many, at every single age, as a kept forecast has at the beginning of a year. What the forecast does not say is assumed or drawn by a seed,
/// and <see cref="Basis"/> tells which is which.
/// </summary>
public sealed class ForecastPopulation : IPopulation
{
    /// <summary>The most families: their ages are held in memory.</summary>
    public const int MostFamilies = 5_000_000;

    private readonly SyntheticPopulation families;

    private ForecastPopulation(SyntheticPopulation families, ForecastBasis basis) => (this.families, Basis) = (families, basis);

    /// <summary>What the families rest on.</summary>
    public ForecastBasis Basis { get; }

    /// <inheritdoc/>
    public ColumnSchema Schema => families.Schema;

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts => families.Parts;

    /// <inheritdoc/>
    public string Fingerprint => families.Fingerprint;

    /// <summary>The day as of which the families of a year are.</summary>
    public static DateOnly DayOf(int year) => new(year, 1, 1);

    /// <summary>Draws the families of a year.</summary>
    /// <param name="book">The lawbook whose facts are drawn.</param>
    /// <param name="run">The forecast.</param>
    /// <param name="name">What problems call it.</param>
    /// <param name="year">The year, from the base year to the last of the run.</param>
    /// <param name="share">Which number of each band.</param>
    /// <param name="orders">The orders of birth assumed.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The families, or <c>BAT-0054</c> to <c>BAT-0057</c>.</returns>
    public static Result<ForecastPopulation> Of(Lawbook book, KeptRun run, string name, int year, ForecastShare share, OrderShares orders, ulong seed)
    {
        if (year < run.BaseYear || year > run.LastYear)
        {
            return Result<ForecastPopulation>.Failure(BatchProblems.NoYear(name, year, run.BaseYear, run.LastYear));
        }

        if (run.Plan.Fertility is not { } file || !run.Tables.TryGetValue(file, out var table) || AgeTable.Read(table, file, AgeTableKind.Fertility).Value is not { } fertility)
        {
            return Result<ForecastPopulation>.Failure(BatchProblems.NoFertility(name));
        }

        if (!PlaceCode.TryParse(run.Plan.Division, out var place, out _) || !FactValues.IsPlace(run.Plan.Division, book))
        {
            return Result<ForecastPopulation>.Failure(BatchProblems.NoDivision(name, run.Plan.Division));
        }

        ImmutableArray<int> women = [.. Enumerable.Range(FamilyMatching.FirstMotherAge, FamilyMatching.LastMotherAge - FamilyMatching.FirstMotherAge + 1).Select(age => Persons(run, year, age, share, Sex.Female))];
        ImmutableArray<int> children = [.. Enumerable.Range(0, FamilyMatching.ChildAges).Select(age => Persons(run, year, age, share, Sex.Female, Sex.Male))];
        if (women.Sum(w => (long)w) > MostFamilies)
        {
            return Result<ForecastPopulation>.Failure(BatchProblems.ManyWomen(name, women.Sum(w => (long)w), MostFamilies));
        }

        var matching = new FamilyMatching(women, [.. fertility.Female], orders, seed);
        matching.Place(children);
        var basis = new ForecastBasis(run, year, share, orders, women.Sum(), children.Sum(), matching.Unplaced, [.. matching.LastYear]);
        return Result<ForecastPopulation>.Success(new ForecastPopulation(new SyntheticPopulation(book, matching.Ages, seed, DayOf(year), SyntheticPopulation.CountiesOf(book, place), $"{run.Record.ResultHash} {share} {orders}"), basis));
    }

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => families.Open(part);

    private static int Persons(KeptRun run, int year, int age, ForecastShare share, params ReadOnlySpan<Sex> sexes)
    {
        var persons = 0.0;
        foreach (var sex in sexes)
        {
            var band = run.Of(year, sex, age) ?? default;
            persons += share switch { ForecastShare.Low80 => band.Low80, ForecastShare.High80 => band.High80, _ => band.Median };
        }

        return (int)Math.Round(persons, MidpointRounding.AwayFromZero);
    }
}
