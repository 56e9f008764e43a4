using Anyu.Access;
using Anyu.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>Cases in the hands of clerks, agencies and clocks.</summary>
public sealed class CaseTests
{
    private const string Registration = "birth-registration";
    private const string OneThing = "birth-one-thing";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Two_clerks_decide_at_once_and_the_second_is_told_who_did(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var sent = await stage.Submit(CaseStage.Citizen(), Registration, CaseStage.Registration);
        var clerks = Enumerable.Range(0, 2).Select(_ => CaseStage.Staff("371581", "health", "clerk")).ToList();
        var answers = await Task.WhenAll(clerks.Select(clerk => Task.Run(() => stage.Act(clerk, sent.Id, party => new Accept(party, "file", CaseFacts.Empty.Values)))));
        Assert.Single(answers, a => a.Succeeded);
        Assert.Equal("CASE-0213", Assert.Single(answers.Single(a => !a.Succeeded).Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Queues_hold_what_the_post_may_do_where_it_may_and_nothing_else(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var sent = await stage.Submit(CaseStage.Citizen(), Registration, CaseStage.Registration);
        var (clerk, elsewhere, police) = (CaseStage.Staff("371581", "health", "clerk"), CaseStage.Staff("371502", "health", "clerk"), CaseStage.Staff("371581", "police", "clerk"));
        await stage.Database.Read(async unit =>
        {
            Assert.Equal(sent.Number, Assert.Single(await TaskQueues.Page(stage.Desk, unit, clerk, TaskQueue.Free)).Number);
            Assert.Equal(1, await TaskQueues.Count(stage.Desk, unit, clerk, TaskQueue.All));
            foreach (var stranger in new[] { elsewhere, police, CaseStage.Citizen() })
            {
                foreach (var queue in TaskQueue.Every)
                {
                    Assert.Empty(await TaskQueues.Page(stage.Desk, unit, stranger, queue));
                    Assert.Equal(0, await TaskQueues.Count(stage.Desk, unit, stranger, queue));
                }
            }

            return true;
        });
        Assert.Null(await stage.Database.Write(unit => ReadCase.Run(stage.Desk, unit, elsewhere, sent.Id)));
        Assert.Null(await stage.Database.Write(unit => ReadCase.OfNumber(stage.Desk, unit, police, sent.Number)));
        Assert.Equal("CASE-0209", Assert.Single((await stage.Act(elsewhere, sent.Id, party => new Claim(party, "file"))).Problems).Code);
        await stage.Done(clerk, sent.Id, party => new Claim(party, "file"));
        Assert.Single(await stage.Database.Read(unit => TaskQueues.Page(stage.Desk, unit, clerk, TaskQueue.Mine)));
        Assert.Empty(await stage.Database.Read(unit => TaskQueues.Page(stage.Desk, unit, clerk, TaskQueue.Free)));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task One_agency_refuses_and_four_of_five_are_done_until_the_family_mends_it(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var parent = CaseStage.Citizen();
        var sent = await stage.Submit(parent, OneThing, CaseStage.OneThing);
        await Answer(stage, sent.Id, "certificate", 1, "child.certificate", "A250000001");
        await Answer(stage, sent.Id, "vaccination", 1, "child.vaccinationRecord", "V1");
        await Answer(stage, sent.Id, "household", 1, "child.residentId", "371581202608100014");
        await Refuse(stage, sent.Id, "insurance", "facts-differ");
        var state = await Answer(stage, sent.Id, "card", 1, "child.cardNumber", "C1");
        Assert.Equal(4, state.Steps.Values.Count(s => s.Status == StepStatus.Done));
        Assert.Null(state.Outcome);
        state = await stage.Done(parent, sent.Id, party => new Correct(party, "insurance", CaseFacts.Empty.Values.SetItem("mother.phone", "13900000002")));
        Assert.Equal(2, state.Steps["insurance"].Attempt);
        state = await Answer(stage, sent.Id, "insurance", 2, "child.insuranceStart", "2025-02-27");
        Assert.Equal(CaseOutcome.Granted, state.Outcome);
        Assert.Equal(6, await stage.Count("select count(*) from store_job where queue = 'case.agency-order/test'"));
        var thread = await stage.Database.Write(unit => ReadCase.Matter(stage.Desk, unit, parent, sent.Matter));
        Assert.Equal(CaseOutcome.Granted, Assert.Single(thread!.Cases).State.Outcome);
        Assert.Contains(thread.Messages, m => m.Kind == "refused" && m.Text.Zh.Contains("核对姓名", StringComparison.Ordinal));
        Assert.Null(await stage.Database.Write(unit => ReadCase.Matter(stage.Desk, unit, CaseStage.Citizen(), sent.Matter)));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_command_sent_twice_is_done_once(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var parent = CaseStage.Citizen();
        var (sent, command) = (await stage.Submit(parent, Registration, CaseStage.Registration), Guid.CreateVersion7());
        Assert.True((await stage.Act(parent, sent.Id, party => new Withdraw(party, ""), command)).Succeeded);
        Assert.True((await stage.Act(parent, sent.Id, party => new Withdraw(party, ""), command)).Succeeded);
        Assert.Equal("CASE-0231", Assert.Single((await stage.Act(parent, sent.Id, party => new Withdraw(party, ""))).Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_passes_its_day_is_noted_once_and_stands_in_the_queue_of_overdue_tasks(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var clerk = CaseStage.Staff("371581", "health", "clerk");
        var sent = await stage.Submit(CaseStage.Citizen(), Registration, CaseStage.Registration);
        Assert.Empty(await stage.Database.Read(unit => TaskQueues.Page(stage.Desk, unit, clerk, TaskQueue.Overdue)));
        stage.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(sent.Number, Assert.Single(await stage.Database.Read(unit => TaskQueues.Page(stage.Desk, unit, clerk, TaskQueue.Overdue))).Number);
        Assert.Equal(1, await ClockRound.Run(stage.Desk, stage.Database));
        Assert.Equal(0, await ClockRound.Run(stage.Desk, stage.Database));
        Assert.Equal(2, await stage.Count("select count(*) from casework_message where kind = 'overdue'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_vacated_post_gives_its_tasks_back(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (leaving, staying) = (CaseStage.Staff("371581", "health", "clerk"), CaseStage.Staff("371581", "health", "clerk"));
        var sent = await stage.Submit(CaseStage.Citizen(), Registration, CaseStage.Registration);
        await stage.Done(leaving, sent.Id, party => new Claim(party, "file"));
        Assert.Equal("CASE-0214", Assert.Single((await stage.Act(staying, sent.Id, party => new Claim(party, "file"))).Problems).Code);
        await stage.Database.Write(unit => ClockRound.Free(stage.Desk, unit, leaving.Post));
        await stage.Done(staying, sent.Id, party => new Claim(party, "file"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_draft_survives_a_restart_and_two_devices_do_not_overwrite_each_other(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (mother, id) = (CaseStage.Citizen(), Guid.CreateVersion7());
        var facts = CaseFacts.Empty.Values.SetItem("mother.name", "样例女").SetItem("mother.residentId", CaseStage.Mother);
        Assert.Null(await stage.Database.Write(unit => Drafts.Save(stage.Desk, unit, mother, new Draft(id, Registration, "father", facts, default, 0))));
        await stage.Restart();
        var draft = await stage.Database.Read(unit => Drafts.Find(stage.Desk, unit, mother, id));
        Assert.Equal(("father", 1L, "样例女"), (draft!.Page, draft.Revision, draft.Facts["mother.name"]));
        Assert.Null(await stage.Database.Read(unit => Drafts.Find(stage.Desk, unit, CaseStage.Citizen(), id)));
        Assert.Null(await stage.Database.Write(unit => Drafts.Save(stage.Desk, unit, mother, draft with { Page = "pregnancy" })));
        Assert.Equal("CASE-0302", (await stage.Database.Write(unit => Drafts.Save(stage.Desk, unit, mother, draft with { Page = "mother" })))?.Code);
        Assert.Equal("pregnancy", Assert.Single(await stage.Database.Read(unit => Drafts.Own(stage.Desk, unit, mother))).Page);
        stage.Clock.Advance(TimeSpan.FromDays(91));
        Assert.Equal(1, await stage.Database.Write(Drafts.DropOld));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Every_write_and_every_read_of_a_case_stands_in_the_evidence_log(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (mother, clerk, stranger) = (CaseStage.Citizen(), CaseStage.Staff("371581", "health", "clerk"), CaseStage.Staff("371502", "health", "clerk"));
        var sent = await stage.Submit(mother, Registration, CaseStage.Registration);
        await stage.Done(clerk, sent.Id, party => new Accept(party, "file", CaseFacts.Empty.Values));
        await stage.Database.Write(unit => ReadCase.Run(stage.Desk, unit, clerk, sent.Id));
        await stage.Database.Write(unit => ReadCase.Run(stage.Desk, unit, stranger, sent.Id));
        var actions = await stage.Database.Read(unit => unit.Query<string>(TestDatabase.Sql("select actor || ' ' || action from store_evidence order by position")));
        foreach (var expected in new[] { $"{mother.EvidenceName} case.submitted", $"{clerk.EvidenceName} case.done", $"{clerk.EvidenceName} case.read", $"{stranger.EvidenceName} case.read-refused", "program:letters case.letter-issued" })
        {
            Assert.Contains(expected, actions);
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_case_stays_with_its_version_until_it_is_moved_and_the_dry_run_says_what_would_happen(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var (mother, designer) = (CaseStage.Citizen(), CaseStage.Staff("371581", "health", "service-designer"));
        var old = CaseStage.Shelf.Services[Registration];
        var sent = await stage.Submit(mother, Registration, CaseStage.Registration);
        var next = old with { Version = 2, Hash = "next", Steps = old.Steps.Add(old.Steps[1] with { Id = "visit" }) };
        var desk = new CaseDesk(CaseStage.Shelf with { Services = CaseStage.Shelf.Services.SetItem(Registration, next) }, stage.Desk.Cipher, stage.Desk.Outbox);
        var kept = await stage.Database.Write(unit => ReadCase.Run(desk, unit, mother, sent.Id));
        Assert.Equal(old.Hash, kept!.Service.Hash);
        var dry = await stage.Database.Write(unit => new MoveCases(Registration, old.Hash, "新增入户随访", DryRun: true).Run(desk, unit, designer));
        Assert.Equal(["visit"], Assert.Single(dry.Value!.Moves).NewSteps);
        Assert.False(dry.Value.WasDone);
        Assert.Equal(old.Hash, (await stage.Database.Write(unit => ReadCase.Run(desk, unit, mother, sent.Id)))!.Service.Hash);
        Assert.True((await stage.Database.Write(unit => new MoveCases(Registration, old.Hash, "新增入户随访", DryRun: false).Run(desk, unit, designer))).Value!.WasDone);
        var moved = await stage.Database.Write(unit => ReadCase.Run(desk, unit, mother, sent.Id));
        Assert.Equal(("next", StepStatus.Open), (moved!.Service.Hash, moved.State.Steps["visit"].Status));
        Assert.Equal("ACC-0001", Assert.Single((await stage.Database.Write(unit => new MoveCases(Registration, "next", "x", DryRun: true).Run(desk, unit, mother))).Problems).Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_version_that_was_published_is_read_back_whatever_is_in_force(DatabaseSystem system)
    {
        await using var stage = await CaseStage.Fresh(system);
        var real = CaseStage.Shelf.Services[Registration];
        var read = await stage.Database.Read(unit => Versions.Read(unit, CaseStage.Shelf.Book, Registration, real.Hash));
        Assert.Equal((real.Hash, real.Steps.Length, real.Form.Pages.Length), (read!.Hash, read.Steps.Length, read.Form.Pages.Length));
        var changed = CaseStage.Shelf with { Services = CaseStage.Shelf.Services.SetItem(Registration, real with { Hash = "other" }) };
        Assert.Equal("CASE-0131", Assert.Single(await stage.Database.Write(unit => Versions.Publish(unit, changed))).Code);
        Assert.Equal(CaseStage.Shelf.Services.Count, (await stage.Database.Read(Versions.List)).Count);
    }

    private static Task<CaseState> Answer(CaseStage stage, Guid id, string step, int attempt, string fact, string value) => stage.Done(Adapter, id, party => new TakeAnswer(
        party, $"{step}-{attempt}", CaseEngine.OrderOf(id, step, attempt), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", ""));

    private static Task<CaseState> Refuse(CaseStage stage, Guid id, string step, string ground) => stage.Done(Adapter, id, party => new TakeAnswer(
        party, $"{step}-no", CaseEngine.OrderOf(id, step, 1), 1, AnswerKind.Refused, CaseFacts.Empty.Values, ground, ""));

    private static Actor Adapter { get; } = Actor.OfProgram("exchange", PlaceRange.Nation);
}
