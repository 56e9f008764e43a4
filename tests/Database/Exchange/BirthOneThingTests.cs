using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>One application, five agencies' systems, each in its own way.</summary>
public sealed class BirthOneThingTests
{
    private const string OneThing = "birth-one-thing";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task One_application_becomes_five_signed_events_and_every_part_is_done(DatabaseSystem system)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        var sent = await stage.Cases.Submit(CaseStage.Citizen(), OneThing, CaseStage.OneThing);
        await stage.Pass(TimeSpan.FromMinutes(1));
        var state = await stage.StateOf(sent.Id);
        Assert.Equal((CaseOutcome.Granted, 5), (state.Outcome!.Value, state.Steps.Values.Count(s => s.Status == StepStatus.Done)));
        Assert.Equal(5, stage.Agencies.Acts.Count);
        Assert.All(stage.Agencies.Acts.Values, acts => Assert.Equal(1, acts));
        Assert.Empty(stage.Refusals);
        Assert.Equal(5, await stage.Cases.Count("select count(*) from exchange_sent where ended_at is not null and tries = 1"));
        Assert.Equal(10, await stage.Cases.Count("select count(*) from exchange_taken"));
        Assert.Equal(5, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.sent'"));
        Assert.Equal(10, await stage.Cases.Count("select count(*) from store_evidence where action = 'exchange.event.taken'"));
    }
}
