using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks persons of the roster up. Who shows them to somebody keeps in the evidence that they were seen; counts come from <see cref="RosterCoverage"/> and name nobody.</summary>
public static class Rosters
{
    internal static readonly SqlFile Sql = SqlFile.Beside(typeof(Rosters));

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The persons of some places, by place, those who no longer serve included. Each leaves evidence.</summary>
    /// <returns>The persons, or why not: <c>ACC-0001</c>, or <c>ACC-0002</c> for places outside the scope.</returns>
    public static async Task<Result<RosterList>> Show(UnitOfWork unit, Actor actor, PlaceRange places)
    {
        if ((actor.Need(AccessPermissions.ReadRoster) ?? (actor.Scope.Contains(places) ? null : AccessProblems.NotHere())) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", places.ToString(), problem.Code));
            return Result<RosterList>.Failure(problem);
        }

        var list = await Inside(unit, places);
        await unit.RecordAll(list.Persons.Select(person => actor.Entry(person.PlaceCode, "access.roster.read", person.Id.ToString("D"))));
        return Result<RosterList>.Success(list);
    }

    /// <summary>One person with every version and training; it leaves evidence.</summary>
    /// <returns>The person, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<RosterHistory>> Open(UnitOfWork unit, Actor actor, Guid id)
    {
        var found = await Find(unit, actor.Scope, id);
        if ((actor.Need(AccessPermissions.ReadRoster) ?? (found is null ? AccessProblems.NotHere() : null)) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", id.ToString("D"), problem.Code));
            return Result<RosterHistory>.Failure(problem);
        }

        unit.Record(actor.Entry(found!.Now.PlaceCode, "access.roster.read", id.ToString("D")));
        return Result<RosterHistory>.Success(found);
    }

    internal static async Task<RosterList> Inside(UnitOfWork unit, PlaceRange places)
    {
        var range = new { ScopeFrom = places.From, ScopeTo = places.To };
        var persons = (await unit.Query<RosterRow>(Sql["inside"], range)).Select(row => row.Person);
        return new RosterList([.. persons], (await unit.Query<Training>(Sql["trainings-inside"], range)).ToLookup(training => training.Entry));
    }

    internal static async Task<RosterHistory?> Find(UnitOfWork unit, PlaceRange scope, Guid id)
    {
        var parameters = new { Entry = id, ScopeFrom = scope.From, ScopeTo = scope.To };
        var versions = await unit.Query<RosterRow>(Sql["versions"], parameters);
        return versions.Count == 0 ? null : new RosterHistory([.. versions.Select(row => row.Person)], [.. await unit.Query<Training>(Sql["trainings"], parameters)]);
    }

    /// <summary>Adds a version; false when somebody else added the same one first, or the id is there already.</summary>
    internal static async Task<bool> Append(UnitOfWork unit, Guid id, RosterPerson person)
    {
        var facts = person.Facts;
        long? fen = facts.Pay.State == RosterPayState.Paid ? facts.Pay.Monthly.Fen : null;
        return await unit.Execute(Sql["add"], new
        {
            Id = id, Entry = person.Id, person.Version, person.PlaceCode, facts.Name, facts.Post, facts.Duties, Pay = RosterRow.WordOf(facts.Pay.State), PayFenMonthly = fen, facts.Pension,
            SinceOn = facts.Since, UntilOn = facts.Until, person.RecordedBy, unit.Now,
        }) == 1;
    }

    /// <summary>The day of an instant in China, UTC+8 all year.</summary>
    internal static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(China).DateTime);
}

/// <summary>Persons of some places with their trainings.</summary>
/// <param name="Persons">By place.</param>
/// <param name="Trainings">Those that hold, latest first, by the entry's id.</param>
public sealed record RosterList(IReadOnlyList<RosterPerson> Persons, ILookup<Guid, Training> Trainings);

/// <summary>One person of the roster with its past.</summary>
/// <param name="Versions">The latest first.</param>
/// <param name="Trainings">The latest first, withdrawn ones included.</param>
public sealed record RosterHistory(IReadOnlyList<RosterPerson> Versions, IReadOnlyList<Training> Trainings)
{
    /// <summary>What holds.</summary>
    public RosterPerson Now => Versions[0];
}
