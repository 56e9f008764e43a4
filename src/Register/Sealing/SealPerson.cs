using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Seals a person's record with every record that names the person, or lifts that seal.</summary>
public static class SealPerson
{
    /// <summary>Seals it.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">A unit of work that may write more.</param>
    /// <param name="actor">Who acts; it needs the permission for sealed records.</param>
    /// <param name="person">The person.</param>
    /// <param name="reason">Why; it is kept with the seal.</param>
    /// <returns>The person, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0027</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid person, string reason)
    {
        var seen = await People.Seen(unit, actor, person);
        var problem = actor.Need(RegisterPermissions.Sealed) ?? (seen is null ? AccessProblems.NotHere() : seen.Sealed ? RegisterProblems.Already(new("封存", "seal")) : null);
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "seal", person, problem);
        }

        var all = await Seals.All(unit, person);
        await Seals.Close(unit, actor, Reason(person, reason), all.Select(subject => subject.Subject));
        await Renew(desk, unit, all);
        unit.Record(actor.Entry(seen!.PlaceCode, "register.seal.close", person.Written()));
        return Result<ActRecorded>.Success(new ActRecorded(person, IsNew: true));
    }

    /// <summary>Lifts the seal that was put on the person; seals of another origin, such as an adoption, stay.</summary>
    /// <returns>The person, or why not: <c>ACC-0001</c>, <c>ACC-0002</c> also where there is no seal.</returns>
    public static async Task<Result<ActRecorded>> Lift(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid person)
    {
        var seen = await People.Seen(unit, actor, person);
        var reasons = seen is null ? [] : (await Seals.Reasons(unit, person)).Where(reason => reason.StartsWith(Reason(person, ""), StringComparison.Ordinal)).ToList();
        if ((actor.Need(RegisterPermissions.Sealed) ?? (reasons.Count == 0 ? AccessProblems.NotHere() : null)) is { } problem)
        {
            return Acts.Refuse(unit, actor, "seal", person, problem);
        }

        var all = await Seals.All(unit, person);
        foreach (var reason in reasons)
        {
            await Seals.Lift(unit, actor, reason, all.Select(subject => subject.Subject));
        }

        await Renew(desk, unit, all);
        unit.Record(actor.Entry(seen!.PlaceCode, "register.seal.lift", person.Written()));
        return Result<ActRecorded>.Success(new ActRecorded(person, IsNew: true));
    }

    /// <summary>The seal of a person is told from others that stand on the same records.</summary>
    private static string Reason(Guid person, string reason) => $"person {person:D} {reason}";

    private static async Task Renew(RegisterDesk desk, UnitOfWork unit, IReadOnlyList<SubjectRow> subjects)
    {
        foreach (var subject in subjects)
        {
            await Seals.Renew(desk, unit, subject.Kind, [subject.Subject]);
        }
    }
}
