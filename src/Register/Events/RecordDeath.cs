using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A death to be recorded.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="Person">Who died.</param>
/// <param name="DiedOn">The day.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record DeathReport(Guid Id, Guid Person, DateOnly DiedOn, Source Source);

/// <summary>Records a death; it ends the marriage and the guardianships of the person.</summary>
public static class RecordDeath
{
    private static readonly Bilingual Label = new("死亡日期", "date of death");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordDeath));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The death, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0020</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, DeathReport report)
    {
        var person = await People.Seen(unit, actor, report.Person);
        var problem = actor.Need(RegisterPermissions.Write) ?? (person is null ? AccessProblems.NotHere() : Decide(report, person, RegisterDesk.DayOf(unit.Now)));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "death", report.Id, problem);
        }

        if (person!.DiedOn is not null)
        {
            return Result<ActRecorded>.Success(new ActRecorded(report.Id, IsNew: false));
        }

        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Person, person.Id, report.DiedOn, (Elements.DeathDate, report.DiedOn.Written()));
        var group = await People.Group(unit, person.Id);
        foreach (var marriage in await unit.Query<Guid>(Sql["marriages"], new { Persons = unit.ListOf(group) }))
        {
            journal.Add(Kinds.Marriage, marriage, report.DiedOn, (Elements.To, report.DiedOn.Written()), (Elements.EndKind, "death"));
        }

        foreach (var guardian in await unit.Query<Guid>(Sql["guardians"], new { Persons = unit.ListOf(group) }))
        {
            journal.Add(Kinds.Guardian, guardian, report.DiedOn, (Elements.To, report.DiedOn.Written()));
        }

        Acts.AddEvent(journal, unit, "death", person, report.DiedOn);
        return await Acts.Store(desk, unit, actor, journal, new Act("death", RegisterTopics.Death, report.Id, person.PlaceCode, [person.Id]));
    }

    /// <summary>Whether the report can be. The same day again is no problem; another day is.</summary>
    internal static Problem? Decide(DeathReport report, SeenPerson person, DateOnly today) =>
        person.DiedOn is { } known && known != report.DiedOn ? RegisterProblems.DeathRecorded(known) : Acts.Fits(report.DiedOn, person, today, Label);
}
