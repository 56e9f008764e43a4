using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A recorded person.</summary>
/// <param name="Id">The person's id: the caller's, or that of the record there already is.</param>
/// <param name="IsNew">Whether the record is new.</param>
/// <param name="Possibly">Records in the actor's scope that may be of the same person; they stand in the work list.</param>
public sealed record PersonRecorded(Guid Id, bool IsNew, ImmutableArray<Guid> Possibly);

/// <summary>Records a person, or finds the record there already is.</summary>
public static class RecordPerson
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordPerson));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The person, or why not: <c>ACC-0001</c>, <c>KRN-0001</c> to <c>KRN-0004</c>, <c>REG-0001</c> to <c>REG-0011</c>. Then only evidence was stored.</returns>
    public static async Task<Result<PersonRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, NewPerson person)
    {
        if (Refusal(desk, unit, actor, person, out var draft) is { IsEmpty: false } problems)
        {
            unit.Record(actor.Entry(PersonRow.Nowhere, "register.person.refused", person.Id.Written(), problems[0].Code));
            return Result<PersonRecorded>.Failure(problems);
        }

        var known = await unit.Find<KnownPerson>(Sql["by-id"], new { person.Id });
        var candidates = known is null ? await PersonCandidates.Of(desk, unit, draft!, person.Mother is { } mother ? await People.Canonical(unit, mother) : null) : [];
        var decided = Decide(desk, actor, person.Id, draft!, known, candidates);
        if (decided.Value is not { IsNew: true } recorded)
        {
            unit.Record(actor.Entry(draft!.Residence ?? draft.Hukou ?? PersonRow.Nowhere, "register.person.matched", person.Id.Written(), decided.Value?.Id.Written() ?? decided.Problems[0].Code));
            return decided;
        }

        await Store(desk, unit, actor, person, draft!);
        await Pairs.Add(unit, PersonMatch.Kind, person.Id, draft!.Residence ?? draft.Hukou ?? PersonRow.Nowhere, candidates.Where(candidate => candidate.Verdict == Verdict.Possible).Select(candidate => candidate.Pair));
        return Result<PersonRecorded>.Success(recorded);
    }

    /// <summary>What follows from the candidates: the record there is, a new one, or that it is registered elsewhere.</summary>
    internal static Result<PersonRecorded> Decide(RegisterDesk desk, Actor actor, Guid id, PersonDraft draft, KnownPerson? known, IReadOnlyList<PersonCandidate> candidates)
    {
        if (known is not null)
        {
            return known.NamePlain == desk.Names.Form.Plain(draft.Name) && known.BirthDate == draft.BirthDate && known.IsSeen(actor.Scope)
                ? Result<PersonRecorded>.Success(new PersonRecorded(id, IsNew: false, []))
                : Result<PersonRecorded>.Failure(RegisterProblems.IdTaken());
        }

        var best = candidates.Where(candidate => candidate.Verdict == Verdict.Same).MaxBy(candidate => candidate.Match.Score);
        var possibly = candidates.Where(candidate => candidate.Verdict == Verdict.Possible && candidate.IsSeen(actor.Scope)).Select(candidate => candidate.Id).ToImmutableArray();
        return best is null ? Result<PersonRecorded>.Success(new PersonRecorded(id, IsNew: true, possibly))
            : best.IsSeen(actor.Scope) ? Result<PersonRecorded>.Success(new PersonRecorded(best.Canonical, IsNew: false, possibly))
            : Result<PersonRecorded>.Failure(RegisterProblems.KnownElsewhere());
    }

    /// <summary>The entry of a person's first values.</summary>
    internal static void Draft(JournalDraft journal, Secrets secrets, Guid id, PersonDraft draft, DateOnly? since)
    {
        var lasting = new (string, string?)[]
        {
            (Elements.Name, draft.Name),
            (Elements.Written, draft.Written == draft.Name ? null : draft.Written),
            (Elements.FormerName, draft.FormerName),
            (Elements.Sex, ((int)draft.Sex).Written()),
            (Elements.BirthDate, draft.BirthDate.Written()),
            (Elements.Ethnicity, draft.Ethnicity),
            (Elements.Number, draft.Number is null ? null : secrets.Seal(Secrets.Number, id, draft.Number)),
            (Elements.Phone, draft.Phone is null ? null : secrets.Seal(Secrets.Phone, id, draft.Phone)),
        };
        var places = new (string, string?)[] { (Elements.Residence, draft.Residence), (Elements.Hukou, draft.Hukou) };
        journal.Add(Kinds.Person, id, from: null, since is null ? lasting.Concat(places) : lasting);
        if (since is not null && places.Any(place => place.Item2 is not null))
        {
            journal.Add(Kinds.Person, id, since, places);
        }
    }

    private static ImmutableArray<Problem> Refusal(RegisterDesk desk, UnitOfWork unit, Actor actor, NewPerson person, out PersonDraft? draft)
    {
        (draft, var problems) = PersonDraft.Check(person, desk.Names.Form, RegisterDesk.DayOf(unit.Now));
        return actor.Need(RegisterPermissions.Write) is { } missing ? [missing]
            : draft is null ? problems
            : actor.Scope.Contains(draft.Residence ?? PersonRow.Nowhere) || actor.Scope.Contains(draft.Hukou ?? PersonRow.Nowhere) ? []
            : [RegisterProblems.OutsideScope()];
    }

    private static async Task Store(RegisterDesk desk, UnitOfWork unit, Actor actor, NewPerson person, PersonDraft draft)
    {
        var journal = new JournalDraft(unit, actor, person.Source, person.Id);
        Draft(journal, desk.Secrets, person.Id, draft, person.Since);
        await CurrentState.Apply(unit, desk, journal.Entries);
        await Notices.Post(desk, unit, RegisterTopics.Person, person.Id, person.Id);
        unit.Record(actor.Entry(draft.Residence ?? draft.Hukou ?? PersonRow.Nowhere, "register.person.record", person.Id.Written()));
    }
}

/// <summary>A person that has the caller's id already.</summary>
internal sealed record KnownPerson(string NamePlain, DateOnly BirthDate, string PlaceCode, string HukouCode)
{
    public bool IsSeen(PlaceRange scope) => scope.Contains(PlaceCode) || scope.Contains(HukouCode);
}
