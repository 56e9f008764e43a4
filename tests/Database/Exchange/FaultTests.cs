using System.Collections.Immutable;
using System.Text;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>What goes wrong between this installation and an agency's system, each fault by itself.</summary>
public sealed class FaultTests
{
    private const string OneThing = "birth-one-thing";

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_system_down_for_a_day_holds_up_its_own_part_alone_and_nothing_is_given_up(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script(new FaultRule(AgencyFault.Down, "insurance", None, 100, 1, Minute, null));
        var sent = new List<SubmittedCase>();
        for (var birth = 0; birth < 3; birth++)
        {
            sent.Add(await stage.Cases.Submit(CaseStage.Citizen(), OneThing, ExchangeStage.Birth(birth)));
        }

        await stage.Pass(2 * Minute);
        foreach (var one in sent)
        {
            Assert.Equal(["insurance"], (await stage.StateOf(one.Id)).Steps.Where(s => s.Value.Status == StepStatus.Open).Select(s => s.Key));
        }

        await stage.Pass(TimeSpan.FromDays(1), 2 * Minute);
        Assert.Equal(0, await stage.Cases.Count("select count(*) from store_job where state = 'dead'"));
        stage.Agencies.Script = FaultScript.Faultless;
        await stage.Pass(TimeSpan.FromHours(24), 2 * Minute);
        foreach (var one in sent)
        {
            Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(one.Id)).Outcome);
        }

        Assert.All(stage.Agencies.Acts, act => Assert.Equal(1, act.Value));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task The_others_of_a_system_that_is_back_go_at_once(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script(new FaultRule(AgencyFault.Down, "certificate", None, 100, 1, Minute, null));
        var early = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, ExchangeStage.Birth(1));
        await stage.Pass(TimeSpan.FromHours(4), 2 * Minute);
        stage.Agencies.Script = FaultScript.Faultless;
        var late = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, ExchangeStage.Birth(2));
        await stage.Pass(TimeSpan.FromMinutes(20), TimeSpan.FromSeconds(30));
        Assert.Equal((CaseOutcome.Granted, CaseOutcome.Granted), ((await stage.StateOf(early.Id)).Outcome, (await stage.StateOf(late.Id)).Outcome));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_refusal_leaves_four_of_five_done_and_a_correction_is_a_new_order(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        const string wrong = "371581199405030023";
        stage.Agencies.Script = Script(new FaultRule(AgencyFault.Refuse, "insurance", None.SetItem("mother.residentId", wrong), 100, 1, Minute, "facts-differ"));
        var parent = CaseStage.Citizen();
        var sent = await stage.Cases.Submit(parent, OneThing, CaseStage.OneThing.SetItem("mother.residentId", wrong));
        await stage.Pass(Minute);
        var state = await stage.StateOf(sent.Id);
        Assert.Equal((4, StepStatus.Refused), (state.Steps.Values.Count(s => s.Status == StepStatus.Done), state.Steps["insurance"].Status));
        await stage.Cases.Done(parent, sent.Id, party => new Correct(party, "insurance", None.SetItem("mother.residentId", "37158119940503004X")));
        await stage.Pass(Minute);
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.Equal(6, stage.Agencies.Acts.Count);
        Assert.All(stage.Agencies.Acts, act => Assert.Equal(1, act.Value));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_part_that_is_sent_back_waits_for_the_family_and_goes_on_with_its_correction(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script(new FaultRule(AgencyFault.Return, "household", None.SetItem("father.name", CaseStage.OneThing["father.name"]), 100, 1, Minute, "父亲姓名与证件不一致"));
        var parent = CaseStage.Citizen();
        var sent = await stage.Cases.Submit(parent, OneThing, CaseStage.OneThing);
        await stage.Pass(Minute);
        var state = await stage.StateOf(sent.Id);
        Assert.Equal((StepStatus.Returned, "父亲姓名与证件不一致"), (state.Steps["household"].Status, state.Steps["household"].ReturnText));
        Assert.Equal(1, await stage.Cases.Count("select count(*) from casework_message where kind = 'returned'"));
        await stage.Cases.Done(parent, sent.Id, party => new Correct(party, "household", None.SetItem("father.name", "样例男甲")));
        await stage.Pass(Minute);
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Answers_that_are_repeated_reordered_lost_or_changed_are_followed_once(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script([.. new[] { AgencyFault.Repeat, AgencyFault.Reorder, AgencyFault.Lose, AgencyFault.Changed }.Select(fault => new FaultRule(fault, null, None, 100, 1, Minute, null))]);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(3 * Minute);
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.Equal(5, (await stage.EventsOf(sent.Id)).Count(kind => kind == "done"));
        Assert.Equal(10, await stage.Cases.Count("select count(*) from exchange_taken"));
        Assert.Equal(Enumerable.Repeat("EXC-0205", 5), stage.Refusals);
        Assert.Equal(5, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.refused'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Nonsense_oversized_and_forged_answers_are_numbered_problems_and_change_nothing(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script([.. new[] { AgencyFault.Nonsense, AgencyFault.Oversized, AgencyFault.Forged }.Select(fault => new FaultRule(fault, "household", None, 100, 1, Minute, null))]);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(Minute);
        Assert.Equal(["EXC-0201", "EXC-0202", "EXC-0204"], stage.Refusals.Order(StringComparer.Ordinal));
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.Equal("EXC-0204", (await stage.Receive(Encoding.UTF8.GetBytes("""{"specversion":"1.0","id":"1","source":"urn:anyu:agency:household","type":"cn.anyu.order.done","subject":"x","sequence":"1","receiver":"urn:anyu:office","time":"2025-03-01T00:00:00Z","data":{}}"""), ""))?.Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_is_not_signed_is_counted_with_one_row_of_evidence_and_nothing_of_what_it_said(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        for (var time = 0; time < 3; time++)
        {
            Assert.Equal("EXC-0204", (await stage.Receive(new CloudEvent("1", "urn:anyu:agency:household", EventTypes.Done, "样例女", DateTimeOffset.UnixEpoch, 1, AnswerData.Empty.ToJson(), ExchangeDesk.Source).ToBytes(), ""))?.Code);
        }

        Assert.Equal("EXC-0204", (await stage.Receive(new CloudEvent("1", "urn:stranger", EventTypes.Done, "x", DateTimeOffset.UnixEpoch, 1, AnswerData.Empty.ToJson(), ExchangeDesk.Source).ToBytes(), "x y"))?.Code);
        var refused = await stage.Cases.Database.Read(RefusedEvents.Recent);
        Assert.Equal([("", "EXC-0204", 1L), ("household", "EXC-0204", 3L)], refused.Select(one => (one.System, one.Code, one.Times)).Order());
        Assert.Equal(2, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.turned-away'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_is_for_another_is_refused_on_both_sides(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Work();
        Assert.Equal("EXC-0230", (await stage.Say("certificate", "m1", EventTypes.Done, CaseEngine.OrderOf(sent.Id, "certificate", 1), AnswerData.Empty, 3, "urn:anyu:elsewhere"))?.Code);
        Assert.Equal(StepStatus.Open, (await stage.StateOf(sent.Id)).Steps["certificate"].Status);
        var astray = new CloudEvent("1", ExchangeDesk.Source, EventTypes.Asked, "x", DateTimeOffset.UnixEpoch, 1, AnswerData.Empty.ToJson(), "urn:anyu:agency:card").ToBytes();
        Assert.Equal(SimulatedReply.Rejected, stage.Agencies.Take("household", astray, stage.Sign(astray), stage.PublicKeys));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_system_answers_its_own_orders_alone(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Work();
        var order = CaseEngine.OrderOf(sent.Id, "certificate", 1);
        Assert.Equal("EXC-0206", (await stage.Say("household", "m1", EventTypes.Done, order, AnswerData.Empty))?.Code);
        Assert.Equal("EXC-0206", (await stage.Say("certificate", "m1", EventTypes.Done, "nothing", AnswerData.Empty))?.Code);
        Assert.Equal("EXC-0207", (await stage.Say("certificate", "m2", EventTypes.Asked, order, AnswerData.Empty))?.Code);
        Assert.Equal(StepStatus.Open, (await stage.StateOf(sent.Id)).Steps["certificate"].Status);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_answer_that_cannot_be_followed_is_kept_and_a_later_one_is_followed(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Pace = TimeSpan.FromHours(10) };
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Work();
        var order = CaseEngine.OrderOf(sent.Id, "certificate", 1);
        Assert.Null(await stage.Say("certificate", "m1", EventTypes.Done, order, AnswerData.Empty, sequence: 3));
        Assert.Equal(StepStatus.Open, (await stage.StateOf(sent.Id)).Steps["certificate"].Status);
        Assert.Null(await stage.Say("certificate", "m2", EventTypes.Done, order, AnswerData.Empty with { Values = None.SetItem("child.certificate", "A250000001") }, sequence: 4));
        Assert.Equal(StepStatus.Done, (await stage.StateOf(sent.Id)).Steps["certificate"].Status);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_process_that_ends_between_sending_and_knowing_sends_again_under_the_same_id(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        var deaths = 4;
        stage.Dies = () => deaths-- > 0;
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        for (var attempt = 0; attempt < 6; attempt++)
        {
            try
            {
                await stage.Pass(TimeSpan.FromSeconds(30));
            }
            catch (OperationCanceledException)
            {
                // The lease runs out before another worker takes the job.
                stage.Cases.Clock.Advance(TimeSpan.FromMinutes(6));
                await stage.Restart();
            }
        }

        await stage.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(30));
        Assert.True(deaths <= 0);
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.All(stage.Agencies.Acts, act => Assert.Equal(1, act.Value));
        Assert.Equal(5, (await stage.EventsOf(sent.Id)).Count(kind => kind == "done"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_taken_back_is_recalled_and_a_late_answer_changes_nothing(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = Script(new FaultRule(AgencyFault.Delay, "card", None, 100, 1, TimeSpan.FromHours(1), null));
        var parent = CaseStage.Citizen();
        var sent = await stage.Cases.Submit(parent, OneThing, CaseStage.OneThing);
        await stage.Pass(Minute);
        await stage.Cases.Done(parent, sent.Id, party => new Withdraw(party, "card"));
        await stage.Pass(Minute);
        Assert.Equal(1, await stage.Cases.Count("select count(*) from exchange_sent where type = 'cn.anyu.order.recalled' and ended_at is not null"));
        Assert.Equal(0, stage.Agencies.Waiting);
        var order = CaseEngine.OrderOf(sent.Id, "card", 1);
        Assert.Null(await stage.Say("card", "late", EventTypes.Done, order, AnswerData.Empty with { Values = None.SetItem("child.cardNumber", "C1") }, sequence: 5));
        Assert.Equal(CaseOutcome.Partly, (await stage.StateOf(sent.Id)).Outcome);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Twins_to_whom_one_certificate_number_is_given_are_two_cases_and_two_children(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Pace = TimeSpan.FromHours(10) };
        var (parent, twins) = (CaseStage.Citizen(), new List<SubmittedCase>());
        foreach (var order in new[] { "1", "2" })
        {
            twins.Add(await stage.Cases.Submit(parent, OneThing, CaseStage.OneThing.SetItem("birth.babies", "2").SetItem("child.orderInBirth", order)));
        }

        await stage.Work();
        foreach (var (twin, message) in twins.Select((twin, at) => (twin, $"m{at}")))
        {
            Assert.Null(await stage.Say(
                "certificate", message, EventTypes.Done, CaseEngine.OrderOf(twin.Id, "certificate", 1), AnswerData.Empty with { Values = None.SetItem("child.certificate", "A250000001") }, sequence: 5));
            Assert.Null(await stage.Cases.Database.Write(unit => WriteLifeEvent.Run(stage.Cases.Desk, stage.Cases.Register, unit, new CaseNotice(twin.Id, "certificate", "birth"))));
        }

        Assert.Equal(2, await stage.Cases.Count("select count(*) from casework_step where step = 'certificate' and status = 'done'"));
        Assert.Equal(2, await stage.Cases.Count("select count(distinct child_id) from register_birth"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Agencies_that_sign_with_SM2_are_understood(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system, CryptoSuite.ShangMi);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(Minute);
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
    }

    private static ImmutableSortedDictionary<string, string> None => AnswerData.Empty.Values;

    private static FaultScript Script(params ImmutableArray<FaultRule> rules) => FaultScript.Faultless with { Rules = rules };
}
