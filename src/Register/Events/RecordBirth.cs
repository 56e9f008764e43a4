using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// Records a birth, once, whoever reports it and however often: the same report, one of another source, one with a wrong mother's number, and each
/// of twins with one certificate number are told apart by <see cref="NewbornMatch"/>.
/// </summary>
public static class RecordBirth
{
    private const int Attempts = 3;

    private static readonly Bilingual MotherLabel = new("母亲", "mother");
    private static readonly Bilingual FatherLabel = new("父亲", "father");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordBirth));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The birth, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0001</c> to <c>REG-0016</c>.</returns>
    public static async Task<Result<BirthRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, BirthReport report)
    {
        var refused = actor.Need(RegisterPermissions.Write) is { } missing ? [missing] : report.Check(desk.Names.Form, RegisterDesk.DayOf(unit.Now));
        if (!refused.IsEmpty)
        {
            return Refuse(unit, actor, report, refused);
        }

        var (mother, wrongMother) = await Parents.Find(desk, unit, actor, report.Mother);
        var (father, wrongFather) = wrongMother is null ? await Parents.Find(desk, unit, actor, report.Father) : (null, null);
        if ((wrongMother ?? wrongFather) is { } wrong)
        {
            return Refuse(unit, actor, report, [wrong]);
        }

        return await Once(desk, unit, actor, report, new NamedParents(mother, father));
    }

    /// <summary>What follows from the births there are.</summary>
    internal static BirthDecision Decide(Actor actor, BirthReport report, NamedParents parents, IReadOnlyList<BirthCandidate> candidates)
    {
        if (candidates.FirstOrDefault(candidate => candidate.Event == report.Id || candidate.Verdict == Verdict.Same) is { } same)
        {
            return same.IsSeen(actor.Scope) ? new BirthDecision(same, null) : new BirthDecision(null, RegisterProblems.KnownElsewhere());
        }

        var problem = Parents.Fits(parents.Mother, report.BornOn, MotherLabel, daysAfterDeath: 0)
            ?? Parents.Fits(parents.Father, report.BornOn, FatherLabel, Limits.DaysAfterFather);
        var clash = candidates.Where(candidate => parents.MotherId is { } mother && candidate.Traits.Mother == mother);
        return new BirthDecision(null, problem ?? clash.Select(candidate => Clash(report, candidate)).FirstOrDefault(found => found is not null));
    }

    /// <summary>Another delivery of the mother: the same child with other values, or too soon after.</summary>
    private static Problem? Clash(BirthReport report, BirthCandidate other) =>
        Math.Abs(other.Traits.BornOn.DayNumber - report.BornOn.DayNumber) switch
        {
            <= 1 when other.Traits.Ordinal != report.Ordinal => null,
            <= 1 => RegisterProblems.OrderTaken(),
            < Limits.DaysBetweenBirths => RegisterProblems.BirthTooSoon(),
            _ => null,
        };

    /// <summary>Another unit may record the same birth meanwhile: the unique keys of the table decide, and the loser looks again.</summary>
    private static async Task<Result<BirthRecorded>> Once(RegisterDesk desk, UnitOfWork unit, Actor actor, BirthReport report, NamedParents parents)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var candidates = await Births.Candidates(desk, unit, report.Id, report.Traits(parents.MotherId, parents.FatherId));
            var decision = Decide(actor, report, parents, candidates);
            if (decision.Problem is { } problem)
            {
                return Refuse(unit, actor, report, [problem]);
            }

            if (decision.Same is { } same)
            {
                return await Reports.Again(desk, unit, actor, report, parents, same);
            }

            if (await Claim(desk, unit, report, parents))
            {
                await Store(desk, unit, actor, report, parents);
                await Pairs.Add(unit, NewbornMatch.Kind, report.Child, parents.ChildPlace(report), candidates.Where(candidate => candidate.Verdict == Verdict.Possible).Select(candidate => new FoundPair(candidate.Child, candidate.ChildPlace, candidate.Match)));
                return Result<BirthRecorded>.Success(new BirthRecorded(report.Id, report.Child, parents.MotherId, parents.FatherId, IsNew: true, []));
            }
        }

        return Refuse(unit, actor, report, [RegisterProblems.OrderTaken()]);
    }

    /// <summary>Takes the unique keys of the birth before anything else is written.</summary>
    private static async Task<bool> Claim(RegisterDesk desk, UnitOfWork unit, BirthReport report, NamedParents parents) => await unit.Execute(Sql["claim"], new
    {
        report.Id,
        report.Child,
        Mother = parents.MotherId,
        report.BornOn,
        Sex = (int)report.Sex,
        report.Ordinal,
        report.Plurality,
        Place = report.PlaceFull,
        CertificateIndex = report.Certificate is { } certificate ? desk.Secrets.Index(Secrets.Certificate, certificate.ToUpperInvariant()) : null,
        Sealed = false,
    }) == 1;

    private static async Task Store(RegisterDesk desk, UnitOfWork unit, Actor actor, BirthReport report, NamedParents parents)
    {
        await Parents.Record(desk, unit, actor, parents.Mother);
        await Parents.Record(desk, unit, actor, parents.Father);
        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        var place = parents.ChildPlace(report);
        journal.Add(Kinds.Person, report.Child, from: null,
            (Elements.Name, report.Name is { } name ? desk.Names.Form.Keep(name).Name : null), (Elements.Sex, ((int)report.Sex).Written()), (Elements.BirthDate, report.BornOn.Written()));
        journal.Add(Kinds.Person, report.Child, report.BornOn, (Elements.Residence, place));
        AddKin(journal, unit, parents.MotherId, report, "mother");
        AddKin(journal, unit, parents.FatherId, report, "father");
        journal.Add(Kinds.Birth, report.Id, report.BornOn, Values(desk, report, parents));
        journal.Add(Kinds.Event, unit.NewId(), report.BornOn,
            (Elements.Kind, Kinds.Birth), (Elements.Person, report.Child.Written()), (Elements.HappenedOn, report.BornOn.Written()), (Elements.Place, report.PlaceFull));
        if (parents.MotherId is { } mother)
        {
            await EndPregnancy(unit, journal, mother, report);
        }

        await CurrentState.Apply(unit, desk, journal.Entries);
        await Reports.Add(desk, unit, actor, report, parents);
        await Notices.Post(desk, unit, RegisterTopics.Birth, report.Id, [report.Child, .. parents.Ids]);
        unit.Record(actor.Entry(place, "register.birth.record", report.Child.Written(), report.Id.Written()));
    }

    private static (string, string?)[] Values(RegisterDesk desk, BirthReport report, NamedParents parents) =>
    [
        (Elements.Child, report.Child.Written()),
        (Elements.Mother, parents.MotherId?.Written()),
        (Elements.Father, parents.FatherId?.Written()),
        (Elements.HappenedOn, report.BornOn.Written()),
        (Elements.Sex, ((int)report.Sex).Written()),
        (Elements.Ordinal, report.Ordinal.Written()),
        (Elements.Plurality, report.Plurality.Written()),
        (Elements.Place, report.PlaceFull),
        (Elements.Certificate, report.Certificate is { } certificate ? desk.Secrets.Seal(Secrets.Certificate, report.Id, certificate.ToUpperInvariant()) : null),
    ];

    private static void AddKin(JournalDraft journal, UnitOfWork unit, Guid? parent, BirthReport report, string role)
    {
        if (parent is { } id)
        {
            journal.Add(Kinds.Kin, unit.NewId(), report.BornOn,
                (Elements.Parent, id.Written()), (Elements.Child, report.Child.Written()), (Elements.Kind, "birth"), (Elements.Role, role), (Elements.From, report.BornOn.Written()));
        }
    }

    private static async Task EndPregnancy(UnitOfWork unit, JournalDraft journal, Guid mother, BirthReport report)
    {
        var open = await unit.Query<Guid>(Sql["open-pregnancy"], new { Mother = mother, From = report.BornOn.AddDays(-Limits.DaysAfterFather), To = report.BornOn.AddDays(Limits.DaysAfterFather) });
        foreach (var pregnancy in open)
        {
            journal.Add(Kinds.Pregnancy, pregnancy, report.BornOn, (Elements.To, report.BornOn.Written()), (Elements.EndKind, "birth"));
        }
    }

    private static Result<BirthRecorded> Refuse(UnitOfWork unit, Actor actor, BirthReport report, ImmutableArray<Problem> problems)
    {
        unit.Record(actor.Entry(report.PlaceFull, "register.birth.refused", report.Id.Written(), problems[0].Code));
        return Result<BirthRecorded>.Failure(problems);
    }
}

/// <summary>What is decided of a report: a birth there is, a problem, or neither: a new birth.</summary>
internal sealed record BirthDecision(BirthCandidate? Same, Problem? Problem);
