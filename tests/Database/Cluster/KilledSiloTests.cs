using System.Diagnostics;
using System.Globalization;
using Anyu.Cluster;
using Xunit;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>Silos as processes of their own, one of them killed with signal 9 while both have parts in their hands.</summary>
public sealed class KilledSiloTests
{
    private const int Families = 60 * 2_048;

    [Fact]
    public async Task Two_silos_of_which_one_is_killed_write_what_one_process_writes()
    {
        await using var room = await ClusterRoom.Make(Families);
        using var victim = SiloProcess.Start(room.Where, ClusterRoom.Content, threads: 1);
        using var other = SiloProcess.Start(room.Where, ClusterRoom.Content, threads: 1);
        await Task.WhenAll(victim.Joined(), other.Joined());
        var run = await room.Ask();
        await room.Until(run, r => r.DoneParts >= 4);
        victim.Kill();
        var middle = (await ClusterState.Read(room.Database, run.Run)).Runs.Single();
        Assert.True(middle.State == RunRow.Running && middle.DoneParts < middle.Parts, "The run was over before the silo was killed.");
        var clock = Stopwatch.StartNew();
        await room.Until(run, r => r.State != RunRow.Running);
        var last = await ClusterState.Read(room.Database, run.Run);
        Assert.Equal((RunRow.Whole, room.Parts(), (long)Families), (last.Runs.Single().State, last.Runs.Single().DoneParts, last.Runs.Single().Done));
        Assert.Empty(last.Refusals);
        room.IsAsByOneProcess();
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"killed after {middle.DoneParts} of {middle.Parts} parts; whole {clock.Elapsed.TotalSeconds:F1} s later"));
    }
}
