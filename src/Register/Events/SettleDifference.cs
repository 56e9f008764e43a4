using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What a source reports of a birth otherwise than the register.</summary>
/// <param name="Id">The difference.</param>
/// <param name="Birth">The birth.</param>
/// <param name="Child">The child.</param>
/// <param name="Element">What differs: mother, father, happened-on, sex, certificate, plurality.</param>
/// <param name="Agency">Who reports it.</param>
/// <param name="Document">From what.</param>
/// <param name="FoundAt">Since when it stands.</param>
public sealed record DifferenceView(Guid Id, Guid Birth, Guid Child, string Element, string Agency, string Document, DateTimeOffset FoundAt);

/// <summary>Lists the differences between sources and settles them: the register's value is kept, or the reported one is taken as a correction.</summary>
public static class SettleDifference
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SettleDifference));

    /// <summary>The open differences in the actor's scope, the oldest first.</summary>
    /// <returns>The differences, or why not: <c>ACC-0001</c>.</returns>
    public static async Task<Result<IReadOnlyList<DifferenceView>>> Open(UnitOfWork unit, Actor actor, int page = 1, int rows = 20)
    {
        if (actor.Need(RegisterPermissions.Read) is { } missing)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.difference.refused", "differences", missing.Code));
            return Result<IReadOnlyList<DifferenceView>>.Failure(missing);
        }

        var size = Math.Clamp(rows, 1, Limits.PageRows);
        var found = await unit.Query<DifferenceView>(Sql["open"], new { actor.ScopeFrom, actor.ScopeTo, Rows = size, Skip = (Math.Max(page, 1) - 1) * size });
        unit.Record(actor.Entry(actor.ScopeFrom, "register.difference.list", "differences", string.Join(' ', found.Select(difference => difference.Child.Written()))));
        return Result<IReadOnlyList<DifferenceView>>.Success(found);
    }

    /// <summary>Settles one, in a unit of work that may write more.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="id">The difference.</param>
    /// <param name="take">Whether the reported value is taken; else the register's is kept. A certificate number is not taken: the report keeps no more than its blind index.</param>
    /// <returns>The difference, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0028</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, bool take)
    {
        var row = await unit.Find<DifferenceRow>(Sql["by-id"], new { Id = id, actor.ScopeFrom, actor.ScopeTo });
        var problem = actor.Need(RegisterPermissions.Write) ?? (row is null ? AccessProblems.NotHere() : row.State != "open" || (take && row.Element == Elements.Certificate) ? RegisterProblems.Settled() : null);
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "difference", id, problem);
        }

        await unit.Execute(Sql["settle"], new { Id = id, State = take ? "taken" : "kept", unit.Now, By = actor.EvidenceName });
        if (take)
        {
            await Take(desk, unit, actor, row!, JournalEntry.Read(row!.Body)[row.Element]);
        }

        unit.Record(actor.Entry(row!.PlaceCode, take ? "register.difference.take" : "register.difference.keep", row.ChildId.Written(), id.Written()));
        return Result<ActRecorded>.Success(new ActRecorded(id, IsNew: true));
    }

    /// <summary>Corrects the birth, and with it the kin and the child's own values that say the same.</summary>
    private static async Task Take(RegisterDesk desk, UnitOfWork unit, Actor actor, DifferenceRow row, string value)
    {
        var source = new Source(row.Agency, row.Document, Enum.Parse<Confidence>(row.Confidence));
        var journal = new JournalDraft(unit, actor, source, row.Id);
        await Correct(unit, journal, Kinds.Birth, row.EventId, row.Element, value);
        if (row.Element is Elements.Mother or Elements.Father)
        {
            await CorrectKin(unit, journal, row, value);
        }
        else if (row.Element is Elements.Sex or Elements.HappenedOn)
        {
            await Correct(unit, journal, Kinds.Person, row.ChildId, row.Element == Elements.Sex ? Elements.Sex : Elements.BirthDate, value);
        }

        await CurrentState.Apply(unit, desk, journal.Entries);
        await Notices.Post(desk, unit, RegisterTopics.Person, row.Id, row.ChildId);
    }

    private static async Task CorrectKin(UnitOfWork unit, JournalDraft journal, DifferenceRow row, string parent)
    {
        var kin = await unit.Find<Guid?>(Sql["kin"], new { Child = row.ChildId, Role = row.Element });
        if (kin is { } id)
        {
            await Correct(unit, journal, Kinds.Kin, id, Elements.Parent, parent);
        }
        else
        {
            journal.Add(Kinds.Kin, unit.NewId(), row.BornOn,
                (Elements.Parent, parent), (Elements.Child, row.ChildId.Written()), (Elements.Kind, "birth"), (Elements.Role, row.Element), (Elements.From, row.BornOn.Written()));
        }
    }

    private static async Task Correct(UnitOfWork unit, JournalDraft journal, string kind, Guid subject, string element, string value)
    {
        var entries = await Journal.Open(unit, subject);
        var present = Facts.Latest(entries).Find(element);
        journal.Add(kind, subject, entries.FirstOrDefault(entry => entry.Id == present?.Entry)?.ValidFrom, present?.Entry, ImmutableArray.Create<(string, string?)>((element, value)));
    }

    private sealed record DifferenceRow(
        Guid Id, Guid EventId, Guid ChildId, DateOnly BornOn, string Element, string PlaceCode, string State, string Agency, string Document, string Confidence, string Body);
}
