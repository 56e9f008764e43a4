using Anyu.Exchange;
using Xunit;

namespace Anyu.Unit.Exchange;

/// <summary>When a system is left alone, and when it is tried again.</summary>
public sealed class AgencyCircuitTests
{
    private readonly StoppedClock clock = new();

    [Fact]
    public void It_opens_after_three_failures_in_a_row_for_one_two_four_eight_and_then_fifteen_minutes()
    {
        var circuit = new AgencyCircuit(clock);
        circuit.Failed();
        circuit.Failed();
        Assert.True(circuit.IsClosed);
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15, 15 })
        {
            circuit.Failed();
            Assert.Equal(clock.GetUtcNow().AddMinutes(minutes), circuit.OpenUntil);
            clock.Now += TimeSpan.FromMinutes(minutes) - TimeSpan.FromTicks(1);
            Assert.False(circuit.IsClosed);
            clock.Now += TimeSpan.FromTicks(1);
            Assert.True(circuit.IsClosed);
        }
    }

    [Fact]
    public void A_sign_of_life_closes_it_and_says_whether_something_waited()
    {
        var circuit = new AgencyCircuit(clock);
        Assert.False(circuit.Answered());
        for (var failure = 0; failure < 5; failure++)
        {
            circuit.Failed();
        }

        Assert.False(circuit.IsClosed);
        Assert.True(circuit.Answered());
        Assert.True(circuit.IsClosed);
        Assert.False(circuit.Answered());
    }

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
