using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>One child's file: six data sets from the register and the cases that reported the birth, each with its source, and what never came said so.</summary>
public sealed class ChildFileTests
{
    private static readonly DateOnly Born = new(2025, 2, 27);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task From_one_record_each_of_the_six_sets_opens_with_its_source_or_says_that_nothing_came(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var child = await Child(stage);
        var clerk = await CaseStage.Clerk(stage.Database, "health");
        Assert.Equal("ACC-0020", Assert.Single((await Open(stage, clerk, child)).Problems).Code);
        await stage.Database.Write(unit => TaskPurposes.Open(unit, clerk, Guid.CreateVersion7(), clerk.Post, "371581000000", child));

        var file = (await Open(stage, clerk, child)).Value!;
        Assert.Equal(PurposeKind.Task, file.Opened.Purpose.Kind);
        Assert.Equal(["birth-registration", "antenatal-care", "delivery", "birth-certificate", "vaccination", "health-record"], file.Sets.Select(set => set.Share.Id));
        Assert.Equal(["health", null, "hospital", "health", "disease-control", null], file.Sets.Select(set => set.From?.Agency));
        Assert.Equal([("pregnancy.dueDate", "2025-03-05")], file.Sets[0].Holds);
        Assert.Equal([("child.certificate", "A2******01")], file.Sets[3].Holds);
        Assert.Equal([("child.vaccinationRecord", "V1")], file.Sets[4].Holds);
        Assert.Equal(1, await stage.Count("select count(*) from store_evidence where action = 'case.fact-read' and purpose like 'task%'"));
        Assert.Equal("ACC-0002", Assert.Single((await Open(stage, CaseStage.Staff("371502", "health", "clerk"), child)).Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task With_an_antenatal_visit_and_a_health_record_reported_by_signed_events_all_six_sets_are_there(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var child = await Child(stage);
        var number = Anyu.DatabaseTests.Register.RegisterRoom.Number(Born, 121);
        Assert.True((await stage.Database.Write(unit => CorrectPerson.Run(stage.Register, unit, Actor.OfProgram("police", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write), new PersonCorrection { Id = Guid.CreateVersion7(), Person = child, Source = new Source("police", "number", Confidence.Certified), Number = number }))).Succeeded);
        var visit = CaseFacts.Empty.Values.SetItem("person.residentId", CaseStage.Mother).SetItem("person.name", "样例女").SetItem("pregnancy.dueDate", "2025-03-04");
        Assert.Equal("", await Report(stage, "certificate", "v1", "antenatal-care", visit));
        Assert.Equal("", await Report(stage, "certificate", "v1", "antenatal-care", visit));
        Assert.Equal("EXC-0205", await Report(stage, "certificate", "v1", "antenatal-care", visit.SetItem("pregnancy.dueDate", "2025-03-09")));
        Assert.Equal("CASE-0404", await Report(stage, "records", "v2", "antenatal-care", visit));
        Assert.Equal("CASE-0404", await Report(stage, "certificate", "v3", "police-to-health", visit));
        Assert.Equal("CASE-0405", await Report(stage, "certificate", "v4", "antenatal-care", visit.SetItem("couple.childCount", "2")));
        Assert.Equal("CASE-0405", await Report(stage, "certificate", "v5", "antenatal-care", visit.SetItem("pregnancy.dueDate", "soon")));
        Assert.Equal("CASE-0406", await Report(stage, "certificate", "v6", "antenatal-care", visit.SetItem("person.residentId", Anyu.DatabaseTests.Register.RegisterRoom.Number(Born, 999))));
        Assert.Equal("", await Report(stage, "records", "h1", "health-record", CaseFacts.Empty.Values.SetItem("child.residentId", number).SetItem("child.birthDefect", "false")));
        Assert.Equal(2, await stage.Count("select count(*) from casework_received"));

        var clerk = await CaseStage.Clerk(stage.Database, "health");
        await stage.Database.Write(unit => TaskPurposes.Open(unit, clerk, Guid.CreateVersion7(), clerk.Post, "371581000000", child));
        var file = (await Open(stage, clerk, child)).Value!;
        Assert.All(file.Sets, set => Assert.NotNull(set.From));
        Assert.Equal(("hospital", "event:certificate v1"), (file.Sets[1].From!.Agency, file.Sets[1].From!.Document));
        Assert.Equal([("pregnancy.dueDate", "2025-03-04")], file.Sets[1].Holds);
        Assert.Equal([("child.birthDefect", "false")], file.Sets[5].Holds);
        Assert.Equal(2, await stage.Count("select count(*) from store_evidence where action = 'case.record-read' and purpose like 'task%'"));
        var count = (await Count(stage, "371581")).Value!;
        Assert.Equal((1, 1), (count.Births, count.Complete));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_reported_under_a_second_record_of_the_mother_is_in_the_file_while_the_two_are_linked(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var child = await Child(stage);
        var registrar = Actor.OfProgram("registrar", PlaceRange.Nation, RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Link);
        var ground = new Source("health", "review", Confidence.Certified);
        var number = Anyu.DatabaseTests.Register.RegisterRoom.Number(new(1994, 5, 3), 222);
        var other = (await stage.Database.Write(unit => RecordPerson.Run(stage.Register, unit, registrar, Anyu.DatabaseTests.Register.RegisterRoom.Person("样例女", new(1994, 5, 3), 222)))).Value!.Id;
        Assert.Equal("", await Report(stage, "certificate", "v1", "antenatal-care", CaseFacts.Empty.Values.SetItem("person.residentId", number).SetItem("pregnancy.dueDate", "2025-03-04")));
        var clerk = await CaseStage.Clerk(stage.Database, "health");
        await stage.Database.Write(unit => TaskPurposes.Open(unit, clerk, Guid.CreateVersion7(), clerk.Post, "371581000000", child));
        Assert.True(ResidentId.TryParse(CaseStage.Mother, out var hers, out _));
        var mother = (await stage.Database.Read(unit => NamedPersons.OfNumber(stage.Register, unit, hers)))!.Value;

        Assert.Null((await Open(stage, clerk, child)).Value!.Sets[1].From);
        Assert.True((await stage.Database.Write(unit => LinkPersons.Run(stage.Register, unit, registrar, new LinkOrder(Guid.CreateVersion7(), other, mother, ground)))).Succeeded);
        Assert.Equal([("pregnancy.dueDate", "2025-03-04")], (await Open(stage, clerk, child)).Value!.Sets[1].Holds);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await stage.Database.Write(unit => LinkPersons.Undo(stage.Register, unit, registrar, Guid.CreateVersion7(), other, ground))).Succeeded);
        Assert.Null((await Open(stage, clerk, child)).Value!.Sets[1].From);
    }

    private static async Task<string> Report(CaseStage stage, string system, string id, string share, System.Collections.Immutable.ImmutableSortedDictionary<string, string> values)
    {
        var found = Anyu.Exchange.SystemBook.Load(Repository.At("content")).Value!.Find(system)!;
        var sent = new Anyu.Exchange.CloudEvent(id, found.Source, Anyu.Exchange.EventTypes.Reported, share, new DateTimeOffset(2025, 2, 1, 4, 0, 0, TimeSpan.Zero), 1, (Anyu.Exchange.AnswerData.Empty with { Values = values }).ToJson(), Anyu.Exchange.ExchangeDesk.Source);
        var body = sent.ToBytes();
        var theirs = KeyRing.New(CryptoSuite.International, TimeProvider.System);
        var link = new Anyu.Exchange.AgencyLink(new Uri("http://agencies.invalid/x"), _ => Task.FromResult<PublicKeys?>(theirs.PublicKeys));
        var desk = new Anyu.Exchange.ExchangeDesk(Anyu.Exchange.SystemBook.Load(Repository.At("content")).Value!, new Dictionary<string, Anyu.Exchange.AgencyLink>(StringComparer.Ordinal) { [system] = link }, theirs);
        var read = await Anyu.Exchange.IncomingEvent.Read(desk, body, theirs.Sign(body).ToText());
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        var taken = await stage.Database.Write(unit => new TakeRecord(read.Value).Run(stage.Desk, stage.Register, unit));
        return taken.Succeeded ? "" : taken.Problems[0].Code;
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Births_are_counted_by_set_within_the_places_of_who_counts(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        await Child(stage);
        var count = (await Count(stage, "371581")).Value!;
        Assert.Equal((1, 0), (count.Births, count.Complete));
        Assert.Equal([1, 0, 1, 1, 1, 0], count.With.Select(set => set.Births));
        Assert.Equal(0, (await Count(stage, "371502")).Value!.Births);
        var refused = await stage.Database.Write(unit => CountChildFiles.Run(CaseStage.Shelf, unit, CaseStage.Staff("371581", "health", "clerk"), Born, Born));
        Assert.Equal("ACC-0001", Assert.Single(refused.Problems).Code);
    }

    private static Task<Result<ChildFileCount>> Count(CaseStage stage, string place) =>
        stage.Database.Write(unit => CountChildFiles.Run(CaseStage.Shelf, unit, CaseStage.Staff(place, "health", "exchange-operator"), Born.AddYears(-1), Born));

    private static Task<Result<ChildFile>> Open(CaseStage stage, Actor actor, Guid child) =>
        stage.Database.Write(unit => OpenChildFile.Run(stage.Desk, stage.Register, unit, actor, child));

    /// <summary>A birth registered before, applied for by the mother, answered by two agencies and reported by the hospital.</summary>
    private static async Task<Guid> Child(CaseStage stage)
    {
        var mother = CaseStage.Citizen();
        var registered = await stage.Submit(mother, "birth-registration", CaseStage.Registration.SetItem("pregnancy.dueDate", "2025-03-05"));
        await Written(stage, registered.Id, "pregnancy");
        var applied = await stage.Submit(mother, "birth-one-thing", CaseStage.OneThing);
        await Answer(stage, applied.Id, "certificate", "child.certificate", "A250000001");
        await Written(stage, applied.Id, "birth");
        await Answer(stage, applied.Id, "vaccination", "child.vaccinationRecord", "V1");
        var facts = CaseStage.Shelf.Services["birth-report"].Cases[0].Facts.SetItem("birth.date", "2025-02-27").SetItem("child.sex", CaseStage.OneThing["child.sex"]);
        var reported = await stage.Submit(CaseStage.Staff("371581", "hospital", "midwifery"), "birth-report", facts);
        await Written(stage, reported.Id, "birth");
        var reader = Actor.OfProgram("reader", PlaceRange.Nation, RegisterPermissions.Search, RegisterPermissions.Read);
        return Assert.Single((await stage.Database.Write(unit => FindPersons.Run(stage.Register, unit, reader, new PersonQuery("A250000001")))).Value!.Hits).Id;
    }

    private static async Task Written(CaseStage stage, Guid id, string what) =>
        Assert.Null(await stage.Database.Write(unit => WriteLifeEvent.Run(stage.Desk, stage.Register, unit, new CaseNotice(id, "", what))));

    private static Task<CaseState> Answer(CaseStage stage, Guid id, string step, string fact, string value) =>
        stage.Done(Actor.OfProgram("exchange", PlaceRange.Nation), id, party => new TakeAnswer(
            party, step, CaseEngine.OrderOf(id, step, 1), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", ""));
}
