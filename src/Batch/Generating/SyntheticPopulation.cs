using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Batch;

/// <summary>
/// Synthetic families, made by a seeded program for measuring and demonstration: every fact that can be stated of the vocabulary is drawn, adoption, remarriage and first home
/// included, and some are not known. They claim nothing about any population. The same seed gives the same families.
/// </summary>
public sealed class SyntheticPopulation : IPopulation
{
    /// <summary>The seed where nobody asks for another.</summary>
    public const ulong UsualSeed = 7;

    private const long FamiliesOfPart = 16_384;

    private readonly SyntheticPlan plan;
    private readonly ImmutableArray<SyntheticFact> facts;
    private readonly ulong seed;
    private readonly FamilyAges? ages;

    /// <summary>Families of some places.</summary>
    /// <param name="book">The lawbook whose facts are drawn.</param>
    /// <param name="families">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="asOf">The day as of which they are drawn; births reach two months beyond it.</param>
    /// <param name="places">Division codes of counties; empty: some counties of each place with documents of its own.</param>
    public SyntheticPopulation(Lawbook book, long families, ulong seed, DateOnly asOf, ImmutableArray<string> places)
    {
        (plan, this.seed) = (new SyntheticPlan(book, places, asOf), seed);
        facts = new SyntheticFacts(plan).All();
        Schema = new ColumnSchema([ColumnField.Codes(FileColumns.Place, plan.Places), .. facts.Select(f => f.Field)]);
        Fingerprint = string.Create(CultureInfo.InvariantCulture, $"synthetic {families} {seed} {asOf:yyyy-MM-dd} {string.Join(',', plan.Places)} {book.Hash}");
        Parts = [.. plan.Places.Select((place, i) => new PopulationPart(i, place, families * i / plan.Places.Length, (families * (i + 1) / plan.Places.Length) - (families * i / plan.Places.Length)))];
    }

    /// <summary>Families whose mothers and children have ages given, in parts of one county each.</summary>
    internal SyntheticPopulation(Lawbook book, FamilyAges ages, ulong seed, DateOnly asOf, ImmutableArray<string> places, string basis)
        : this(book, ages.Count, seed, asOf, places)
    {
        (this.ages, facts) = (ages, [.. facts.Select(Known)]);
        Fingerprint = $"{Fingerprint} {basis}";
        Parts = [.. Parts.SelectMany(Cut).Select((p, i) => p with { Number = i })];
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <summary>The counties of a place, or the place itself where it has none: what to draw families of when one place is asked about.</summary>
    /// <param name="book">The lawbook with the division tree.</param>
    /// <param name="place">A division of any level.</param>
    public static ImmutableArray<string> CountiesOf(Lawbook book, PlaceCode place) =>
        book.Places.All.Where(p => p.Code.Level == PlaceLevel.County && p.Code.IsWithin(place) && !p.IsGrouping).Select(p => p.Code.ToString()).Order(StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } counties
            ? counties
            : [place.ToString()];

    /// <summary>What is wrong with the codes of the places asked; nothing when there are none.</summary>
    /// <param name="book">The lawbook with the division tree.</param>
    /// <param name="places">The codes.</param>
    /// <param name="option">Where they were written, such as <c>--places</c>.</param>
    public static ImmutableArray<Problem> Check(Lawbook book, ImmutableArray<string> places, string option) =>
        [.. places.Where(code => !FactValues.IsPlace(code, book)).Select(code => BatchProblems.UnknownPlace(option, code))];

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => new Blocks(this, part);

    /// <summary>Ages that are given are known: the mother is there, her day of birth and those of her children are stated.</summary>
    private static SyntheticFact Known(SyntheticFact fact) => fact.Field.Name switch
    {
        "mother" => fact with { Draw = static _ => 1 },
        "mother.birthDate" => fact with { NullPerMille = 0 },
        var name when name.StartsWith("children[", StringComparison.Ordinal) && name.EndsWith(".birthDate", StringComparison.Ordinal) => fact with { NullPerMille = 0 },
        var name when name.StartsWith("births[", StringComparison.Ordinal) && name.EndsWith(".date", StringComparison.Ordinal) => fact with { NullPerMille = 0 },
        _ => fact,
    };

    /// <summary>A large county in pieces, so that several threads have work.</summary>
    private static IEnumerable<PopulationPart> Cut(PopulationPart county)
    {
        for (var first = 0L; first < county.Families; first += FamiliesOfPart)
        {
            yield return county with { FirstFamily = county.FirstFamily + first, Families = Math.Min(FamiliesOfPart, county.Families - first) };
        }
    }

    private sealed class Blocks(SyntheticPopulation population, PopulationPart part) : IPartBlocks
    {
        private readonly FamilyDraw family = new(population.plan);
        private readonly int place = population.plan.Places.IndexOf(part.Place!);
        private long next = part.FirstFamily;

        public ColumnSchema Schema => population.Schema;

        public bool Next(ColumnBlock block)
        {
            block.FirstRow = next;
            block.Rows = (int)Math.Min(ColumnBlock.MaxRows, part.FirstFamily + part.Families - next);
            for (var column = 0; column < Schema.Fields.Length; column++)
            {
                Array.Clear(block[column].Yes);
                Array.Clear(block[column].Unknown);
            }

            for (var row = 0; row < block.Rows; row++)
            {
                family.Begin(population.seed, next + row, place, population.ages);
                block[0].Wholes[row] = place;
                Fill(block, row);
            }

            next += block.Rows;
            return block.Rows > 0;
        }

        public string ReferenceOf(long family) => family.ToString(CultureInfo.InvariantCulture);

        public void Dispose()
        {
        }

        private void Fill(ColumnBlock block, int row)
        {
            for (var i = 0; i < population.facts.Length; i++)
            {
                var fact = population.facts[i];
                var isThere = fact.Collection < 0 || fact.Member < family.Counts[fact.Collection];
                var value = isThere && !(fact.NullPerMille > 0 && family.Draws.Happens(fact.NullPerMille)) ? fact.Draw(family) : -1;
                Put(block[i + 1], row, value);
            }
        }

        private static void Put(ColumnVector vector, int row, int value)
        {
            var bit = 1UL << (row % 64);
            if (value < 0)
            {
                vector.Unknown[row / 64] |= bit;
            }
            else if (value > 0 && vector.Yes.Length > 0)
            {
                vector.Yes[row / 64] |= bit;
            }

            if (vector.Wholes.Length > 0)
            {
                vector.Wholes[row] = value < 0 ? (int)Math.Max(0, vector.Field.Least) : value;
            }
        }
    }
}
