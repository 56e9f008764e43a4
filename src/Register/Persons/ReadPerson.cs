using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>When a record is asked about, on two axes of time.</summary>
/// <param name="TrueOn">The day on which the values are true; null for today.</param>
/// <param name="KnownAt">The instant by which they were known; null for now.</param>
public sealed record AsOf(DateOnly? TrueOn = null, DateTimeOffset? KnownAt = null)
{
    /// <summary>Now.</summary>
    public static AsOf Now { get; } = new();

    internal (DateTimeOffset KnownAt, DateOnly TrueOn) At(UnitOfWork unit) => (KnownAt ?? unit.Now, TrueOn ?? RegisterDesk.DayOf(unit.Now));
}

/// <summary>A person's values with where each comes from.</summary>
public sealed record PersonRecord
{
    /// <summary>The record; of linked ones the main record.</summary>
    public required Guid Id { get; init; }

    /// <summary>The records linked to it.</summary>
    public required ImmutableArray<Guid> Linked { get; init; }

    /// <summary>The name; empty while there is none.</summary>
    public required string Name { get; init; }

    /// <summary>The registered sex.</summary>
    public required RegisteredSex Sex { get; init; }

    /// <summary>The date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>The date of death, or null.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>The identity number, masked when written; null when there is none.</summary>
    public ResidentId? Number { get; init; }

    /// <summary>The phone, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The ethnicity by GB/T 3304, or null.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Where the person lives, or null.</summary>
    public PlaceCode? Residence { get; init; }

    /// <summary>Where the hukou is, or null.</summary>
    public PlaceCode? Hukou { get; init; }

    /// <summary>Former names.</summary>
    public required ImmutableArray<string> FormerNames { get; init; }

    /// <summary>Element → source, since when, when learned. Values of numbers are not in it.</summary>
    public required ImmutableSortedDictionary<string, Known> Provenance { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("D");
}

/// <summary>Reads a person's record as known at an instant and true on a day.</summary>
public static class ReadPerson
{
    /// <summary>Does it, in a unit of work that may write: reading leaves evidence.</summary>
    /// <returns>The record, or why not: <c>ACC-0001</c>; <c>ACC-0002</c> for a person outside the scope, under a seal, unknown, or not yet known then, all alike.</returns>
    public static async Task<Result<PersonRecord>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, AsOf asOf)
    {
        if (actor.Kind != ActorKind.Citizen && actor.Need(RegisterPermissions.Read) is { } missing)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.person.read-refused", id.Written(), missing.Code));
            return Result<PersonRecord>.Failure(missing);
        }

        var seen = await People.Seen(unit, actor, id);
        var record = seen is null ? null : await Of(desk, unit, actor, seen.Id, asOf);
        unit.Record(actor.Entry(seen?.PlaceCode ?? PersonRow.Nowhere, record is null ? "register.person.not-found" : "register.person.read", id.Written()));
        return record is null ? Result<PersonRecord>.Failure(AccessProblems.NotHere()) : Result<PersonRecord>.Success(record);
    }

    /// <summary>The record of a person and of those linked to it; null when nothing of it was known then.</summary>
    internal static async Task<PersonRecord?> Of(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, AsOf asOf)
    {
        var group = new List<(Guid Id, IReadOnlyList<JournalEntry> Entries)>();
        foreach (var one in await People.Group(unit, id))
        {
            group.Add((one, await Journal.For(unit, one, actor.May(RegisterPermissions.Sealed))));
        }

        return Of(desk, group, asOf.At(unit));
    }

    /// <summary>The same of entries that were read, of the main record first; without a desk what is encrypted stays closed.</summary>
    internal static PersonRecord? Of(RegisterDesk? desk, IReadOnlyList<(Guid Id, IReadOnlyList<JournalEntry> Entries)> group, (DateTimeOffset KnownAt, DateOnly TrueOn) at)
    {
        Facts? main = null;
        var former = new List<string>();
        var further = new List<(Guid Id, Facts Facts)>();
        foreach (var (one, entries) in group)
        {
            var facts = Facts.At(entries, at.KnownAt, at.TrueOn);
            if (facts[Elements.BirthDate] is not null)
            {
                further.Add((one, facts));
                former.AddRange(Facts.Ever([.. entries.Where(entry => entry.RecordedAt <= at.KnownAt)], Elements.Name).Concat(Facts.Ever(entries, Elements.FormerName)).Select(known => known.Value));
            }

            main ??= facts[Elements.BirthDate] is null ? null : facts;
        }

        return main is null ? null : Assemble(desk, further[0].Id, [.. group.Select(one => one.Id).Where(one => one != further[0].Id)], further, former);
    }

    /// <summary>The main record's values come first; what it lacks is taken from those linked to it.</summary>
    private static PersonRecord Assemble(RegisterDesk? desk, Guid id, ImmutableArray<Guid> linked, List<(Guid Id, Facts Facts)> records, List<string> former)
    {
        var best = new Dictionary<string, (Guid Owner, Known Known)>(StringComparer.Ordinal);
        foreach (var (owner, facts) in records)
        {
            foreach (var (element, known) in facts.All)
            {
                best.TryAdd(element, (owner, known));
            }
        }

        var name = Text(best, Elements.Name) ?? "";
        return new PersonRecord
        {
            Id = id,
            Linked = linked,
            Name = name,
            Sex = (RegisteredSex)records[0].Facts.Whole(Elements.Sex),
            BirthDate = records[0].Facts.NeedDay(Elements.BirthDate),
            DiedOn = Text(best, Elements.DeathDate) is null ? null : records.Select(record => record.Facts.Day(Elements.DeathDate)).First(day => day is not null),
            Number = Secret(desk, best, Elements.Number, Secrets.Number) is { } number && ResidentId.TryParse(number, out var read, out _) ? read : null,
            Phone = Secret(desk, best, Elements.Phone, Secrets.Phone),
            Ethnicity = Text(best, Elements.Ethnicity),
            Residence = Place(Text(best, Elements.Residence)),
            Hukou = Place(Text(best, Elements.Hukou)),
            FormerNames = [.. former.Where(old => old != name).Distinct(StringComparer.Ordinal)],
            Provenance = best.Where(pair => pair.Key != Elements.LinkedTo).ToImmutableSortedDictionary(pair => pair.Key, pair => IsSecret(pair.Key) ? pair.Value.Known with { Value = "" } : pair.Value.Known, StringComparer.Ordinal),
        };
    }

    private static bool IsSecret(string element) => element is Elements.Number or Elements.Phone;

    private static string? Text(Dictionary<string, (Guid Owner, Known Known)> best, string element) => best.TryGetValue(element, out var found) ? found.Known.Value : null;

    private static string? Secret(RegisterDesk? desk, Dictionary<string, (Guid Owner, Known Known)> best, string element, string field) =>
        desk is not null && best.TryGetValue(element, out var found) ? desk.Secrets.Open(field, found.Owner, Convert.FromBase64String(found.Known.Value)) : null;

    private static PlaceCode? Place(string? text) => text is null or PersonRow.Nowhere ? null : PlaceCode.Parse(text);
}

/// <summary>Where the links of a record end: other modules that keep person ids ask it, anew after each <see cref="RegisterTopics.Link"/>.</summary>
public static class CanonicalPerson
{
    /// <summary>The main record of a person; the id itself when it is linked to none.</summary>
    public static Task<Guid> Of(UnitOfWork unit, Guid id) => People.Canonical(unit, id);

    /// <summary>All records of one person, the main one first: what other modules keep under any of them belongs to the person.</summary>
    public static Task<IReadOnlyList<Guid>> Group(UnitOfWork unit, Guid id) => People.Group(unit, id);
}
