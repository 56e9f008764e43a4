using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A row of the current state that is not what the journal makes of it.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Subject">Its id.</param>
/// <param name="Found">What is wrong: <c>missing</c>, <c>differs</c>, or <c>extra</c> for a row without journal.</param>
public sealed record StateFinding(string Kind, Guid Subject, string Found);

/// <summary>What verifying gave.</summary>
/// <param name="Subjects">Records compared.</param>
/// <param name="Findings">The first of those that differ, 1,000 at most.</param>
public sealed record StateReport(long Subjects, ImmutableArray<StateFinding> Findings);

/// <summary>Makes every row of the current state anew from the journal and compares.</summary>
public static class VerifyRegister
{
    private const int SubjectsAtOnce = 500;
    private const int FindingsAtMost = 1_000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(VerifyRegister));

    private static readonly string[] All = [Kinds.Person, Kinds.Kin, Kinds.Marriage, Kinds.Guardian, Kinds.Birth, Kinds.Pregnancy, Kinds.Organisation, Kinds.Event];

    /// <summary>Compares all; each part sees one state, writers may go on between parts.</summary>
    public static async Task<StateReport> Run(Database database, RegisterDesk desk, CancellationToken stop = default)
    {
        var (after, count, findings) = (Guid.Empty, 0L, ImmutableArray.CreateBuilder<StateFinding>());
        while (findings.Count < FindingsAtMost)
        {
            var (subjects, found) = await database.Read(unit => Compare(unit, desk, after), stop);
            if (subjects.Count == 0)
            {
                break;
            }

            findings.AddRange(found);
            (after, count) = (subjects[^1].Subject, count + subjects.Count);
        }

        foreach (var kind in All)
        {
            findings.AddRange((await database.Read(unit => unit.Query<Guid>(Sql[$"extra-{kind}"]), stop)).Select(id => new StateFinding(kind, id, "extra")));
        }

        return new StateReport(count, [.. findings.Take(FindingsAtMost)]);
    }

    /// <summary>Makes the rows of some subjects anew and stores them: the mend for what <see cref="Run"/> finds.</summary>
    public static Task Rebuild(Database database, RegisterDesk desk, IEnumerable<StateFinding> findings, CancellationToken stop = default) => database.Write(async unit =>
    {
        foreach (var finding in findings)
        {
            if (finding.Found == "extra")
            {
                await unit.Execute(Sql[$"remove-{finding.Kind}"], new { Id = finding.Subject });
            }
            else
            {
                await CurrentState.Renew(unit, desk, new SubjectRow(finding.Subject, finding.Kind));
            }
        }
    }, stop);

    private static async Task<(IReadOnlyList<SubjectRow> Subjects, List<StateFinding> Found)> Compare(UnitOfWork unit, RegisterDesk desk, Guid after)
    {
        var subjects = await Journal.Subjects(unit, after, SubjectsAtOnce);
        var found = new List<StateFinding>();
        foreach (var subject in subjects)
        {
            var (made, keys) = await CurrentState.Make(unit, desk, subject);
            var stored = await Stored(unit, subject);
            if (stored is null || Text(desk, made) != Text(desk, stored) || (made is PersonRow && !(await Keys(unit, subject.Subject)).SetEquals(keys)))
            {
                found.Add(new StateFinding(subject.Kind, subject.Subject, stored is null ? "missing" : "differs"));
            }
        }

        return (subjects, found);
    }

    private static async Task<object?> Stored(UnitOfWork unit, SubjectRow subject)
    {
        var (statement, id) = (Sql[subject.Kind], new { Id = subject.Subject });
        return subject.Kind switch
        {
            Kinds.Person => await unit.Find<PersonRow>(statement, id),
            Kinds.Kin => await unit.Find<KinRow>(statement, id),
            Kinds.Marriage => await unit.Find<MarriageRow>(statement, id),
            Kinds.Guardian => await unit.Find<GuardianRow>(statement, id),
            Kinds.Birth => await unit.Find<BirthRow>(statement, id),
            Kinds.Pregnancy => await unit.Find<PregnancyRow>(statement, id),
            Kinds.Organisation => await unit.Find<OrganisationRow>(statement, id),
            _ => await unit.Find<EventRow>(statement, id),
        };
    }

    private static async Task<HashSet<NameKeyRow>> Keys(UnitOfWork unit, Guid person) => [.. await unit.Query<NameKeyRow>(Sql["keys"], new { Id = person })];

    /// <summary>The values of a row. Blind indexes made with an older key are as good as those of the newest.</summary>
    private static string Text(RegisterDesk desk, object row) => JsonSerializer.Serialize(row switch
    {
        PersonRow person => person with
        {
            NumberIndex = desk.Secrets.Renewed(Secrets.Number, person.Id, person.Number, person.NumberIndex, text => text, Secrets.Number),
            NumberHead = desk.Secrets.Renewed(Secrets.Number, person.Id, person.Number, person.NumberHead, text => text[..Secrets.HeadLength], Secrets.NumberHead),
            NumberTail = desk.Secrets.Renewed(Secrets.Number, person.Id, person.Number, person.NumberTail, Secrets.Tail, Secrets.NumberTail),
            PhoneIndex = desk.Secrets.Renewed(Secrets.Phone, person.Id, person.Phone, person.PhoneIndex, text => text, Secrets.Phone),
            PhoneTail = desk.Secrets.Renewed(Secrets.Phone, person.Id, person.Phone, person.PhoneTail, Secrets.Tail, Secrets.PhoneTail),
        },
        BirthRow birth => birth with { CertificateIndex = desk.Secrets.Renewed(Secrets.Certificate, birth.Id, birth.Certificate, birth.CertificateIndex, text => text, Secrets.Certificate) },
        _ => row,
    });
}
