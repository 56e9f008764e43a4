using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>What a system never took, seen and sent again by who watches the exchange.</summary>
public sealed class DeadLetterTests
{
    private const string OneThing = "birth-one-thing";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_given_up_is_kept_and_sent_again_under_the_same_id(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Rules = [new FaultRule(AgencyFault.Down, "insurance", AnswerData.Empty.Values, 100, 1, TimeSpan.Zero, null)] };
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(TimeSpan.FromDays(3), TimeSpan.FromMinutes(20));
        var (operatorHere, elsewhere, clerk) = (CaseStage.Staff("371581", "health", "exchange-operator"), CaseStage.Staff("371502", "health", "exchange-operator"), CaseStage.Staff("371581", "health", "clerk"));
        var dead = Assert.Single(await stage.Cases.Database.Read(unit => DeadLetters.Undelivered(stage.Desk, unit, operatorHere)));
        Assert.Equal((true, "insurance", ExchangeProblems.NoAnswer, 10L), (dead.IsDead, dead.Event.System, dead.Event.Fault, dead.Event.Tries));
        Assert.Equal(1, await stage.Cases.Database.Read(unit => DeadLetters.Count(unit, operatorHere)));
        Assert.Equal(0, await stage.Cases.Database.Read(unit => DeadLetters.Count(unit, elsewhere)));
        Assert.Empty(await stage.Cases.Database.Read(unit => DeadLetters.Undelivered(stage.Desk, unit, elsewhere)));
        Assert.Equal(1, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.dead'"));

        stage.Agencies.Script = FaultScript.Faultless;
        Task<Anyu.Kernel.Problem?> Again(Actor actor) => stage.Cases.Database.Write(unit => DeadLetters.SendAgain(stage.Desk, unit, actor, dead.Event.Id));
        Assert.Equal("ACC-0001", (await Again(clerk))?.Code);
        Assert.Equal("ACC-0002", (await Again(elsewhere))?.Code);
        Assert.Null(await Again(operatorHere));
        await stage.Pass(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1));
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.Empty(await stage.Cases.Database.Read(unit => DeadLetters.Undelivered(stage.Desk, unit, operatorHere)));
        Assert.Equal("ACC-0002", (await Again(operatorHere))?.Code);
        Assert.Equal(1, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.resent'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_a_system_calls_wrong_is_given_up_at_once_and_the_others_go_on(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Rejects = "vaccination";
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(TimeSpan.FromMinutes(2));
        var watcher = CaseStage.Staff("371581", "health", "exchange-operator");
        var dead = Assert.Single(await stage.Cases.Database.Read(unit => DeadLetters.Undelivered(stage.Desk, unit, watcher)));
        Assert.Equal((true, ExchangeProblems.NotAccepted, 1L), (dead.IsDead, dead.Event.Fault, dead.Event.Tries));
        Assert.Equal(["vaccination"], (await stage.StateOf(sent.Id)).Steps.Where(s => s.Value.Status == StepStatus.Open).Select(s => s.Key));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_was_taken_and_never_answered_is_sent_again_and_done_once(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Rules = [new FaultRule(AgencyFault.Delay, "insurance", AnswerData.Empty.Values, 100, 1, TimeSpan.FromDays(9), null)] };
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(TimeSpan.FromHours(25), TimeSpan.FromHours(1));
        var (watcher, elsewhere) = (CaseStage.Staff("371581", "health", "exchange-operator"), CaseStage.Staff("371502", "health", "exchange-operator"));
        var silent = Assert.Single(await stage.Cases.Database.Read(unit => DeadLetters.Unanswered(unit, watcher)));
        Assert.Equal("insurance", silent.System);
        Assert.Empty(await stage.Cases.Database.Read(unit => DeadLetters.Unanswered(unit, elsewhere)));
        Task<Anyu.Kernel.Problem?> Again(Actor actor) => stage.Cases.Database.Write(unit => DeadLetters.SendAgain(stage.Desk, unit, actor, silent.Id));
        Assert.Equal("ACC-0002", (await Again(elsewhere))?.Code);
        Assert.Null(await Again(watcher));
        Assert.Empty(await stage.Cases.Database.Read(unit => DeadLetters.Unanswered(unit, watcher)));
        await stage.Work();
        Assert.Equal(2, await stage.Cases.Count($"select tries from exchange_sent where id = '{silent.Id:D}'"));
        await stage.Pass(TimeSpan.FromDays(10), TimeSpan.FromHours(6));
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.All(stage.Agencies.Acts, act => Assert.Equal(1, act.Value));
        Assert.Equal("ACC-0002", (await Again(watcher))?.Code);
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_part_that_was_done_by_hand_is_not_asked_for_any_more(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Rules = [new FaultRule(AgencyFault.Down, "insurance", AnswerData.Empty.Values, 100, 1, TimeSpan.Zero, null)] };
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(TimeSpan.FromMinutes(2));
        await stage.Cases.Done(CaseStage.Staff("371581", "medical-insurance", "clerk"), sent.Id, party => new Accept(party, "insurance", AnswerData.Empty.Values.SetItem("child.insuranceStart", "2025-02-27")));
        stage.Agencies.Script = FaultScript.Faultless;
        await stage.Pass(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        Assert.Equal(CaseOutcome.Granted, (await stage.StateOf(sent.Id)).Outcome);
        Assert.DoesNotContain(stage.Agencies.Acts.Keys, order => order.Contains("/insurance/", StringComparison.Ordinal));
        Assert.Equal(1, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.dropped'"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Systems_and_tables_say_how_fresh_they_are_and_how_much_matched(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        stage.Agencies.Script = FaultScript.Faultless with { Pace = TimeSpan.FromMinutes(1) };
        await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Work();
        var (watcher, elsewhere) = (CaseStage.Staff("371581", "health", "exchange-operator"), CaseStage.Staff("371502", "health", "exchange-operator"));
        Task<IReadOnlyDictionary<string, FeedState>> Systems(Actor actor) => stage.Cases.Database.Read(unit => Deliveries.OfSystems(unit, actor, stage.Desk.Systems));
        Assert.Equal(new FeedState(new DateOnly(2025, 3, 1), 1, 0), (await Systems(watcher))["certificate"]);
        await stage.Pass(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1));
        Assert.Equal(new FeedState(new DateOnly(2025, 3, 1), 1, 1), (await Systems(watcher))["certificate"]);
        Assert.Empty(await Systems(elsewhere));

        var (first, today) = (Guid.CreateVersion7(), new DateOnly(2025, 3, 1));
        for (var sent = 0; sent < 2; sent++)
        {
            await stage.Cases.Database.Write(unit => Deliveries.Note(unit, watcher, first, "civil-affairs-to-health", new FeedState(today, 200, 190)));
        }

        await stage.Cases.Database.Write(unit => Deliveries.Note(unit, watcher, Guid.CreateVersion7(), "civil-affairs-to-health", new FeedState(today.AddDays(2), 50, 49)));
        Task<IReadOnlyDictionary<string, FeedState>> Tables(Actor actor) => stage.Cases.Database.Read(unit => Deliveries.OfTables(unit, actor));
        var state = Assert.Single(await Tables(watcher)).Value;
        Assert.Equal(new FeedState(today.AddDays(2), 50, 49), state);
        Assert.Empty(await Tables(elsewhere));
        Assert.Equal((false, true, true), (state.IsStale(1, today.AddDays(3)), state.IsStale(1, today.AddDays(4)), FeedState.Never.IsStale(366, today)));
        Assert.Equal(2, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.delivery.recorded'"));
    }
}
