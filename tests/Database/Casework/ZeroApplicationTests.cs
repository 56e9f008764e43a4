using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>A birth in the register is enough: the family is told what it has, is asked for what is missing, and hears of what changes.</summary>
public sealed class ZeroApplicationTests
{
    private static readonly DateOnly Born = new(2025, 2, 10);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_recorded_birth_tells_the_family_what_it_has_and_asks_for_what_is_missing(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        var changes = await room.Hear("birth", birth.Event);
        Assert.Contains(changes, c => c.Kind == StandingTurn.Asked && c.After.Missing.Length > 0);
        Assert.All(changes.Where(c => c.Kind is StandingTurn.Refused), c => Assert.True(c.After.Reasons.Length > 0 && c.After.Remedy is not null, c.After.Benefit));
        var thread = await room.Thread(citizen);
        Assert.Contains(thread.Messages, m => m.Kind == "asked");
        var certain = await room.AnswerAll(citizen, thread.Id, ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        Assert.Contains(certain, c => c.Kind is StandingTurn.Opened or StandingTurn.Offered);
        thread = await room.Thread(citizen);
        Assert.Contains(thread.Messages, m => m.Kind is "opened" or "offered");
        Assert.Empty(await room.Hear("birth", birth.Event));
        Assert.Equal(thread.Messages.Length, (await room.Thread(citizen)).Messages.Length);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_answer_in_the_thread_settles_what_waited_for_it(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        await room.Hear("birth", birth.Event);
        var matter = (await room.Thread(citizen)).Id;
        var before = await room.Standings(birth.Mother!.Value);
        Assert.Contains(before, s => s.Missing.Contains("mother.employerPlace"));
        var answered = await room.Answer(citizen, matter, "mother.employerPlace", "220102");
        Assert.True(answered.Succeeded, string.Join('\n', answered.Problems));
        Assert.DoesNotContain(await room.Standings(birth.Mother.Value), s => s.Missing.Contains("mother.employerPlace"));
        Assert.NotEmpty(answered.Value.Changes);
        var stranger = await room.Answer(CaseStage.Citizen(), matter, "mother.employerPlace", "220102");
        Assert.Equal("CASE-0209", Assert.Single(stranger.Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task After_the_last_day_the_family_is_looked_at_again_and_hears_that_it_ended(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, citizen) = await room.MotherOf(new(2022, 3, 20));
        await room.Hear("birth", birth.Event);
        await room.AnswerAll(citizen, (await room.Thread(citizen)).Id, ("mother.employed", "true"), ("mother.employerPlace", "220102"), ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        var open = (await room.Standings(birth.Mother!.Value)).Where(s => s.IsCertain && s.Until is not null).ToList();
        Assert.Equal(0, await room.LookAgain());
        Assert.NotEmpty(open);
        room.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await room.LookAgain());
        Assert.Contains((await room.Thread(citizen)).Messages, m => m.Kind is "ended" or "lost" or "changed");

        Assert.Equal(0, await room.LookAgain());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_offer_is_confirmed_once_by_either_parent_and_whoever_pays_hears_of_it(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother, father) = await room.ParentsOf(Born);
        await room.Hear("birth", birth.Event);
        var matter = (await room.Thread(mother)).Id;
        Assert.Equal(matter, (await room.Thread(father)).Id);
        await room.AnswerAll(father, matter, ("children[1].hukou", "371581"), ("children[1].chinese", "true"));
        var offer = (await room.Offers(mother, matter)).First(kept => kept.Standing.Kind == StandingKind.Offered);
        Assert.Null(offer.AcceptedAt);
        var confirm = new ConfirmOffer(matter, offer.Standing.Benefit, offer.Standing.Subject);
        Assert.Equal("CASE-0209", (await room.Write(unit => confirm.Run(room.Desk, unit, CaseStage.Citizen())))?.Code);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => room.Write(unit => confirm.Run(room.Desk, unit, n % 2 == 0 ? mother : father)))));
        Assert.All(answers, Assert.Null);
        Assert.NotNull((await room.Offers(father, matter)).First(kept => kept.Standing.Benefit == offer.Standing.Benefit && kept.Standing.Subject == offer.Standing.Subject).AcceptedAt);
        Assert.Single((await room.Thread(mother)).Messages, message => message.Kind == "accepted");
        Assert.Equal(1, await room.Count($"select count(*) from store_message where topic = '{CaseworkModule.Accepted}'"));
        Assert.Empty(await room.Hear("birth", birth.Event));
        Assert.Contains(await room.Offers(mother, matter), kept => kept.AcceptedAt is not null);
        Assert.Equal("CASE-0305", (await room.Write(unit => (confirm with { Benefit = "none" }).Run(room.Desk, unit, mother)))?.Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Both_parents_read_the_thread_and_its_questions_and_a_stranger_never(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother, father) = await room.ParentsOf(Born);
        await room.Hear("birth", birth.Event);
        var matter = (await room.Thread(mother)).Id;
        Assert.NotNull(await room.Write(unit => ReadCase.Matter(room.Desk, unit, father, matter)));
        Assert.Null(await room.Write(unit => ReadCase.Matter(room.Desk, unit, CaseStage.Citizen(), matter)));
        Assert.Null(await room.Write(unit => FamilyThread.Read(room.Desk, room.Register, unit, CaseStage.Citizen(), matter)));
        var thread = await room.Write(unit => FamilyThread.Read(room.Desk, room.Register, unit, father, matter));
        Assert.NotEmpty(thread!.Questions);
        Assert.All(thread.Questions, question => Assert.Contains(thread.Standings, kept => kept.Standing.Missing.Contains(question.Path)));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task While_a_post_holds_a_task_the_childs_record_is_open_to_it_and_no_longer(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, mother, _) = await room.ParentsOf(Born);
        var (clerk, other) = (await room.Clerk(), await room.Clerk());
        var number = RegisterRoom.Number(Born, 128);
        await room.Write(unit => CorrectPerson.Run(room.Register, unit, Actor.OfProgram("police", PlaceRange.Nation, RegisterPermissions.Write), new PersonCorrection { Id = Guid.CreateVersion7(), Person = birth.Child, Number = number, Source = RegisterRoom.Certificate }));
        var facts = CaseStage.Shelf.Services["newborn-enrolment"].Cases[0].Facts.SetItem("child.residentId", number).SetItem("birth.date", "2025-02-10");
        var sent = (await room.Write(unit => new SubmitCase(Guid.CreateVersion7(), "newborn-enrolment", facts).Run(room.Desk, unit, mother))).Value!;
        Assert.Equal("ACC-0020", (await room.Write(unit => OpenRecord.Run(room.Register, unit, clerk, birth.Child))).Problems[0].Code);
        Assert.True((await room.Act(clerk, sent.Id, party => new Claim(party, "enrol"))).Succeeded);
        var opened = await room.Write(unit => OpenRecord.Run(room.Register, unit, clerk, birth.Child));
        Assert.Equal((birth.Child, PurposeKind.Task), (opened.Value!.Record.Id, opened.Value.Purpose.Kind));
        Assert.Equal("ACC-0020", (await room.Write(unit => OpenRecord.Run(room.Register, unit, other, birth.Child))).Problems[0].Code);
        Assert.Equal("ACC-0002", (await room.Write(unit => OpenRecord.Run(room.Register, unit, CaseStage.Staff("371502", "medical-insurance", "clerk"), birth.Child))).Problems[0].Code);
        Assert.NotNull((await room.Write(unit => OpenRecord.Run(room.Register, unit, other, birth.Mother!.Value))).Value);
        await room.Write(async unit =>
        {
            await ClockRound.Free(room.Desk, unit, clerk.Post);
            return true;
        });
        Assert.Equal("ACC-0020", (await room.Write(unit => OpenRecord.Run(room.Register, unit, clerk, birth.Child))).Problems[0].Code);
        Assert.True((await room.Act(other, sent.Id, party => new Claim(party, "enrol"))).Succeeded);
        Assert.NotNull((await room.Write(unit => OpenRecord.Run(room.Register, unit, other, birth.Child))).Value);
        Assert.True((await room.Act(other, sent.Id, party => new Accept(party, "enrol", CaseFacts.Empty.Values.SetItem("child.insuranceStart", "2025-02-10")))).Succeeded);
        Assert.Equal("ACC-0020", (await room.Write(unit => OpenRecord.Run(room.Register, unit, other, birth.Child))).Problems[0].Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_household_that_the_police_registered_is_the_registers_and_asked_for_no_more(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var mother = CaseStage.Citizen();
        var sent = (await room.Write(unit => new SubmitCase(Guid.CreateVersion7(), "birth-one-thing", CaseStage.OneThing).Run(room.Desk, unit, mother))).Value!;
        await room.Agency(sent.Id, "certificate", "child.certificate", "A250000001");
        await room.Agency(sent.Id, "household", "child.residentId", "371581202502270015");
        foreach (var what in new[] { "birth", "hukou-change", "hukou-change" })
        {
            Assert.Null(await room.Write(unit => WriteLifeEvent.Run(room.Desk, room.Register, unit, new CaseNotice(sent.Id, "", what))));
        }

        var reader = Actor.OfProgram("reader", PlaceRange.Nation, RegisterPermissions.Search, RegisterPermissions.Read);
        var hit = Assert.Single((await room.Write(unit => FindPersons.Run(room.Register, unit, reader, new PersonQuery("371581202502270015")))).Value!.Hits);
        var child = (await room.Write(unit => ReadPerson.Run(room.Register, unit, reader, hit.Id, AsOf.Now))).Value!;
        Assert.Equal(("371581", new DateOnly(2025, 2, 27)), (child.Hukou!.Value.At(PlaceLevel.County).ToString(), child.BirthDate));
        Assert.Equal(1, await room.Count($"select count(*) from store_message where topic = '{RegisterTopics.HukouChange}'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_form_asks_nothing_that_the_register_knows(DatabaseSystem system)
    {
        await using var room = await FamilyRoom.Fresh(system);
        var (birth, citizen) = await room.MotherOf(Born);
        var known = await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, citizen, CaseStage.Shelf.Services["birth-registration"]));
        foreach (var fact in new[] { "mother.name", "mother.residentId", "mother.hukou", "mother.residence" })
        {
            Assert.True(known.ContainsKey(fact), fact);
        }

        var child = await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, citizen, CaseStage.Shelf.Services["birth-one-thing"]));
        Assert.Equal("2025-02-10", child["birth.date"]);
        Assert.Empty(await room.Write(unit => Prefill.Of(room.Desk, room.Register, unit, CaseStage.Citizen(), CaseStage.Shelf.Services["birth-one-thing"])));
        Assert.NotNull(birth.Mother);
    }
}
