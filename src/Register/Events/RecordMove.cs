using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A move, or a change of hukou, to be recorded.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="Person">Who moved.</param>
/// <param name="To">Where to.</param>
/// <param name="On">Since when.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record MoveReport(Guid Id, Guid Person, PlaceCode To, DateOnly On, Source Source);

/// <summary>Records a move: where a person lives from a day on.</summary>
public static class RecordMove
{
    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The move and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>.</returns>
    public static Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, MoveReport report) =>
        Places.Change(desk, unit, actor, report, new PlaceChange("move", Elements.Residence, RegisterTopics.Move, new("迁居日期", "day of the move")));
}

/// <summary>Records a change of hukou: where a person is registered from a day on.</summary>
public static class ChangeHukou
{
    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The change and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>.</returns>
    public static Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, MoveReport report) =>
        Places.Change(desk, unit, actor, report, new PlaceChange("hukou-change", Elements.Hukou, RegisterTopics.HukouChange, new("户口变动日期", "day of the change")));
}

/// <summary>One of the two kinds of change of place.</summary>
internal sealed record PlaceChange(string Name, string Element, string Topic, Bilingual Label);

/// <summary>What moves and changes of hukou share. Who sees the person under the old place or is responsible for the new one may record it.</summary>
internal static class Places
{
    public static async Task<Result<ActRecorded>> Change(RegisterDesk desk, UnitOfWork unit, Actor actor, MoveReport report, PlaceChange change)
    {
        var person = await People.Seen(unit, actor, report.Person);
        var problem = actor.Need(RegisterPermissions.Write) ?? (person is null ? AccessProblems.NotHere() : Acts.Fits(report.On, person, RegisterDesk.DayOf(unit.Now), change.Label));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, change.Name, report.Id, problem);
        }

        var to = PlaceRange.Full(report.To);
        var before = Facts.At(await Journal.Open(unit, person!.Id), unit.Now, report.On);
        if (before.Find(change.Element) is { } known && known.Value == to && known.From <= report.On)
        {
            return Result<ActRecorded>.Success(new ActRecorded(report.Id, IsNew: false));
        }

        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Person, person.Id, report.On, (change.Element, to));
        Acts.AddEvent(journal, unit, change.Name, person, report.On);
        return await Acts.Store(desk, unit, actor, journal, new Act(change.Name, change.Topic, report.Id, person.PlaceCode, [person.Id]));
    }
}
