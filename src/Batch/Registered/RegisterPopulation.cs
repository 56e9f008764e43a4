using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Batch;

/// <summary>
/// The families of the register as a population, with what they stated themselves: read from the database page by page, in parts of one county, or of one township where a county
/// or less is asked about. All parts see the register as it
/// was when it last learned something before the population was opened. What the register does not know is unknown; sealed records stay closed, and no name or number is read.
/// </summary>
public sealed class RegisterPopulation : IPopulation
{
    private readonly Database database;
    private readonly CaseDesk desk;
    private readonly Actor actor;
    private readonly FamilyPlan plan;

    private RegisterPopulation(Database database, CaseDesk desk, Actor actor, FamilyPlan plan, ImmutableArray<string> places, DateOnly today)
    {
        (this.database, this.desk, this.actor, this.plan) = (database, desk, actor, plan);
        Schema = SchemaOf(desk.Shelf.Book, plan.MostChildren, plan.MostPregnancies, places);
        var parts = ImmutableArray.CreateBuilder<PopulationPart>();
        foreach (var part in plan.Parts)
        {
            parts.Add(new PopulationPart(parts.Count, part.Division, parts.Count == 0 ? 0 : parts[^1].FirstFamily + parts[^1].Families, part.Families));
        }

        Parts = parts.ToImmutable();
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"register {database.Where} {today:yyyy-MM-dd} {plan.KnownAt:O}\n{string.Join('\n', plan.Parts)}"))));
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public ImmutableArray<PopulationPart> Parts { get; }

    /// <inheritdoc/>
    public string Fingerprint { get; }

    /// <summary>Finds the families of a place and notes in the evidence log of each of its counties that they are read.</summary>
    /// <param name="database">The database with register and casework.</param>
    /// <param name="desk">The desk, whose lawbook names the facts.</param>
    /// <param name="actor">Who reads, and for what purpose.</param>
    /// <param name="place">The place; it must lie inside the actor's scope.</param>
    /// <returns>The population, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>BAT-0100</c>.</returns>
    public static async Task<Result<RegisterPopulation>> Open(Database database, CaseDesk desk, Actor actor, PlaceCode place)
    {
        if (place != PlaceCode.Nation && desk.Shelf.Book.Places.Find(place) is null)
        {
            return Result<RegisterPopulation>.Failure(BatchProblems.NoPlace(place));
        }

        var found = await FamilyPlaces.Run(database, actor, place, byTownship: place.Level >= PlaceLevel.County);
        var (today, places) = await database.Read(async unit => (CaseDesk.DayOf(unit.Now), await AllFamilies.Places(desk, unit)));
        return found.Value is { } plan ? Result<RegisterPopulation>.Success(new RegisterPopulation(database, desk, actor, plan, places, today)) : Result<RegisterPopulation>.Failure(found.Problems);
    }

    /// <inheritdoc/>
    public IPartBlocks Open(PopulationPart part) => new Blocks(this, part);

    /// <summary>
    /// Every fact but the place that would stand for places that nobody stated: the register states the places it knows, and others are asked. A column lists the places that occur:
    /// what compiling costs grows with their number.
    /// </summary>
    internal static ColumnSchema SchemaOf(Lawbook book, int mostChildren, int mostPregnancies, ImmutableArray<string> places)
    {
        var children = Math.Clamp(mostChildren, 1, FamilyStatement.MaxItems);
        var members = new Dictionary<string, int>(StringComparer.Ordinal) { ["births"] = children, ["children"] = children, ["pregnancies"] = Math.Clamp(mostPregnancies, 1, FamilyStatement.MaxItems) };
        return new ColumnSchema([.. FamilyRows.SchemaOf(book, members, places).Fields.Where(f => f.Name != FileColumns.Place)]);
    }

    private sealed class Blocks(RegisterPopulation population, PopulationPart part) : IPartBlocks
    {
        private readonly FamilyRows rows = new(population.desk.Shelf.Book, population.Schema);
        private IReadOnlyList<Guid>? families;
        private int next;

        public ColumnSchema Schema => population.Schema;

        public bool Next(ColumnBlock block)
        {
            families ??= Families();
            block.FirstRow = part.FirstFamily + next;
            block.Rows = Math.Min(ColumnBlock.MaxRows, families.Count - next);
            if (block.Rows == 0)
            {
                return false;
            }

            Guid[] page = [.. families.Skip(next).Take(block.Rows)];
            var read = Wait(unit => AllFamilies.Read(population.desk, unit, population.actor, page, new AsOf(KnownAt: population.plan.KnownAt)));
            if (read.Length != page.Length)
            {
                throw new BatchException(BatchProblems.RegisterChanged(population.database.Where));
            }

            for (var row = 0; row < page.Length; row++)
            {
                if (!rows.Write(block, row, read[row].Statement ?? throw new BatchException(BatchProblems.Unreadable(read[row].Family, read[row].Problems))))
                {
                    throw new BatchException(BatchProblems.RegisterChanged(population.database.Where));
                }
            }

            next += block.Rows;
            return true;
        }

        public string ReferenceOf(long family) => families![(int)(family - part.FirstFamily)].ToString("D");

        public void Dispose()
        {
        }

        private IReadOnlyList<Guid> Families()
        {
            var found = Wait(unit => FamilyPlaces.Of(unit, population.plan.Parts[part.Number]));
            return found.Count == part.Families ? found : throw new BatchException(BatchProblems.RegisterChanged(population.database.Where));
        }

        /// <summary>A part is decided by one thread, which has nothing else to do.</summary>
        private T Wait<T>(Func<UnitOfWork, Task<T>> read) => population.database.Read(read).GetAwaiter().GetResult();
    }
}
