using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A part of an import, prepared: every row checked, encrypted and indexed, so that storing it is writing alone.</summary>
internal sealed record ImportPart(int LastRow, IReadOnlyList<PreparedPerson> Persons, IReadOnlyList<PersonRead> Refused);

/// <summary>A person ready to be stored.</summary>
internal sealed record PreparedPerson(int Row, PersonRow Person, ImmutableArray<NameKeyRow> Keys, ImmutableArray<JournalRow> Journal, ImmutableArray<ImportKinRow> Kin);

/// <summary>A parent or spouse named by number. The table names the person of the row a child, and the day of marriage a day of birth.</summary>
internal sealed record ImportKinRow(Guid Id, Guid ImportId, Guid ChildId, string ChildPlace, DateOnly BornOn, string Role, byte[] NumberTail, byte[] NumberIndex)
{
    /// <summary>The table as a bulk load fills it.</summary>
    public static BulkTable<ImportKinRow> Table { get; } = new(
        "register_import_kin",
        new("id", ColumnKind.Id, row => row.Id),
        new("import_id", ColumnKind.Id, row => row.ImportId),
        new("child_id", ColumnKind.Id, row => row.ChildId),
        new("child_place", ColumnKind.Text, row => row.ChildPlace),
        new("born_on", ColumnKind.Date, row => row.BornOn),
        new("role", ColumnKind.Text, row => row.Role),
        new("number_tail", ColumnKind.Bytes, row => row.NumberTail),
        new("number_index", ColumnKind.Bytes, row => row.NumberIndex));
}

/// <summary>Prepares the persons of an import: ids, encrypted values, indexes, keys of names, journal rows.</summary>
internal sealed class PersonPreparer(RegisterDesk desk, Actor actor, ImportOrder order, DateTimeOffset now)
{
    private readonly SequentialIds ids = new(now);

    public PreparedPerson Prepare(PersonRead read)
    {
        var (id, draft) = (ids.Next(), read.Draft!);
        var entries = Entries(id, draft, read.Since);
        var (row, keys) = PersonRow.Of(desk, id, entries, isSealed: false, new PlainSecrets(draft.Number, draft.Phone));
        return new PreparedPerson(read.Row.Number, row, keys, [.. entries.Select(JournalRow.Of)], [.. read.Kin.Select(kin => Kin(row, kin))]);
    }

    private ImportKinRow Kin(PersonRow person, NamedKin kin) => new(
        ids.Next(), order.Id, person.Id, person.PlaceCode, kin.From, kin.Role,
        desk.Secrets.Index(Secrets.NumberTail, Secrets.Tail(kin.Number)), desk.Secrets.Index(Secrets.Number, kin.Number));

    private ImmutableArray<JournalEntry> Entries(Guid id, PersonDraft draft, DateOnly? since)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var places = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Add(values, Elements.Name, draft.Name);
        Add(values, Elements.Written, draft.Written == draft.Name ? null : draft.Written);
        Add(values, Elements.FormerName, draft.FormerName);
        Add(values, Elements.Sex, ((int)draft.Sex).Written());
        Add(values, Elements.BirthDate, draft.BirthDate.Written());
        Add(values, Elements.Ethnicity, draft.Ethnicity);
        Add(values, Elements.Number, draft.Number is null ? null : desk.Secrets.Seal(Secrets.Number, id, draft.Number));
        Add(values, Elements.Phone, draft.Phone is null ? null : desk.Secrets.Seal(Secrets.Phone, id, draft.Phone));
        Add(since is null ? values : places, Elements.Residence, draft.Residence);
        Add(since is null ? values : places, Elements.Hukou, draft.Hukou);
        return places.Count == 0 ? [Entry(id, 0, null, values.ToImmutable())] : [Entry(id, 0, null, values.ToImmutable()), Entry(id, 1, since, places.ToImmutable())];
    }

    private JournalEntry Entry(Guid subject, int step, DateOnly? from, ImmutableSortedDictionary<string, string> values) => new()
    {
        Id = ids.Next(),
        Subject = subject,
        Kind = Kinds.Person,
        Step = step,
        Event = order.Id,
        ValidFrom = from,
        RecordedAt = now,
        Actor = actor.EvidenceName,
        Source = order.Source,
        Values = values,
    };

    private static void Add(ImmutableSortedDictionary<string, string>.Builder values, string element, string? value)
    {
        if (value is not null)
        {
            values[element] = value;
        }
    }
}
