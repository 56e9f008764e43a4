using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A person's record as it was opened, and for what purpose.</summary>
public sealed record OpenedRecord(PersonRecord Record, Purpose Purpose, string PlaceCode);

/// <summary>
/// Opens one person's record in an office. A minor's needs a purpose: a task of the post, an approval, an emergency (<see cref="Purposes"/>); an adult's is opened for
/// one where there is one, else for the duty of the post.
/// </summary>
public static class OpenRecord
{
    private const int AdultYears = 18;

    /// <summary>Does it, in a unit of work that may write: reading, and its refusal, leaves evidence with the purpose.</summary>
    /// <returns>The record, or why not: <c>ACC-0001</c>; <c>ACC-0002</c> for who is not there or not to be seen; <c>ACC-0020</c> for a minor without a purpose.</returns>
    public static async Task<Result<OpenedRecord>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id)
    {
        if (actor.Need(RegisterPermissions.Read) is not null || await People.Seen(unit, actor, id) is not { } seen)
        {
            return Result<OpenedRecord>.Failure((await ReadPerson.Run(desk, unit, actor, id, AsOf.Now)).Problems);
        }

        var today = RegisterDesk.DayOf(unit.Now);
        var isMinor = IsMinor(seen.BirthDate, today);
        var known = await Purposes.Among(unit, actor, [id]);
        if (known.Count == 0 && !isMinor)
        {
            return await Read(desk, unit, actor, id, actor.Purpose, seen.PlaceCode);
        }

        var purpose = await Purposes.For(unit, actor, id, seen.PlaceCode);
        return purpose.Value is { } found ? await Read(desk, unit, actor, id, found, seen.PlaceCode) : Result<OpenedRecord>.Failure(purpose.Problems);
    }

    /// <summary>Whether somebody is under age on a day.</summary>
    public static bool IsMinor(DateOnly birthDate, DateOnly today) => Age.CompletedYears(birthDate, today, LeapDayRule.Mar1) < AdultYears;

    private static async Task<Result<OpenedRecord>> Read(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, Purpose purpose, string placeCode)
    {
        var read = await ReadPerson.Run(desk, unit, actor with { Purpose = purpose }, id, AsOf.Now);
        return read.Value is { } record ? Result<OpenedRecord>.Success(new OpenedRecord(record, purpose, placeCode)) : Result<OpenedRecord>.Failure(read.Problems);
    }
}
