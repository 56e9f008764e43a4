using Anyu.Store;

namespace Anyu.Register;

/// <summary>The journal: entries are added, never changed.</summary>
internal static class Journal
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Journal));

    /// <summary>The journal as a bulk load fills it.</summary>
    public static BulkTable<JournalRow> Table { get; } = new(
        "register_journal",
        new("subject", ColumnKind.Id, row => row.Subject),
        new("id", ColumnKind.Id, row => row.Id),
        new("kind", ColumnKind.Text, row => row.Kind),
        new("step", ColumnKind.Whole, row => (long)row.Step),
        new("event", ColumnKind.Id, row => row.Event),
        new("valid_from", ColumnKind.Date, row => row.ValidFrom),
        new("valid_to", ColumnKind.Date, row => row.ValidTo),
        new("recorded_at", ColumnKind.Instant, row => row.RecordedAt),
        new("actor", ColumnKind.Text, row => row.Actor),
        new("agency", ColumnKind.Text, row => row.Agency),
        new("document", ColumnKind.Text, row => row.Document),
        new("confidence", ColumnKind.Text, row => row.Confidence),
        new("corrects", ColumnKind.Id, row => row.Corrects),
        new("body", ColumnKind.Text, row => row.Body));

    /// <summary>The ties as a bulk load fills them.</summary>
    public static BulkTable<TieRow> TieTable { get; } = new(
        "register_tie",
        new("person_id", ColumnKind.Id, row => row.PersonId),
        new("subject", ColumnKind.Id, row => row.Subject),
        new("kind", ColumnKind.Text, row => row.Kind));

    /// <summary>Adds entries, and ties the persons they name to their subjects.</summary>
    public static async Task Append(UnitOfWork unit, IReadOnlyList<JournalEntry> entries)
    {
        await unit.ExecuteEach(Sql["append"], entries.Select(JournalRow.Of));
        await unit.ExecuteEach(Sql["tie"], entries.SelectMany(Ties).Distinct());
    }

    /// <summary>All entries of a subject, the oldest first; the values under a seal as well.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> Of(UnitOfWork unit, Guid subject) =>
        [.. (await unit.Query<JournalRow>(Sql["of"], new { Subject = subject })).Select(row => row.Entry)];

    /// <summary>The entries of a subject without the values that stand under a seal.</summary>
    public static async Task<IReadOnlyList<JournalEntry>> Open(UnitOfWork unit, Guid subject)
    {
        var all = await Of(unit, subject);
        var closed = (await unit.Query<SealedValue>(Sql["sealed-values"], new { Subject = subject })).ToLookup(value => value.Entry);
        return closed.Count == 0 ? all : [.. all.Select(entry => entry with { Values = entry.Values.RemoveRange(closed[entry.Id].Select(value => value.Element)) })];
    }

    /// <summary>The entries that a reader may see.</summary>
    public static Task<IReadOnlyList<JournalEntry>> For(UnitOfWork unit, Guid subject, bool seesSealed) => seesSealed ? Of(unit, subject) : Open(unit, subject);

    /// <summary>The records of a kind that ever named a person.</summary>
    public static Task<IReadOnlyList<Guid>> Tied(UnitOfWork unit, Guid person, string kind) => unit.Query<Guid>(Sql["tied"], new { PersonId = person, Kind = kind });

    /// <summary>Whether a subject as a whole stands under a seal.</summary>
    public static async Task<bool> IsSealed(UnitOfWork unit, Guid subject) => await unit.Get<long>(Sql["is-sealed"], new { Subject = subject }) > 0;

    /// <summary>The next subjects in the order of their ids.</summary>
    public static Task<IReadOnlyList<SubjectRow>> Subjects(UnitOfWork unit, Guid after, int most) => unit.Query<SubjectRow>(Sql["subjects"], new { After = after, Most = most });

    /// <summary>The persons that an entry names.</summary>
    public static IEnumerable<TieRow> Ties(JournalEntry entry) => entry.Kind == Kinds.Person ? [] :
        from element in new[] { Elements.Parent, Elements.Child, Elements.One, Elements.Other, Elements.Guardian, Elements.Person, Elements.Mother, Elements.Father }
        where entry.Values.TryGetValue(element, out var value) && value.Length > 0
        select new TieRow(Guid.ParseExact(entry.Values[element], "D"), entry.Subject, entry.Kind);

    private sealed record SealedValue(Guid Entry, string Element);
}

/// <summary>A person and a record that names the person.</summary>
internal sealed record TieRow(Guid PersonId, Guid Subject, string Kind);

/// <summary>A subject and its kind.</summary>
internal sealed record SubjectRow(Guid Subject, string Kind);

/// <summary>An entry as a row.</summary>
internal sealed record JournalRow(
    Guid Subject, Guid Id, string Kind, int Step, Guid Event, DateOnly? ValidFrom, DateOnly? ValidTo, DateTimeOffset RecordedAt,
    string Actor, string Agency, string Document, string Confidence, Guid? Corrects, string Body)
{
    public JournalEntry Entry => new()
    {
        Subject = Subject,
        Id = Id,
        Kind = Kind,
        Step = Step,
        Event = Event,
        ValidFrom = ValidFrom,
        ValidTo = ValidTo,
        RecordedAt = RecordedAt,
        Actor = Actor,
        Source = new Source(Agency, Document, Enum.Parse<Confidence>(Confidence)),
        Corrects = Corrects,
        Values = JournalEntry.Read(Body),
    };

    public static JournalRow Of(JournalEntry entry) => new(
        entry.Subject, entry.Id, entry.Kind, entry.Step, entry.Event, entry.ValidFrom, entry.ValidTo, entry.RecordedAt, entry.Actor,
        entry.Source.Agency, entry.Source.Document, ConfidenceName(entry.Source.Confidence), entry.Corrects, JournalEntry.Write(entry.Values));

    private static string ConfidenceName(Confidence confidence) => confidence switch
    {
        Anyu.Register.Confidence.Certified => nameof(Anyu.Register.Confidence.Certified),
        Anyu.Register.Confidence.Reported => nameof(Anyu.Register.Confidence.Reported),
        Anyu.Register.Confidence.Declared => nameof(Anyu.Register.Confidence.Declared),
        _ => nameof(Anyu.Register.Confidence.Derived),
    };
}
