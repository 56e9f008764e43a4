using Anyu.Store;

namespace Anyu.Register;

/// <summary>Keeps the tables of the current state: each row is made of its subject's entries alone, in the transaction that adds to them.</summary>
internal static class CurrentState
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(CurrentState));

    /// <summary>Adds entries to the journal and brings the rows of their subjects up to date.</summary>
    public static async Task Apply(UnitOfWork unit, RegisterDesk desk, IReadOnlyList<JournalEntry> entries)
    {
        await Journal.Append(unit, entries);
        foreach (var subject in entries.Select(entry => new SubjectRow(entry.Subject, entry.Kind)).Distinct())
        {
            await Renew(unit, desk, subject);
        }
    }

    /// <summary>Makes the row of a subject anew.</summary>
    public static async Task Renew(UnitOfWork unit, RegisterDesk desk, SubjectRow subject)
    {
        var (row, keys) = await Make(unit, desk, subject);
        await unit.Execute(Sql[subject.Kind], row);
        if (row is PersonRow)
        {
            await unit.Execute(Sql["forget-keys"], new { Id = subject.Subject });
            await unit.ExecuteEach(Sql["key"], keys);
        }
    }

    /// <summary>The row and further name keys that the journal gives for a subject.</summary>
    public static async Task<(object Row, IReadOnlyList<NameKeyRow> Keys)> Make(UnitOfWork unit, RegisterDesk desk, SubjectRow subject)
    {
        var id = subject.Subject;
        var entries = await Journal.Open(unit, id);
        var isSealed = await Journal.IsSealed(unit, id);
        if (subject.Kind == Kinds.Person)
        {
            var (person, keys) = PersonRow.Of(desk, id, entries, isSealed);
            return (person, keys);
        }

        var facts = Facts.Latest(entries);
        return (subject.Kind switch
        {
            Kinds.Kin => KinRow.Of(id, facts, isSealed),
            Kinds.Marriage => MarriageRow.Of(id, facts, isSealed),
            Kinds.Guardian => GuardianRow.Of(id, facts, isSealed),
            Kinds.Birth => BirthRow.Of(id, facts, isSealed, desk.Secrets),
            Kinds.Pregnancy => PregnancyRow.Of(id, facts, isSealed),
            Kinds.Organisation => OrganisationRow.Of(id, facts, isSealed),
            Kinds.Event => EventRow.Of(id, facts, entries.Min(entry => entry.RecordedAt), isSealed),
            _ => throw new InvalidOperationException(subject.Kind),
        }, []);
    }
}
