using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>New values for a person; those that are null stay.</summary>
public sealed record PersonCorrection
{
    /// <summary>The act's id, made by the sender.</summary>
    public required Guid Id { get; init; }

    /// <summary>The person.</summary>
    public required Guid Person { get; init; }

    /// <summary>Since when the values are true; null when the former values never were: then they are corrected.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The registered sex.</summary>
    public RegisteredSex? Sex { get; init; }

    /// <summary>The date of birth.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>The identity number, such as the police gave a newborn.</summary>
    public string? Number { get; init; }

    /// <summary>The phone.</summary>
    public string? Phone { get; init; }

    /// <summary>The ethnicity by GB/T 3304.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Where the person lives.</summary>
    public PlaceCode? Residence { get; init; }

    /// <summary>Where the hukou is.</summary>
    public PlaceCode? Hukou { get; init; }

    /// <summary>Where the values come from.</summary>
    public required Source Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("D");
}

/// <summary>Corrects values of a person, or records that they changed. What was known before stays known as of then.</summary>
public static class CorrectPerson
{
    /// <summary>The number of the problem that every value is on record already.</summary>
    public const string Nothing = RegisterProblems.NothingToCorrectCode;

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The act, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>KRN-0001</c> to <c>KRN-0004</c>, <c>REG-0001</c> to <c>REG-0006</c>, <c>REG-0011</c>, <c>REG-0021</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, PersonCorrection correction)
    {
        var person = await People.Seen(unit, actor, correction.Person);
        if (actor.Need(RegisterPermissions.Write) is { } missing || person is null)
        {
            return Acts.Refuse(unit, actor, "correction", correction.Id, actor.Need(RegisterPermissions.Write) ?? AccessProblems.NotHere());
        }

        var entries = await Journal.Open(unit, person.Id);
        var present = Facts.Latest(entries);
        var (draft, problems) = PersonDraft.Check(Merged(desk, correction, person, present), desk.Names.Form, RegisterDesk.DayOf(unit.Now));
        if (draft is null)
        {
            return Acts.Refuse(unit, actor, "correction", correction.Id, problems[0]);
        }

        var changes = Changes(desk, correction, person, draft, present);
        if (changes.Count == 0)
        {
            return Acts.Refuse(unit, actor, "correction", correction.Id, RegisterProblems.NothingToCorrect());
        }

        var journal = new JournalDraft(unit, actor, correction.Source, correction.Id);
        Write(journal, person.Id, correction.Since, changes, present, entries);
        var stored = await Acts.Store(desk, unit, actor, journal, new Act("correction", RegisterTopics.Person, correction.Id, person.PlaceCode, [person.Id]));
        await Pair(desk, unit, person, correction.Name is null ? draft with { Name = person.Name } : draft);
        return stored;
    }

    /// <summary>The elements whose value changes, with the new value as the journal keeps it.</summary>
    private static List<(string Element, string? Value)> Changes(RegisterDesk desk, PersonCorrection correction, SeenPerson person, PersonDraft draft, Facts present)
    {
        var plain = PlainSecrets.Of(desk.Secrets, person.Id, present);
        var changes = new List<(string, string?)>();
        Add(changes, correction.Name is not null && draft.Name != present[Elements.Name], Elements.Name, draft.Name);
        Add(changes, correction.Sex is not null && (int)draft.Sex != person.Sex, Elements.Sex, ((int)draft.Sex).Written());
        Add(changes, correction.BirthDate is not null && draft.BirthDate != person.BirthDate, Elements.BirthDate, draft.BirthDate.Written());
        Add(changes, draft.Number is not null && draft.Number != plain.Number, Elements.Number, draft.Number is null ? null : desk.Secrets.Seal(Secrets.Number, person.Id, draft.Number));
        Add(changes, draft.Phone is not null && draft.Phone != plain.Phone, Elements.Phone, draft.Phone is null ? null : desk.Secrets.Seal(Secrets.Phone, person.Id, draft.Phone));
        Add(changes, draft.Ethnicity is not null && draft.Ethnicity != present[Elements.Ethnicity], Elements.Ethnicity, draft.Ethnicity);
        Add(changes, draft.Residence is not null && draft.Residence != present[Elements.Residence], Elements.Residence, draft.Residence);
        Add(changes, draft.Hukou is not null && draft.Hukou != present[Elements.Hukou], Elements.Hukou, draft.Hukou);
        return changes;
    }

    private static void Add(List<(string Element, string? Value)> changes, bool changed, string element, string? value)
    {
        if (changed)
        {
            changes.Add((element, value));
        }
    }

    /// <summary>The values as they will be, to be checked together: a number against the date of birth that is corrected with it.</summary>
    private static NewPerson Merged(RegisterDesk desk, PersonCorrection correction, SeenPerson person, Facts present) => new()
    {
        Id = person.Id,
        Name = correction.Name ?? (present[Elements.Name] is { Length: > 0 } name ? name : "无名"),
        Sex = correction.Sex ?? (RegisteredSex)person.Sex,
        BirthDate = correction.BirthDate ?? person.BirthDate,
        Number = correction.Number ?? (correction.BirthDate is null ? null : PlainSecrets.Of(desk.Secrets, person.Id, present).Number),
        Phone = correction.Phone,
        Ethnicity = correction.Ethnicity,
        Residence = correction.Residence,
        Hukou = correction.Hukou,
        Source = correction.Source,
    };

    /// <summary>A change is one entry from its day on. A correction names, for each entry it replaces values of, that entry, and is true as long as it was said to be.</summary>
    private static void Write(JournalDraft journal, Guid person, DateOnly? since, List<(string Element, string? Value)> changes, Facts present, IReadOnlyList<JournalEntry> entries)
    {
        if (since is not null)
        {
            journal.Add(Kinds.Person, person, since, changes);
            return;
        }

        foreach (var group in changes.GroupBy(change => present.Find(change.Element)?.Entry))
        {
            journal.Add(Kinds.Person, person, entries.FirstOrDefault(entry => entry.Id == group.Key)?.ValidFrom, group.Key, group);
        }
    }

    /// <summary>A person who got a number may turn out to be another's double.</summary>
    private static async Task Pair(RegisterDesk desk, UnitOfWork unit, SeenPerson person, PersonDraft draft)
    {
        var keys = desk.Names.Of(draft.Name);
        var traits = new PersonTraits(keys.Plain, draft.Name, keys.Pinyin, [], (int)draft.Sex, draft.BirthDate, draft.Number, draft.Phone, await People.Mother(unit, person.Id));
        var group = await People.Group(unit, person.Id);
        var found = (await PersonCandidates.Of(desk, unit, traits, person.Id)).Where(candidate => candidate.Verdict != Verdict.Different && !group.Contains(candidate.Id));
        await Pairs.Add(unit, PersonMatch.Kind, person.Id, person.PlaceCode, found.Select(candidate => candidate.Pair).ToImmutableArray());
    }
}
