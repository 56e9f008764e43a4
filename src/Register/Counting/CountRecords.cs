using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What is counted: records of a place, and from which day to which.</summary>
/// <param name="Place">The place; it must lie inside the actor's scope.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record CountedSpan(PlaceCode Place, DateOnly From, DateOnly To);

/// <summary>A live birth as statistics count it. It carries no name and no number.</summary>
/// <param name="Id">The birth.</param>
/// <param name="Child">The child's record.</param>
/// <param name="BornOn">The day.</param>
/// <param name="Sex">The child's sex.</param>
/// <param name="PlaceCode">Where the child lives as the register has it now, twelve digits.</param>
/// <param name="Order">Which of the mother's children, from 1; null where the mother is not known.</param>
/// <param name="MotherAgeYears">The mother's age in completed years; null where she is not known.</param>
public sealed record CountedBirth(Guid Id, Guid Child, DateOnly BornOn, RegisteredSex Sex, string PlaceCode, int? Order, int? MotherAgeYears);

/// <summary>A person as statistics count one. It carries no name and no number.</summary>
/// <param name="Id">The record.</param>
/// <param name="BirthDate">The date of birth.</param>
/// <param name="DiedOn">The day of death, or null.</param>
/// <param name="Sex">The registered sex.</param>
/// <param name="PlaceCode">Where the person lives, or lived last, twelve digits.</param>
public sealed record CountedPerson(Guid Id, DateOnly BirthDate, DateOnly? DiedOn, RegisteredSex Sex, string PlaceCode)
{
    /// <summary>Completed years at a day.</summary>
    public int AgeYearsOn(DateOnly day) => CountRecords.YearsBetween(BirthDate, day);
}

/// <summary>How many persons of one sex live in one township.</summary>
/// <param name="Township">Nine digits; zeros at the end where no township is recorded.</param>
/// <param name="Sex">The registered sex.</param>
/// <param name="Persons">How many.</param>
public sealed record CountedGroup(string Township, RegisteredSex Sex, long Persons);

/// <summary>A pregnancy as statistics count one. It carries no name and no number.</summary>
/// <param name="Id">The record of its registration.</param>
/// <param name="Mother">The mother's record.</param>
/// <param name="RegisteredOn">The day on which it was registered.</param>
/// <param name="PlaceCode">Where the mother lived then, twelve digits.</param>
public sealed record CountedPregnancy(Guid Id, Guid Mother, DateOnly RegisteredOn, string PlaceCode);

/// <summary>An organisation as statistics count it.</summary>
/// <param name="Id">The record.</param>
/// <param name="PlaceCode">Where it is, twelve digits.</param>
public sealed record CountedOrganisation(Guid Id, string PlaceCode);

/// <summary>
/// Counts what the register holds of a place, by where persons live as it has it now: a move is not taken back for a day in the past. Sealed records enter no count, so that
/// none tells of them; linked records count once. Whoever may count sees no person; to see the records behind a count takes the permission to read them and leaves evidence of each.
/// </summary>
public static class CountRecords
{
    /// <summary>The most records of one page.</summary>
    public const int MostRows = 100;

    private const int MothersAtOnce = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CountRecords));

    /// <summary>The live births of a span by day and residence.</summary>
    /// <returns>The births, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedBirth>>> Births(UnitOfWork unit, Actor actor, CountedSpan span)
    {
        if (Refused(unit, actor, span.Place, "births") is { } problem)
        {
            return Result<IReadOnlyList<CountedBirth>>.Failure(problem);
        }

        var rows = await unit.Query<BirthRow>(Sql["births"], Parameters(span));
        var orders = await Orders(unit, [.. rows.Select(row => row.MotherId).OfType<Guid>().Distinct()]);
        return Result<IReadOnlyList<CountedBirth>>.Success(
        [
            .. rows.Select(row => new CountedBirth(
                row.Id, row.ChildId, row.BornOn, (RegisteredSex)row.Sex, row.PlaceCode,
                orders.TryGetValue(row.ChildId, out var order) ? order : row.MotherId is null ? null : 1,
                row.MotherBorn is { } born ? YearsBetween(born, row.BornOn) : null)),
        ]);
    }

    /// <summary>The deaths of a span by day and last residence.</summary>
    /// <returns>The persons, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedPerson>>> Deaths(UnitOfWork unit, Actor actor, CountedSpan span) =>
        Refused(unit, actor, span.Place, "deaths") is { } problem
            ? Result<IReadOnlyList<CountedPerson>>.Failure(problem)
            : Result<IReadOnlyList<CountedPerson>>.Success([.. (await unit.Query<PersonFound>(Sql["deaths"], Parameters(span))).Select(row => row.Counted)]);

    /// <summary>The pregnancies registered in a span, by day of registration and the mother's residence of that day.</summary>
    /// <returns>The pregnancies, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedPregnancy>>> Pregnancies(UnitOfWork unit, Actor actor, CountedSpan span) =>
        Refused(unit, actor, span.Place, "pregnancies") is { } problem
            ? Result<IReadOnlyList<CountedPregnancy>>.Failure(problem)
            : Result<IReadOnlyList<CountedPregnancy>>.Success(await unit.Query<CountedPregnancy>(Sql["pregnancies"], Parameters(span)));

    /// <summary>The persons born in a span who live on a day, by township and sex.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="actor">Who counts.</param>
    /// <param name="born">Place, and the days of birth.</param>
    /// <param name="on">The day.</param>
    /// <returns>The groups, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedGroup>>> Persons(UnitOfWork unit, Actor actor, CountedSpan born, DateOnly on) =>
        Refused(unit, actor, born.Place, "persons") is { } problem
            ? Result<IReadOnlyList<CountedGroup>>.Failure(problem)
            : Result<IReadOnlyList<CountedGroup>>.Success(
                [.. (await unit.Query<GroupFound>(Sql["persons"], Parameters(born, on))).Select(row => new CountedGroup(row.Township, (RegisteredSex)row.Sex, row.Persons))]);

    /// <summary>The organisations of a kind that are open at the end of a day.</summary>
    /// <returns>The organisations, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedOrganisation>>> Organisations(UnitOfWork unit, Actor actor, PlaceCode place, string kind, DateOnly on)
    {
        if (Refused(unit, actor, place, kind) is { } problem)
        {
            return Result<IReadOnlyList<CountedOrganisation>>.Failure(problem);
        }

        var range = PlaceRange.Of(place);
        return Result<IReadOnlyList<CountedOrganisation>>.Success(await unit.Query<CountedOrganisation>(Sql["organisations"], new { Kind = kind, On = on, PlaceFrom = range.From, PlaceTo = range.To }));
    }

    /// <summary>A page of the persons behind a count of residents; leaves evidence of each.</summary>
    /// <param name="unit">A unit that may write.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="born">Place, and the days of birth.</param>
    /// <param name="on">The day on which they live.</param>
    /// <param name="sex">Only this sex; null for all.</param>
    /// <param name="page">The page, from 1.</param>
    /// <returns>The persons, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>.</returns>
    public static async Task<Result<IReadOnlyList<CountedPerson>>> PersonsBehind(UnitOfWork unit, Actor actor, CountedSpan born, DateOnly on, RegisteredSex? sex, int page)
    {
        if (Refused(unit, actor, born.Place, "persons") is { } problem)
        {
            return Result<IReadOnlyList<CountedPerson>>.Failure(problem);
        }

        var range = PlaceRange.Of(born.Place);
        var rows = await unit.Query<PersonFound>(Sql["persons-listed"], new
        {
            BornFrom = born.From, BornTo = born.To, On = on, PlaceFrom = range.From, PlaceTo = range.To, AnySex = sex is null, Sex = (int)(sex ?? RegisteredSex.Unknown), Rows = MostRows, Skip = (Math.Max(1, page) - 1) * MostRows,
        });
        IReadOnlyList<CountedPerson> found = [.. rows.Select(row => row.Counted)];
        return Seen(unit, actor, found.Select(person => (person.Id, person.PlaceCode))) is { } missing ? Result<IReadOnlyList<CountedPerson>>.Failure(missing) : Result<IReadOnlyList<CountedPerson>>.Success(found);
    }

    /// <summary>Notes in the evidence that records behind a count were seen.</summary>
    /// <returns>Why they may not be: <c>ACC-0001</c>; nothing is to be shown then.</returns>
    public static Problem? Seen(UnitOfWork unit, Actor actor, IEnumerable<(Guid Person, string PlaceCode)> records)
    {
        if (actor.Need(RegisterPermissions.Read) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.counted.refused", "records", problem.Code));
            return problem;
        }

        foreach (var (person, place) in records)
        {
            unit.Record(actor.Entry(place, "register.counted.read", person.Written()));
        }

        return null;
    }

    internal static int YearsBetween(DateOnly born, DateOnly day) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private static Problem? Refused(UnitOfWork unit, Actor actor, PlaceCode place, string what)
    {
        var problem = actor.Need(RegisterPermissions.Count) ?? (actor.Scope.Contains(PlaceRange.Of(place)) ? null : AccessProblems.NotHere());
        unit.Record(actor.Entry(problem is null ? PlaceRange.Full(place) : actor.ScopeFrom, problem is null ? "register.count" : "register.count-refused", what, problem?.Code ?? place.ToString()));
        return problem;
    }

    private static object Parameters(CountedSpan span, DateOnly? on = null)
    {
        var range = PlaceRange.Of(span.Place);
        return new { span.From, span.To, BornFrom = span.From, BornTo = span.To, On = on ?? span.To, PlaceFrom = range.From, PlaceTo = range.To };
    }

    /// <summary>Which of its mother's children each is. Records of one mother that were linked count as one.</summary>
    private static async Task<Dictionary<Guid, int>> Orders(UnitOfWork unit, IReadOnlyCollection<Guid> mothers)
    {
        var orders = new Dictionary<Guid, int>();
        foreach (var some in mothers.Chunk(MothersAtOnce))
        {
            var groups = some.ToDictionary(mother => mother);
            foreach (var linked in await unit.Query<LinkedMother>(Sql["linked-mothers"], new { Mothers = unit.ListOf(some) }))
            {
                foreach (var one in await People.Group(unit, linked.Id))
                {
                    groups[one] = await People.Canonical(unit, linked.Id);
                }
            }

            var children = await unit.Query<ChildFound>(Sql["children"], new { Mothers = unit.ListOf(groups.Keys) });
            foreach (var own in children.GroupBy(child => groups[child.ParentId]))
            {
                foreach (var (at, child) in own.DistinctBy(child => child.ChildId).OrderBy(child => child.BirthDate).ThenBy(child => child.Ordinal ?? 1).ThenBy(child => child.ChildId).Index())
                {
                    orders[child.ChildId] = at + 1;
                }
            }
        }

        return orders;
    }

    private sealed record BirthRow(Guid Id, Guid ChildId, Guid? MotherId, DateOnly BornOn, int Sex, string PlaceCode, DateOnly? MotherBorn);

    private sealed record LinkedMother(Guid Id, Guid LinkedTo);

    private sealed record ChildFound(Guid ParentId, Guid ChildId, DateOnly BirthDate, int? Ordinal);

    private sealed record GroupFound(string Township, int Sex, long Persons);

    private sealed record PersonFound(Guid Id, DateOnly BirthDate, DateOnly? DiedOn, int Sex, string PlaceCode)
    {
        public CountedPerson Counted => new(Id, BirthDate, DiedOn, (RegisteredSex)Sex, PlaceCode);
    }
}
