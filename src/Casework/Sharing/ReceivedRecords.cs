using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// Keeps what agencies reported of a person, and finds it for a child's file: records of the child by the child, records of the mother from the pregnancy that ended with the birth.
/// </summary>
internal static class ReceivedRecords
{
    /// <summary>The fact that names a child.</summary>
    public const string ChildNumber = "child.residentId";

    private const string Body = "casework_received.body";
    private const int DaysBefore = 300;
    private const int DaysAfter = 60;
    private const int PersonsAtOnce = 500;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ReceivedRecords));

    /// <summary>Whether an agreement gives records of the child; else they are the mother's.</summary>
    public static bool IsOfChild(ShareDefinition share) => share.Facts.Contains(ChildNumber, StringComparer.Ordinal);

    /// <summary>Keeps one.</summary>
    public static Task Add(CaseDesk desk, UnitOfWork unit, ShareDefinition share, Guid person, DateOnly day, Told from, ImmutableSortedDictionary<string, string> facts)
    {
        var id = unit.NewId();
        return unit.Execute(Sql["add"], new { Id = id, Share = share.Id, Person = person, OnDay = day, from.Agency, from.Document, Body = desk.Cipher.Seal(JsonSerializer.Serialize(facts, CaseDesk.Form), Body, id), unit.Now });
    }

    /// <summary>The latest record of a data set for a child.</summary>
    public static async Task<ChildSet> Latest(CaseDesk desk, UnitOfWork unit, ShareDefinition share, OpenedRecord child, BirthOrigin? birth)
    {
        Guid[] persons = IsOfChild(share) ? [child.Record.Id, .. child.Record.Linked] : birth?.Mother is { } mother ? [.. await CanonicalPerson.Group(unit, mother)] : [];
        var (from, to) = IsOfChild(share) ? (DateOnly.MinValue, DateOnly.MaxValue) : (birth?.BornOn.AddDays(-DaysBefore) ?? DateOnly.MinValue, birth?.BornOn.AddDays(DaysAfter) ?? DateOnly.MaxValue);
        var rows = persons.Length == 0 ? [] : await unit.Query<ReceivedRow>(Sql["of-persons"], new { Share = share.Id, Persons = unit.ListOf(persons), From = from, To = to });
        return rows is [.., var last]
            ? new ChildSet(share, new Told(last.Agency, last.Document, last.ReceivedAt), [.. JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(desk.Cipher.Open(last.Body, Body, last.Id), CaseDesk.Form)!.Select(fact => (fact.Key, fact.Value))])
            : new ChildSet(share, null, []);
    }

    /// <summary>The births of which a data set is there.</summary>
    public static async Task<HashSet<Guid>> Births(UnitOfWork unit, ShareDefinition share, IReadOnlyList<BirthOrigin> births)
    {
        var days = new List<DayRow>();
        foreach (var some in births.Select(birth => PersonOf(share, birth)).OfType<Guid>().Distinct().Chunk(PersonsAtOnce))
        {
            days.AddRange(await unit.Query<DayRow>(Sql["days"], new { Share = share.Id, Persons = unit.ListOf(some) }));
        }

        var known = days.ToLookup(row => row.Person, row => row.OnDay);
        return [.. births.Where(birth => PersonOf(share, birth) is { } person && known[person].Any(day => IsOfChild(share) || (day >= birth.BornOn.AddDays(-DaysBefore) && day <= birth.BornOn.AddDays(DaysAfter)))).Select(birth => birth.Birth)];
    }

    private static Guid? PersonOf(ShareDefinition share, BirthOrigin birth) => IsOfChild(share) ? birth.Child : birth.Mother;

    private sealed record ReceivedRow(Guid Id, Guid Person, DateOnly OnDay, string Agency, string Document, byte[] Body, DateTimeOffset ReceivedAt);

    private sealed record DayRow(Guid Person, DateOnly OnDay);
}
