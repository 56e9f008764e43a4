using System.Collections.Immutable;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The current state of a person.</summary>
internal sealed record PersonRow
{
    /// <summary>The code of a place that nobody knows.</summary>
    public const string Nowhere = "000000000000";

    public required Guid Id { get; init; }

    /// <summary>Where the person lives; where that is unknown, where the hukou is.</summary>
    public required string PlaceCode { get; init; }

    public required string HukouCode { get; init; }

    public required string Name { get; init; }

    public required string NamePlain { get; init; }

    public required string Pinyin { get; init; }

    public required string Initials { get; init; }

    public required int Sex { get; init; }

    public required DateOnly BirthDate { get; init; }

    public DateOnly? DiedOn { get; init; }

    public string? Ethnicity { get; init; }

    public byte[]? Number { get; init; }

    public byte[]? NumberIndex { get; init; }

    public byte[]? NumberHead { get; init; }

    public byte[]? NumberTail { get; init; }

    public byte[]? Phone { get; init; }

    public byte[]? PhoneIndex { get; init; }

    public byte[]? PhoneTail { get; init; }

    public Guid? LinkedTo { get; init; }

    public required bool Sealed { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The table as a bulk load fills it.</summary>
    public static BulkTable<PersonRow> Table { get; } = new(
        "register_person",
        new("id", ColumnKind.Id, row => row.Id),
        new("place_code", ColumnKind.Text, row => row.PlaceCode),
        new("hukou_code", ColumnKind.Text, row => row.HukouCode),
        new("name", ColumnKind.Text, row => row.Name),
        new("name_plain", ColumnKind.Text, row => row.NamePlain),
        new("pinyin", ColumnKind.Text, row => row.Pinyin),
        new("initials", ColumnKind.Text, row => row.Initials),
        new("sex", ColumnKind.Whole, row => (long)row.Sex),
        new("birth_date", ColumnKind.Date, row => row.BirthDate),
        new("died_on", ColumnKind.Date, row => row.DiedOn),
        new("ethnicity", ColumnKind.Text, row => row.Ethnicity),
        new("number", ColumnKind.Bytes, row => row.Number),
        new("number_index", ColumnKind.Bytes, row => row.NumberIndex),
        new("number_head", ColumnKind.Bytes, row => row.NumberHead),
        new("number_tail", ColumnKind.Bytes, row => row.NumberTail),
        new("phone", ColumnKind.Bytes, row => row.Phone),
        new("phone_index", ColumnKind.Bytes, row => row.PhoneIndex),
        new("phone_tail", ColumnKind.Bytes, row => row.PhoneTail),
        new("linked_to", ColumnKind.Id, row => row.LinkedTo),
        new("sealed", ColumnKind.Flag, row => row.Sealed),
        new("recorded_at", ColumnKind.Instant, row => row.RecordedAt));

    /// <summary>Makes the current state of a person from the entries of the journal.</summary>
    /// <param name="desk">Keys of names and fields.</param>
    /// <param name="id">The person.</param>
    /// <param name="entries">The entries without values under a seal.</param>
    /// <param name="isSealed">Whether the person as a whole stands under a seal.</param>
    /// <param name="plain">Number and phone, where the caller has just encrypted them.</param>
    public static (PersonRow Row, ImmutableArray<NameKeyRow> Keys) Of(RegisterDesk desk, Guid id, IReadOnlyCollection<JournalEntry> entries, bool isSealed, PlainSecrets? plain = null)
    {
        var facts = Facts.Latest(entries);
        var keys = desk.Names.Of(facts.Text(Elements.Name));
        var hukou = facts[Elements.Hukou] ?? Nowhere;
        var secrets = plain ?? PlainSecrets.Of(desk.Secrets, id, facts);
        var row = new PersonRow
        {
            Id = id,
            PlaceCode = facts[Elements.Residence] ?? hukou,
            HukouCode = hukou,
            Name = facts.Text(Elements.Name),
            NamePlain = keys.Plain,
            Pinyin = keys.Pinyin,
            Initials = keys.Initials,
            Sex = facts.Whole(Elements.Sex),
            BirthDate = facts.NeedDay(Elements.BirthDate),
            DiedOn = facts.Day(Elements.DeathDate),
            Ethnicity = facts[Elements.Ethnicity],
            Number = facts[Elements.Number] is { } number ? Convert.FromBase64String(number) : null,
            NumberIndex = secrets.Number is null ? null : desk.Secrets.Index(Secrets.Number, secrets.Number),
            NumberHead = secrets.Number is null ? null : desk.Secrets.Index(Secrets.NumberHead, secrets.Number[..Secrets.HeadLength]),
            NumberTail = secrets.Number is null ? null : desk.Secrets.Index(Secrets.NumberTail, Secrets.Tail(secrets.Number)),
            Phone = facts[Elements.Phone] is { } phone ? Convert.FromBase64String(phone) : null,
            PhoneIndex = secrets.Phone is null ? null : desk.Secrets.Index(Secrets.Phone, secrets.Phone),
            PhoneTail = secrets.Phone is null ? null : desk.Secrets.Index(Secrets.PhoneTail, Secrets.Tail(secrets.Phone)),
            LinkedTo = facts.IdOrNull(Elements.LinkedTo),
            Sealed = isSealed,
            RecordedAt = entries.Min(entry => entry.RecordedAt),
        };
        return (row, Keys(desk, row, keys, entries));
    }

    private static ImmutableArray<NameKeyRow> Keys(RegisterDesk desk, PersonRow row, NameKeySet keys, IReadOnlyCollection<JournalEntry> entries)
    {
        var further = keys.Others.ToHashSet(StringComparer.Ordinal);
        if (entries.Count > 1 || entries.Any(entry => entry.Values.ContainsKey(Elements.FormerName)))
        {
            foreach (var former in Facts.Ever(entries, Elements.Name).Concat(Facts.Ever(entries, Elements.FormerName)).Select(known => known.Value).Where(name => name != row.Name).Distinct(StringComparer.Ordinal))
            {
                var old = desk.Names.Of(former);
                further.UnionWith(old.Others.Append(old.Plain).Append(old.Pinyin).Append(old.Initials));
            }
        }

        var here = further.Select(key => new NameKeyRow(key, row.PlaceCode, row.Id, row.Sealed));
        return row.HukouCode == row.PlaceCode || row.HukouCode == Nowhere
            ? [.. here]
            : [.. here, .. further.Append(row.NamePlain).Append(row.Pinyin).Append(row.Initials).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).Select(key => new NameKeyRow(key, row.HukouCode, row.Id, row.Sealed))];
    }
}

/// <summary>A further key of a person.</summary>
internal sealed record NameKeyRow(string Key, string PlaceCode, Guid PersonId, bool Sealed)
{
    /// <summary>The table as a bulk load fills it.</summary>
    public static BulkTable<NameKeyRow> Table { get; } = new(
        "register_name_key",
        new("key", ColumnKind.Text, row => row.Key),
        new("place_code", ColumnKind.Text, row => row.PlaceCode),
        new("person_id", ColumnKind.Id, row => row.PersonId),
        new("sealed", ColumnKind.Flag, row => row.Sealed));
}

/// <summary>Number and phone as text, for as long as their indexes are made.</summary>
internal readonly record struct PlainSecrets(string? Number, string? Phone)
{
    public static PlainSecrets Of(Secrets secrets, Guid id, Facts facts) => Of(
        secrets,
        id,
        facts[Elements.Number] is { } number ? Convert.FromBase64String(number) : null,
        facts[Elements.Phone] is { } phone ? Convert.FromBase64String(phone) : null);

    public static PlainSecrets Of(Secrets secrets, Guid id, byte[]? number, byte[]? phone) => new(
        number is null ? null : secrets.Open(Secrets.Number, id, number),
        phone is null ? null : secrets.Open(Secrets.Phone, id, phone));

    /// <inheritdoc/>
    public override string ToString() => "…";
}
