using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Puts records and values under a seal and takes them out. A sealed row stays where it is but leaves every index that others use.</summary>
internal static class Seals
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Seals));

    /// <summary>Seals whole records. Their rows must be made anew afterwards: <see cref="Renew"/>, or entries that are applied in the same unit.</summary>
    public static Task Close(UnitOfWork unit, Actor actor, string reason, IEnumerable<Guid> subjects) => unit.ExecuteEach(Sql["close"], subjects.Select(subject => new
    {
        Id = unit.NewId(),
        Subject = subject,
        Entry = (Guid?)null,
        Element = (string?)null,
        Reason = reason,
        unit.Now,
        By = actor.EvidenceName,
    }));

    /// <summary>Seals the values that some elements of a record have had so far.</summary>
    public static async Task CloseValues(UnitOfWork unit, Actor actor, string reason, Guid subject, params IReadOnlyList<string> elements)
    {
        var entries = await unit.Query<EntryBody>(Sql["values"], new { Subject = subject });
        var closed = from entry in entries from element in JournalEntry.Read(entry.Body).Keys.Intersect(elements, StringComparer.Ordinal) select (entry.Id, element);
        await unit.ExecuteEach(Sql["close"], closed.Select(value => new
        {
            Id = unit.NewId(),
            Subject = subject,
            Entry = (Guid?)value.Id,
            Element = (string?)value.element,
            Reason = reason,
            unit.Now,
            By = actor.EvidenceName,
        }));
    }

    /// <summary>Lifts the seals of a reason from whole records; how many.</summary>
    public static async Task<int> Lift(UnitOfWork unit, Actor actor, string reason, IEnumerable<Guid> subjects)
    {
        var lifted = 0;
        foreach (var subject in subjects)
        {
            lifted += await unit.Execute(Sql["lift"], new { Subject = subject, Reason = reason, unit.Now, By = actor.EvidenceName });
        }

        return lifted;
    }

    /// <summary>The reasons for which a record stands under a seal.</summary>
    public static Task<IReadOnlyList<string>> Reasons(UnitOfWork unit, Guid subject) => unit.Query<string>(Sql["reason"], new { Subject = subject });

    /// <summary>A person and every record that names the person.</summary>
    public static async Task<IReadOnlyList<SubjectRow>> All(UnitOfWork unit, Guid person) =>
        [new SubjectRow(person, Kinds.Person), .. await unit.Query<SubjectRow>(Sql["tied"], new { Person = person })];

    /// <summary>Makes the rows of records anew, and marks what is listed about them.</summary>
    public static async Task Renew(RegisterDesk desk, UnitOfWork unit, string kind, IEnumerable<Guid> subjects)
    {
        foreach (var subject in subjects)
        {
            await CurrentState.Renew(unit, desk, new SubjectRow(subject, kind));
            if (kind == Kinds.Person)
            {
                await unit.Execute(Sql["pairs"], new { Person = subject, Sealed = false });
                await unit.Execute(Sql["pairs-still-sealed"], new { Sealed = true });
            }
            else if (kind == Kinds.Birth)
            {
                await unit.Execute(Sql["differences"], new { Event = subject, Sealed = await Journal.IsSealed(unit, subject) });
            }
        }
    }

    private sealed record EntryBody(Guid Id, string Body);
}
