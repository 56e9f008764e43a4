using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Two records of one person to be linked.</summary>
/// <param name="Id">The act's id, made by the sender.</param>
/// <param name="Person">The record that is linked.</param>
/// <param name="To">The main record.</param>
/// <param name="Source">On what ground.</param>
public sealed record LinkOrder(Guid Id, Guid Person, Guid To, Source Source);

/// <summary>
/// Links a record to another of the same person 关联, and undoes it. Neither record changes: readers follow the link, other modules are told and follow
/// it through <see cref="CanonicalPerson"/>. Undone, both are what they were.
/// </summary>
public static class LinkPersons
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(LinkPersons));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The act, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0018</c>, <c>REG-0022</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, LinkOrder order)
    {
        var (person, to) = (await People.Seen(unit, actor, order.Person), await People.Seen(unit, actor, order.To));
        var problem = actor.Need(RegisterPermissions.Link)
            ?? (person is null || to is null ? AccessProblems.NotHere() : Decide(person, to, await People.Group(unit, person.Id), await People.Group(unit, to.Id)));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "link", order.Id, problem);
        }

        await unit.Execute(Sql["decide"], new { One = person!.Id, Other = to!.Id, State = "linked", unit.Now, By = actor.EvidenceName });
        return await Store(desk, unit, actor, order, person, to.Id.Written(), "link");
    }

    /// <summary>Undoes a link.</summary>
    /// <returns>The act, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0023</c>.</returns>
    public static async Task<Result<ActRecorded>> Undo(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid act, Guid person, Source source)
    {
        var seen = await People.Seen(unit, actor, person);
        var problem = actor.Need(RegisterPermissions.Link) ?? (seen is null ? AccessProblems.NotHere() : seen.LinkedTo is null ? RegisterProblems.NotLinked() : null);
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "unlink", act, problem);
        }

        var to = seen!.LinkedTo!.Value;
        await unit.Execute(Sql["decide"], new { One = person, Other = to, State = "open", unit.Now, By = actor.EvidenceName });
        return await Store(desk, unit, actor, new LinkOrder(act, person, to, source), seen, "", "unlink");
    }

    /// <summary>Says that two records are of two persons: the pair leaves the work list.</summary>
    /// <returns>The pair's decision, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0028</c>.</returns>
    public static async Task<Result<ActRecorded>> Apart(UnitOfWork unit, Actor actor, Guid one, Guid other)
    {
        var (first, second) = (await People.Seen(unit, actor, one), await People.Seen(unit, actor, other));
        var problem = actor.Need(RegisterPermissions.Link) ?? (first is null || second is null ? AccessProblems.NotHere() : null);
        if (problem is null && await unit.Execute(Sql["apart"], new { One = one, Other = other, unit.Now, By = actor.EvidenceName }) == 0)
        {
            problem = RegisterProblems.Settled();
        }

        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "apart", one, problem);
        }

        unit.Record(actor.Entry(first!.PlaceCode, "register.pair.apart", one.Written(), other.Written()));
        return Result<ActRecorded>.Success(new ActRecorded(one, IsNew: true));
    }

    /// <summary>Whether the link can be.</summary>
    internal static Problem? Decide(SeenPerson person, SeenPerson to, IReadOnlyList<Guid> group, IReadOnlyList<Guid> target) =>
        person.Id == to.Id ? RegisterProblems.SamePerson()
        : person.LinkedTo is not null || group[0] == target[0] ? RegisterProblems.AlreadyLinked()
        : null;

    private static async Task<Result<ActRecorded>> Store(RegisterDesk desk, UnitOfWork unit, Actor actor, LinkOrder order, SeenPerson person, string value, string name)
    {
        var journal = new JournalDraft(unit, actor, order.Source, order.Id);
        journal.Add(Kinds.Person, person.Id, from: null, (Elements.LinkedTo, value));
        return await Acts.Store(desk, unit, actor, journal, new Act(name, RegisterTopics.Link, order.Id, person.PlaceCode, [person.Id, order.To]));
    }
}
