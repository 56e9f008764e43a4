using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A parent that a report names: a record of the register, or one to be made.</summary>
internal sealed record NamedParent(Guid Id, string Place, DateOnly BirthDate, DateOnly? DiedOn, NewParent? New);

/// <summary>A parent whom the register does not have yet.</summary>
internal sealed record NewParent(NewPerson Person, PersonDraft Draft, IReadOnlyList<PersonCandidate> Candidates);

/// <summary>The parents of a report.</summary>
internal sealed record NamedParents(NamedParent? Mother, NamedParent? Father)
{
    public Guid? MotherId => Mother?.Id;

    public Guid? FatherId => Father?.Id;

    public IEnumerable<Guid> Ids => new[] { MotherId, FatherId }.OfType<Guid>();

    /// <summary>Where the child lives: as stated, else with the mother, else with the father, else where it was born.</summary>
    public string ChildPlace(BirthReport report) =>
        report.Residence is { } stated ? PlaceRange.Full(stated) : new[] { Mother?.Place, Father?.Place }.FirstOrDefault(place => place is not null and not PersonRow.Nowhere) ?? report.PlaceFull;
}

/// <summary>Finds the parents that a report names, and records those the register does not have.</summary>
internal static class Parents
{
    /// <summary>The parent, or why not; nothing when none is named. Nothing is written yet.</summary>
    public static async Task<(NamedParent? Parent, Problem? Problem)> Find(RegisterDesk desk, UnitOfWork unit, Actor actor, ParentRef? parent) => parent switch
    {
        null => (null, null),
        { Id: { } id } => await People.Seen(unit, actor, id) is null ? (null, AccessProblems.NotHere()) : (await Known(unit, id), null),
        { Stated: { } stated } => await Stated(desk, unit, stated),
        _ => throw new ArgumentException("A parent without id and without values.", nameof(parent)),
    };

    /// <summary>Records a parent whom the register does not have.</summary>
    public static async Task Record(RegisterDesk desk, UnitOfWork unit, Actor actor, NamedParent? parent)
    {
        if (parent?.New is not { } made)
        {
            return;
        }

        var journal = new JournalDraft(unit, actor, made.Person.Source, parent.Id);
        RecordPerson.Draft(journal, desk.Secrets, parent.Id, made.Draft, made.Person.Since);
        await CurrentState.Apply(unit, desk, journal.Entries);
        await Pairs.Add(unit, PersonMatch.Kind, parent.Id, parent.Place, made.Candidates.Where(candidate => candidate.Verdict == Verdict.Possible).Select(candidate => candidate.Pair));
        await Notices.Post(desk, unit, RegisterTopics.Person, parent.Id, parent.Id);
        unit.Record(actor.Entry(parent.Place, "register.person.record", parent.Id.Written()));
    }

    /// <summary>Whether a person can be the parent of a child born that day.</summary>
    public static Problem? Fits(NamedParent? parent, DateOnly bornOn, Bilingual label, int daysAfterDeath) =>
        parent is null ? null
        : parent.BirthDate.AddYears(Limits.ParentYears) > bornOn ? RegisterProblems.ParentTooYoung(label)
        : parent.DiedOn is { } died && died.AddDays(daysAfterDeath) < bornOn ? RegisterProblems.DeadBefore(label)
        : null;

    /// <summary>Whoever states number, name and date of birth rightly may name the person as a parent, wherever the record is; nothing of it is shown.</summary>
    private static async Task<(NamedParent? Parent, Problem? Problem)> Stated(RegisterDesk desk, UnitOfWork unit, NewPerson stated)
    {
        var (draft, problems) = PersonDraft.Check(stated, desk.Names.Form, RegisterDesk.DayOf(unit.Now));
        if (draft is null)
        {
            return (null, problems[0]);
        }

        var candidates = await PersonCandidates.Of(desk, unit, draft);
        if (candidates.FirstOrDefault(candidate => candidate.Verdict == Verdict.Same) is { } same)
        {
            return (await Known(unit, same.Id), null);
        }

        var place = draft.Residence ?? draft.Hukou ?? PersonRow.Nowhere;
        return (new NamedParent(stated.Id, place, draft.BirthDate, DiedOn: null, new NewParent(stated, draft, candidates)), null);
    }

    private static async Task<NamedParent> Known(UnitOfWork unit, Guid id)
    {
        var canonical = await People.Canonical(unit, id);
        var values = await People.Any(unit, canonical) ?? await People.Any(unit, id) ?? throw new InvalidOperationException("A candidate without a record.");
        return new NamedParent(canonical, values.PlaceCode, values.BirthDate, values.DiedOn, New: null);
    }
}
