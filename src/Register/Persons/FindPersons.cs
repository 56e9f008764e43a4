using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>One person of a search's answer.</summary>
/// <param name="Id">The record; of linked ones the main record.</param>
/// <param name="Name">The name.</param>
/// <param name="Sex">The registered sex.</param>
/// <param name="BirthDate">The date of birth.</param>
/// <param name="IsDead">Whether a death is recorded.</param>
/// <param name="NumberMasked">The identity number with its middle hidden, or empty.</param>
/// <param name="PlaceCode">Where the person lives, twelve digits; zeros when unknown.</param>
public sealed record PersonHit(Guid Id, string Name, RegisteredSex Sex, DateOnly BirthDate, bool IsDead, string NumberMasked, string PlaceCode);

/// <summary>A page of a search's answer.</summary>
/// <param name="Hits">The persons.</param>
/// <param name="Page">The page, from 1.</param>
/// <param name="HasMore">Whether more follow.</param>
public sealed record PersonPage(ImmutableArray<PersonHit> Hits, int Page, bool HasMore);

/// <summary>Finds persons by name, pinyin, initials, fragments of numbers, date of birth: within the actor's scope, a page at a time.</summary>
public static class FindPersons
{
    private const string Nothing = "\u0001";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(FindPersons));

    /// <summary>Does it, in a unit of work that may write: the search leaves evidence.</summary>
    /// <returns>The page, or why not: <c>ACC-0001</c>, <c>REG-0025</c>.</returns>
    public static async Task<Result<PersonPage>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, PersonQuery query)
    {
        var (page, evidence) = await Find(desk, unit, actor, query);
        unit.Record(evidence);
        return page;
    }

    /// <summary>Does it beside other readers and writers: the search reads, then its evidence is written, and only then is the answer told.</summary>
    /// <returns>The page, or why not: <c>ACC-0001</c>, <c>REG-0025</c>.</returns>
    public static async Task<Result<PersonPage>> Run(RegisterDesk desk, Database database, Actor actor, PersonQuery query, CancellationToken stop = default)
    {
        var (page, evidence) = await database.Read(unit => Find(desk, unit, actor, query), stop);
        await database.Tell(evidence, stop);
        return page;
    }

    /// <summary>Some persons that another list of the actor names, within the actor's places; that they were shown is recorded.</summary>
    /// <returns>Those of them that may be seen, in the list's order; none without the permission to search.</returns>
    public static async Task<ImmutableArray<PersonHit>> Of(RegisterDesk desk, UnitOfWork unit, Actor actor, IReadOnlyList<Guid> persons)
    {
        if (persons.Count == 0 || actor.Need(RegisterPermissions.Search) is not null)
        {
            return [];
        }

        var rows = (await unit.Query<HitRow>(Sql["of-list"], new { Persons = unit.ListOf(persons), actor.ScopeFrom, actor.ScopeTo })).ToDictionary(row => row.Id);
        var hits = await Hits(desk, unit, actor, persons.Where(rows.ContainsKey).Select(person => rows[person]));
        unit.Record(actor.Entry(actor.ScopeFrom, "register.person.listed", "persons", string.Join(' ', hits.Select(hit => hit.Id.Written()))));
        return hits;
    }

    private static async Task<(Result<PersonPage> Page, EvidenceEntry Evidence)> Find(RegisterDesk desk, UnitOfWork unit, Actor actor, PersonQuery query)
    {
        var words = query.Words();
        var problem = actor.Need(RegisterPermissions.Search) ?? (Statement(desk, words) is null ? RegisterProblems.SearchText() : null);
        if (problem is not null)
        {
            return (Result<PersonPage>.Failure(problem), actor.Entry(actor.ScopeFrom, "register.person.search-refused", problem.Code));
        }

        var rows = Math.Clamp(query.Rows, 1, Limits.PageRows);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, Limits.HitsCounted / rows));
        var found = await unit.Query<HitRow>(Sql[Statement(desk, words)!], Parameters(desk, actor, words, rows, (page - 1) * rows));
        var hits = await Hits(desk, unit, actor, found.Take(rows));
        return (
            Result<PersonPage>.Success(new PersonPage(hits, page, found.Count > rows)),
            actor.Entry(actor.ScopeFrom, "register.person.search", hits.Length == 1 ? hits[0].Id.Written() : "persons", string.Join(' ', hits.Select(hit => hit.Id.Written()))));
    }

    private static string? Statement(RegisterDesk desk, SearchWords words) =>
        words.Number is not null ? "by-number"
        : words.Phone is not null ? "by-phone"
        : words.Certificate is not null ? "by-certificate"
        : words.Born.Days == 1 ? "by-birth"
        : words.Name.Length > 0 && desk.Names.Query(words.Name) is not null ? "by-name"
        : words.Tail is not null ? "by-tail"
        : words.Born != DateInterval.Always ? "by-birth"
        : null;

    /// <summary>Every statement takes the same parameters; an index that nothing has stands for what was not asked.</summary>
    private static object Parameters(RegisterDesk desk, Actor actor, SearchWords words, int rows, int skip)
    {
        var name = words.Name.Length > 0 ? desk.Names.Query(words.Name) : null;
        var (sound, soundEnd) = Range(name is null ? Nothing : name.IsHan ? desk.Names.Sound(words.Name) : name.Key, name is { IsPrefix: true });
        var (key, keyEnd) = Range(name?.Key ?? Nothing, name is { IsPrefix: true });
        var plain = name is { IsHan: true } ? name.Key : "";
        return new
        {
            Sound = sound,
            SoundEnd = soundEnd,
            Key = key,
            KeyEnd = keyEnd,
            Plain = plain,
            PlainLength = plain.EnumerateRunes().Count(),
            Initials = name?.Initials ?? Nothing,
            Numbers = ToFind(desk, Secrets.Number, words.Number),
            NumberTails = ToFind(desk, Secrets.NumberTail, words.Number is { } number ? Secrets.Tail(number) : words.Tail),
            Phones = ToFind(desk, Secrets.Phone, words.Phone),
            PhoneTails = ToFind(desk, Secrets.PhoneTail, words.Phone is { } phone ? Secrets.Tail(phone) : words.Tail),
            Certificates = ToFind(desk, Secrets.Certificate, words.Certificate),
            Heads = ToFind(desk, Secrets.NumberHead, words.Head),
            AnyName = name is null,
            AnyTail = words.Tail is null,
            AnyHead = words.Head is null,
            BornFrom = words.Born.Start ?? DateOnly.MinValue,
            BornTo = words.Born.End ?? DateOnly.MaxValue,
            actor.ScopeFrom,
            actor.ScopeTo,
            Rows = rows + 1,
            Skip = skip,
            Most = rows + 1 + skip,
        };
    }

    /// <summary>The keys from one on that begin with it, or that key alone.</summary>
    private static (string From, string To) Range(string key, bool isPrefix) => (key, key + (isPrefix ? "\U0010FFFF" : "\u0001"));

    private static byte[][] ToFind(RegisterDesk desk, string field, string? text) => text is null ? [[]] : desk.Secrets.ToFind(field, text);

    /// <summary>Linked records show as the main record, once.</summary>
    private static async Task<ImmutableArray<PersonHit>> Hits(RegisterDesk desk, UnitOfWork unit, Actor actor, IEnumerable<HitRow> rows)
    {
        var hits = new List<PersonHit>();
        foreach (var row in rows)
        {
            var id = row.LinkedTo is null ? row.Id : await People.Canonical(unit, row.Id);
            var shown = id == row.Id || await People.Seen(unit, actor, id) is null ? row.Id : id;
            if (hits.TrueForAll(hit => hit.Id != shown))
            {
                hits.Add(new PersonHit(shown, row.Name, (RegisteredSex)row.Sex, row.BirthDate, row.DiedOn is not null, Masked(desk, row), row.PlaceCode));
            }
        }

        return [.. hits];
    }

    private static string Masked(RegisterDesk desk, HitRow row) =>
        row.Number is not null && ResidentId.TryParse(desk.Secrets.Open(Secrets.Number, row.Id, row.Number), out var number, out _) ? number.ToString() : "";

    private sealed record HitRow(Guid Id, string PlaceCode, string HukouCode, string Name, int Sex, DateOnly BirthDate, DateOnly? DiedOn, byte[]? Number, Guid? LinkedTo);
}
