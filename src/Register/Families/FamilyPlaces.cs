using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Some families of one county or township, in the order of the ids of the parents through whom they are found.</summary>
/// <param name="Places">The places, all of one county.</param>
/// <param name="First">The first id.</param>
/// <param name="Last">The last id.</param>
/// <param name="Families">How many families.</param>
public sealed record FamilyPart(PlaceRange Places, Guid First, Guid Last, int Families)
{
    /// <summary>The county, six digits; null where nobody knows where they live.</summary>
    public string? County => Places.From == PersonRow.Nowhere ? null : Places.From[..FamilyPlaces.CountyDigits];

    /// <summary>The township, nine digits, where all of them live in one; otherwise the county.</summary>
    public string? Division => County is { } county && Places.From[..FamilyPlaces.TownshipDigits] is var township && Places.To.StartsWith(township, StringComparison.Ordinal)
        && PlaceCode.TryParse(township, out var code, out _) && code.Level == PlaceLevel.Township ? township : County;
}

/// <summary>Where the families of the register live, in parts that are read one after the other or side by side.</summary>
/// <param name="Parts">The parts, by place.</param>
/// <param name="MostChildren">The most children that any family has.</param>
/// <param name="MostPregnancies">The most pregnancies under way that any woman has.</param>
/// <param name="KnownAt">When the register last learned something; the families are as known then.</param>
public sealed record FamilyPlan(ImmutableArray<FamilyPart> Parts, int MostChildren, int MostPregnancies, DateTimeOffset KnownAt);

/// <summary>
/// Finds all families of a place. A family is found through one person: the mother; where no mother lives, the father; a person without spouse or child through oneself. Children
/// are their parents' family's; orphans are found through the mother on record. Sealed records are no family's, and tell of none.
/// </summary>
public static class FamilyPlaces
{
    /// <summary>The most families of one part.</summary>
    public const int FamiliesAtMost = 16_384;

    private const int PersonsAtMost = 50_000;
    private const int AdultYears = 18;
    internal const int CountyDigits = 6;
    internal const int TownshipDigits = 9;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(FamilyPlaces));

    /// <summary>The families of a place, counted and cut into parts. Every county of the answer gets a row of evidence: that all its families are read, by whom and for what.</summary>
    /// <param name="database">The database.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="place">The place; it must lie inside the actor's scope.</param>
    /// <param name="byTownship">Whether no part holds families of two townships.</param>
    /// <returns>The plan, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<FamilyPlan>> Run(Database database, Actor actor, PlaceCode place, bool byTownship = false)
    {
        var problem = actor.Need(RegisterPermissions.Read) ?? (actor.Scope.Contains(PlaceRange.Of(place)) ? null : AccessProblems.NotHere());
        var plan = problem is null ? await database.Read(unit => Plan(unit, PlaceRange.Of(place), byTownship ? TownshipDigits : CountyDigits)) : null;
        await database.Write(unit =>
        {
            Note(unit, actor, place, plan, problem);
            return Task.CompletedTask;
        });
        return plan is null ? Result<FamilyPlan>.Failure(problem!) : Result<FamilyPlan>.Success(plan);
    }

    /// <summary>The persons through whom the families of a part are found, in the order of their ids.</summary>
    public static Task<IReadOnlyList<Guid>> Of(UnitOfWork unit, FamilyPart part) => Ids(unit, part.Places, part.First, part.Last);

    /// <summary>The counties in which persons live, are registered or were born, six digits each.</summary>
    public static Task<IReadOnlyList<string>> Counties(UnitOfWork unit) => unit.Query<string>(Sql["counties"]);

    private static async Task<FamilyPlan> Plan(UnitOfWork unit, PlaceRange scope, int digits)
    {
        var parts = ImmutableArray.CreateBuilder<FamilyPart>();
        foreach (var range in Ranges(await unit.Query<PlaceCount>(Sql["places"], scope), digits))
        {
            parts.AddRange((await Ids(unit, range, Guid.Empty, Guid.AllBitsSet)).Chunk(FamiliesAtMost).Select(ids => new FamilyPart(range, ids[0], ids[^1], ids.Length)));
        }

        var today = new { Today = RegisterDesk.DayOf(unit.Now) };
        return new FamilyPlan(
            parts.ToImmutable(), (int)await unit.Get<long>(Sql["most-children"], today), (int)await unit.Get<long>(Sql["most-pregnancies"]), await unit.Get<DateTimeOffset?>(Sql["last-learned"]) ?? unit.Now);
    }

    private static void Note(UnitOfWork unit, Actor actor, PlaceCode place, FamilyPlan? plan, Problem? problem)
    {
        if (plan is null)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.families.read-refused", place.ToString(), problem!.Code));
            return;
        }

        foreach (var county in plan.Parts.GroupBy(part => part.Places.From[..CountyDigits], StringComparer.Ordinal))
        {
            unit.Record(actor.Entry(county.First().Places.From, "register.families.read", county.Key, FormattableString.Invariant($"{county.Sum(part => part.Families)} families")));
        }
    }

    private static Task<IReadOnlyList<Guid>> Ids(UnitOfWork unit, PlaceRange range, Guid first, Guid last)
    {
        var today = RegisterDesk.DayOf(unit.Now);
        return unit.Query<Guid>(Sql["families"], new { range.From, range.To, First = first, Last = last, Today = today, Adult = today.AddYears(-AdultYears), Male = (int)RegisteredSex.Male });
    }

    /// <summary>Neighbouring places of one county or township together, as long as they are small.</summary>
    private static IEnumerable<PlaceRange> Ranges(IReadOnlyList<PlaceCount> places, int digits)
    {
        for (var (first, next) = (0, 0); first < places.Count; first = next)
        {
            var persons = 0L;
            while (next < places.Count && (next == first || persons + places[next].Persons <= PersonsAtMost) && places[next].PlaceCode.StartsWith(places[first].PlaceCode[..digits], StringComparison.Ordinal))
            {
                persons += places[next++].Persons;
            }

            yield return new PlaceRange(places[first].PlaceCode, places[next - 1].PlaceCode);
        }
    }

    private sealed record PlaceCount(string PlaceCode, long Persons);
}
