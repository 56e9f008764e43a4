using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>What each source said of a birth. The birth is recorded once; a report that says otherwise than the register leaves differences to settle.</summary>
internal static class Reports
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Reports));

    /// <summary>Keeps the report that a birth was first recorded by.</summary>
    public static Task<Guid> Add(RegisterDesk desk, UnitOfWork unit, Actor actor, BirthReport report, NamedParents parents) => Add(unit, actor, report.Id, report, Body(desk, report, parents));

    /// <summary>Adds a report to the birth there is, with what it says otherwise. The same report of the same source again changes nothing.</summary>
    public static async Task<Result<BirthRecorded>> Again(RegisterDesk desk, UnitOfWork unit, Actor actor, BirthReport report, NamedParents parents, BirthCandidate same)
    {
        var body = Body(desk, report, parents);
        var known = await unit.Get<long>(Sql["same"], new { Event = same.Event, report.Source.Agency, report.Source.Document, Body = body }) > 0;
        var differences = Differences(report.Traits(parents.MotherId, parents.FatherId), same.Traits);
        if (!known)
        {
            var id = await Add(unit, actor, same.Event, report, body);
            await unit.ExecuteEach(Sql["difference"], differences.Select(element => new { Id = unit.NewId(), Event = same.Event, Report = id, Element = element, Place = same.ChildPlace, unit.Now, Sealed = false }));
        }

        unit.Record(actor.Entry(same.ChildPlace, known ? "register.birth.repeated" : "register.birth.report", same.Child.Written(), report.Id.Written()));
        return Result<BirthRecorded>.Success(new BirthRecorded(same.Event, same.Child, same.Traits.Mother, same.Traits.Father, IsNew: false, differences));
    }

    /// <summary>The elements in which a report differs; what it does not say does not differ.</summary>
    internal static ImmutableArray<string> Differences(NewbornTraits report, NewbornTraits register)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        AddIf(found, Elements.Mother, report.Mother is { } mother && mother != register.Mother);
        AddIf(found, Elements.Father, report.Father is { } father && father != register.Father);
        AddIf(found, Elements.HappenedOn, report.BornOn != register.BornOn);
        AddIf(found, Elements.Sex, report.Sex != (int)RegisteredSex.Unknown && report.Sex != register.Sex);
        AddIf(found, Elements.Certificate, report.Certificate is { } certificate && certificate != register.Certificate);
        AddIf(found, Elements.Plurality, report.Plurality != register.Plurality);
        return found.ToImmutable();
    }

    private static void AddIf(ImmutableArray<string>.Builder found, string element, bool differs)
    {
        if (differs)
        {
            found.Add(element);
        }
    }

    /// <summary>The values reported. The certificate number is kept as its blind index here: enough to compare, nothing to read.</summary>
    private static string Body(RegisterDesk desk, BirthReport report, NamedParents parents) => JournalEntry.Write(new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [Elements.Mother] = parents.MotherId?.Written(),
        [Elements.Father] = parents.FatherId?.Written(),
        [Elements.HappenedOn] = report.BornOn.Written(),
        [Elements.Sex] = ((int)report.Sex).Written(),
        [Elements.Ordinal] = report.Ordinal.Written(),
        [Elements.Plurality] = report.Plurality.Written(),
        [Elements.Place] = report.PlaceFull,
        [Elements.Certificate] = report.Certificate is { } certificate ? Convert.ToBase64String(desk.Secrets.Index(Secrets.Certificate, certificate.ToUpperInvariant())) : null,
    }.Where(pair => pair.Value is not null).ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal));

    private static async Task<Guid> Add(UnitOfWork unit, Actor actor, Guid birth, BirthReport report, string body)
    {
        var id = unit.NewId();
        await unit.Execute(Sql["add"], new { Id = id, Event = birth, report.Source.Agency, report.Source.Document, Confidence = report.Source.Confidence.ToString(), Actor = actor.EvidenceName, unit.Now, Body = body });
        return id;
    }
}
