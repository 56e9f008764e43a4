using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What was recorded.</summary>
/// <param name="Id">Its id: the sender's, or that of the record there already is.</param>
/// <param name="IsNew">Whether it is new.</param>
public sealed record ActRecorded(Guid Id, bool IsNew);

/// <summary>An act about to be stored.</summary>
/// <param name="Name">As evidence names it.</param>
/// <param name="Topic">The topic it is told on.</param>
/// <param name="Id">Its id.</param>
/// <param name="Place">Whose evidence log it goes to.</param>
/// <param name="Persons">The persons it is about; the first is the one it happened to.</param>
internal sealed record Act(string Name, string Topic, Guid Id, string Place, IReadOnlyList<Guid> Persons);

/// <summary>What every life event does when it is stored or refused.</summary>
internal static class Acts
{
    /// <summary>Stores the entries, tells the other modules, leaves evidence for each person.</summary>
    public static async Task<Result<ActRecorded>> Store(RegisterDesk desk, UnitOfWork unit, Actor actor, JournalDraft journal, Act act)
    {
        await CurrentState.Apply(unit, desk, journal.Entries);
        await Notices.Post(desk, unit, act.Topic, act.Id, act.Persons);
        foreach (var person in act.Persons)
        {
            unit.Record(actor.Entry(act.Place, $"register.{act.Name}.record", person.Written(), act.Id.Written()));
        }

        return Result<ActRecorded>.Success(new ActRecorded(act.Id, IsNew: true));
    }

    /// <summary>Leaves evidence of a refusal.</summary>
    public static Result<ActRecorded> Refuse(UnitOfWork unit, Actor actor, string name, Guid id, Problem problem)
    {
        unit.Record(actor.Entry(PersonRow.Nowhere, $"register.{name}.refused", id.Written(), problem.Code));
        return Result<ActRecorded>.Failure(problem);
    }

    /// <summary>The entry of a life event itself.</summary>
    public static Guid AddEvent(JournalDraft journal, UnitOfWork unit, string kind, SeenPerson person, DateOnly on)
    {
        var id = unit.NewId();
        journal.Add(Kinds.Event, id, on, (Elements.Kind, kind), (Elements.Person, person.Id.Written()), (Elements.HappenedOn, on.Written()), (Elements.Place, person.PlaceCode));
        return id;
    }

    /// <summary>Whether a day can be that of an event in a person's life.</summary>
    public static Problem? Fits(DateOnly on, SeenPerson person, DateOnly today, Bilingual label) =>
        on > today ? RegisterProblems.Future(label) : on < person.BirthDate ? RegisterProblems.TooEarly(label) : null;
}
