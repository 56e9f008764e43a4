using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>Each newborn on record is insured or on the list of those who are not.</summary>
public sealed class BirthsWithoutTests
{
    private const string Insurance = "child.insuranceStart";

    private static readonly DateOnly Born = new(2025, 2, 27);

    private static readonly Actor Police = Actor.OfProgram("police", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_newborn_is_on_the_list_until_the_case_of_the_birth_or_one_of_its_own_has_enrolled_it(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var parent = CaseStage.Citizen();
        var applied = await stage.Submit(parent, "birth-one-thing", CaseStage.OneThing);
        await Answer(stage, applied.Id, "certificate", "child.certificate", "A250000001");
        Assert.Null(await stage.Database.Write(unit => WriteLifeEvent.Run(stage.Desk, stage.Register, unit, new CaseNotice(applied.Id, "", "birth"))));
        var mother = (await stage.Database.Write(unit => RecordPerson.Run(stage.Register, unit, Police, RegisterRoom.Person("样例母", new(1990, 1, 1), 128, RegisterRoom.County)))).Value!.Id;
        var other = (await stage.Database.Write(unit => RecordBirth.Run(stage.Register, unit, Police, RegisterRoom.Birth(mother, Born.AddDays(-1), "L350247001") with { Name = "样例二" }))).Value!.Child;
        var number = RegisterRoom.Number(Born.AddDays(-1), 122);
        Assert.True((await stage.Database.Write(unit => CorrectPerson.Run(stage.Register, unit, Police, new PersonCorrection { Id = Guid.CreateVersion7(), Person = other, Source = new Source("police", "number", Confidence.Certified), Number = number }))).Succeeded);

        var all = await Of(stage, "371581", "medical-insurance");
        Assert.Equal((2, 2), (all.Births, all.Without));
        Assert.Equal("样例二", all.Children[0].Name);

        await Answer(stage, applied.Id, "insurance", Insurance, "2025-02-27");
        Assert.Equal(other, Assert.Single((await Of(stage, "371581", "medical-insurance")).Children).Id);
        var facts = CaseStage.Shelf.Services["newborn-enrolment"].Cases[0].Facts.SetItem("child.residentId", number).SetItem("birth.date", "2025-02-26");
        var own = await stage.Submit(CaseStage.Citizen(), "newborn-enrolment", facts);
        Assert.Equal(1, (await Of(stage, "371581", "medical-insurance")).Without);
        await stage.Done(CaseStage.Staff("371581", "medical-insurance", "clerk"), own.Id, party => new Accept(party, "enrol", CaseFacts.Empty.Values.SetItem(Insurance, "2025-02-26")));
        var done = await Of(stage, "371581", "medical-insurance");
        Assert.Equal((2, 0), (done.Births, done.Without));
        Assert.Equal((0, 0), ((await Of(stage, "371502", "medical-insurance")).Births, (await Of(stage, "371502", "medical-insurance")).Without));
        Assert.True(await stage.Count("select count(*) from store_evidence where action = 'register.person.listed'") > 0);
        Assert.Equal("ACC-0002", Assert.Single((await Run(stage, CaseStage.Staff("371581", "police", "clerk"))).Problems).Code);
        Assert.Equal("ACC-0001", Assert.Single((await Run(stage, CaseStage.Staff("371581", "medical-insurance", "manager"))).Problems).Code);
    }

    private static async Task<BirthsWithout> Of(CaseStage stage, string place, string kind) => (await Run(stage, CaseStage.Staff(place, kind, "clerk"))).Value!;

    private static Task<Result<BirthsWithout>> Run(CaseStage stage, Actor actor) =>
        stage.Database.Write(unit => BirthsWithout.Run(stage.Desk, stage.Register, unit, actor, Insurance, (Born.AddYears(-1), Born), 0));

    private static Task<CaseState> Answer(CaseStage stage, Guid id, string step, string fact, string value) =>
        stage.Done(Actor.OfProgram("exchange", PlaceRange.Nation), id, party => new TakeAnswer(
            party, step, CaseEngine.OrderOf(id, step, 1), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", ""));
}
