using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>Many births while every fault strikes at random, by seed: every part ends exactly once and nothing is done twice.</summary>
public sealed class ManyBirthsTests
{
    private const int Births = 30;

    public static TheoryData<DatabaseSystem, int> Worlds => new([.. from system in new[] { DatabaseSystem.Sqlite, DatabaseSystem.Postgres } from seed in new[] { 1, 2, 3 } select (system, seed)]);

    [Theory, MemberData(nameof(Worlds))]
    public async Task Every_part_ends_once_whatever_the_agencies_do(DatabaseSystem system, int seed)
    {
        await using var stage = await ExchangeStage.Fresh(system);
        var faults = Enum.GetValues<AgencyFault>().Where(fault => fault is not (AgencyFault.Refuse or AgencyFault.Return or AgencyFault.Down));
        stage.Agencies.Script = FaultScript.Faultless with
        {
            Seed = seed,
            Rules =
            [
                .. faults.Select(fault => new FaultRule(fault, null, AnswerData.Empty.Values, 25, 2, TimeSpan.FromMinutes(7), null)),
                new FaultRule(AgencyFault.Refuse, null, AnswerData.Empty.Values, 20, 1, TimeSpan.Zero, null),
                new FaultRule(AgencyFault.Return, null, AnswerData.Empty.Values, 10, 1, TimeSpan.Zero, null),
            ],
        };
        var parent = CaseStage.Citizen();
        var cases = new List<Guid>();
        for (var birth = 0; birth < Births; birth++)
        {
            cases.Add((await stage.Cases.Submit(parent, "birth-one-thing", ExchangeStage.Birth(birth))).Id);
        }

        for (var round = 0; round < 12; round++)
        {
            await stage.Pass(TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(1));
            await Mend(stage, parent, cases);
        }

        foreach (var id in cases)
        {
            var state = await stage.StateOf(id);
            Assert.Equal(CaseOutcome.Granted, state.Outcome);
            Assert.Equal(5, (await stage.EventsOf(id)).Count(kind => kind == "done"));
        }

        Assert.All(stage.Agencies.Acts, act => Assert.Equal(1, act.Value));
        Assert.Equal(0, await stage.Cases.Count("select count(*) from store_job where state <> 'done' and queue like 'exchange.%'"));
        Assert.Equal(0, await stage.Cases.Count("select count(*) from exchange_sent where ended_at is null"));
        Assert.Contains("EXC-0201", stage.Refusals);
        Assert.Contains("EXC-0202", stage.Refusals);
        Assert.Contains("EXC-0204", stage.Refusals);
        Assert.Contains("EXC-0205", stage.Refusals);
        Assert.Empty((await EvidenceVerifier.Verify(stage.Cases.Database, null, [])).Findings);
    }

    /// <summary>The family mends what was refused: the part starts again.</summary>
    private static async Task Mend(ExchangeStage stage, Anyu.Access.Actor parent, List<Guid> cases)
    {
        foreach (var id in cases)
        {
            foreach (var refused in (await stage.StateOf(id)).Steps.Where(s => s.Value.Status is StepStatus.Refused or StepStatus.Returned).Select(s => s.Key).ToList())
            {
                await stage.Cases.Done(parent, id, party => new Correct(party, refused, AnswerData.Empty.Values));
            }
        }
    }
}
