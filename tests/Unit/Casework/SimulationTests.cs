using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Casework;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Casework;

/// <summary>Agencies may delay, refuse, repeat, reorder and lose: nothing happens twice, nothing taken in is lost, and none holds up another.</summary>
public sealed class SimulationTests
{
    private static readonly ServiceDefinition Service = Services.Shelf.Services["birth-one-thing"];
    private static readonly ImmutableArray<string> Agencies = [.. Service.Steps.Where(s => s.Kind == StepKind.Agency).Select(s => s.Id)];
    private static readonly DateOnly Day = new(2026, 3, 2);

    private static readonly ImmutableSortedDictionary<string, string> Facts = Service.Cases[0].Facts.SetItem("birth.date", "2026-03-01");

    private static readonly Gen<(ulong Seed, ImmutableHashSet<string> Down)> Worlds =
        Gen.Select(Gen.ULong, Gen.Bool.Array[Agencies.Length], (seed, down) => (seed % 1_000_000_007, Agencies.Where((_, i) => down[i] && i != 0).ToImmutableHashSet()));

    [Fact]
    public void Nothing_happens_twice() => Worlds.Sample(
        world =>
        {
            var run = Simulate(world.Seed, world.Down);
            Assert.Equal(run.Events.OfType<AgencyAsked>().Count(), run.Events.OfType<AgencyAsked>().DistinctBy(e => e.Order).Count());
            Assert.Equal(run.Events.OfType<StepDone>().Count(), run.Events.OfType<StepDone>().DistinctBy(e => e.Step).Count());
            Assert.Equal(run.Events.OfType<LifeEventDue>().Count(), run.Events.OfType<LifeEventDue>().DistinctBy(e => e.Event).Count());
            Assert.True(run.Events.OfType<CaseClosed>().Count() <= 1);
        },
        iter: 150);

    [Fact]
    public void Nothing_taken_in_is_lost() => Worlds.Sample(
        world =>
        {
            var run = Simulate(world.Seed, world.Down);
            Assert.All(run.Taken.Where(t => t.Decision.Problems.IsEmpty), t => Assert.Contains(t.Answer.Message, run.State.Seen));
            Assert.DoesNotContain(run.Taken, t => !t.Decision.Problems.IsEmpty);
            var stored = JsonSerializer.Serialize<IEnumerable<CaseEvent>>(run.Events);
            var replayed = CaseHistory.Replay(Service, JsonSerializer.Deserialize<List<CaseEvent>>(stored)!);
            Assert.Equal(JsonSerializer.Serialize(run.State), JsonSerializer.Serialize(replayed));
        },
        iter: 150);

    [Fact]
    public void No_agency_holds_up_another_that_does_not_wait_for_it() => Worlds.Sample(
        world =>
        {
            var all = Simulate(world.Seed, []);
            var some = Simulate(world.Seed, world.Down);
            foreach (var step in Agencies.Where(a => !Waits(a, world.Down)))
            {
                Assert.Equal(DoneOn(all, step), DoneOn(some, step));
            }

            Assert.All(Agencies.Where(a => Waits(a, world.Down)), step => Assert.NotEqual(StepStatus.Done, some.State.Steps[step].Status));
        },
        iter: 150);

    [Fact]
    public void Where_every_agency_answers_the_case_ends_granted() => Gen.ULong.Sample(
        seed => Assert.Equal(CaseOutcome.Granted, Simulate(seed % 1_000_000_007, []).State.Outcome),
        iter: 150);

    private static AgencySimulation Simulate(ulong seed, ImmutableHashSet<string> down) => new AgencySimulation(Service, Services.Shelf.Calendar, seed, down).Run(Facts, Day);

    private static bool Waits(string step, ImmutableHashSet<string> down) => down.Contains(step) || Service.Step(step)!.After.Any(a => Waits(a, down));

    private static DateOnly? DoneOn(AgencySimulation run, string step) => run.Events.OfType<StepDone>().FirstOrDefault(e => e.Step == step)?.On;
}
