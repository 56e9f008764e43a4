using Anyu.Cluster;
using Anyu.Kernel;
using Xunit;

namespace Anyu.DatabaseTests.Cluster;

/// <summary>Parts taken, decided, decided again and given back. No silo here is a member of the cluster, so that each is dead in the eyes of the next.</summary>
public sealed class PartTests
{
    private const int Families = 3 * 2_048;

    [Fact]
    public async Task A_part_that_two_silos_decide_counts_once_and_is_the_same()
    {
        await using var room = await ClusterRoom.Make(Families);
        var run = await room.Ask();
        using var runs = new JoinedRuns(ClusterRoom.Book, "a");
        var joined = runs.Join(run).Value!;
        var (first, second) = (new Worker("a", 0), new Worker("b", 0));
        var part = await TakePart.Run(room.Database, first, CancellationToken.None);
        var again = await TakePart.Run(room.Database, second, CancellationToken.None);
        Assert.Equal((0, 1L, 0, 2L), (part!.Number, part.Attempts, again!.Number, again.Attempts));
        var worker = joined.Shared.Worker();
        worker.Decide(joined.Families.Parts[0]);
        var once = ClusterRoom.Files(room.Results);
        await KeepPart.Run(room.Database, part, first, CancellationToken.None);
        worker.Decide(joined.Families.Parts[0]);
        await KeepPart.Run(room.Database, again, second, CancellationToken.None);
        Assert.All(ClusterRoom.Files(room.Results), file => Assert.Equal(once[file.Key], file.Value));
        Assert.Equal(1, (await State(room)).DoneParts);

        WorkOff(room, runs, "b");
        Assert.Equal((RunRow.Whole, 3L, (long)Families), ((await State(room)).State, (await State(room)).DoneParts, (await State(room)).Done));
        room.IsAsByOneProcess();
    }

    [Fact]
    public async Task A_worker_that_lost_the_answer_gets_its_part_again_and_a_living_silo_keeps_its_own()
    {
        await using var room = await ClusterRoom.Make(Families);
        await room.Ask();
        await room.Database.Write(unit => unit.Execute(TestDatabase.Sql(
            "insert into cluster_membership_version values ('anyu', now(), 1); insert into cluster_membership values ('anyu', '127.0.0.1', 1, 1, 'living', 'here', 3, 0, null, now(), now())")));
        Assert.Equal(0, (await TakePart.Run(room.Database, new Worker("living", 0), CancellationToken.None))!.Number);
        Assert.Equal(0, (await TakePart.Run(room.Database, new Worker("living", 0), CancellationToken.None))!.Number);
        Assert.Equal(1, (await TakePart.Run(room.Database, new Worker("living", 1), CancellationToken.None))!.Number);
        Assert.Equal(2, (await TakePart.Run(room.Database, new Worker("other", 0), CancellationToken.None))!.Number);
        await room.Database.Write(unit => unit.Execute(TestDatabase.Sql("update cluster_membership set status = 6")));
        Assert.Equal(0, (await TakePart.Run(room.Database, new Worker("third", 0), CancellationToken.None))!.Number);
    }

    [Fact]
    public async Task A_run_goes_on_from_its_folder_and_makes_good_what_was_removed()
    {
        await using var room = await ClusterRoom.Make(Families);
        await room.Ask();
        using var runs = new JoinedRuns(ClusterRoom.Book, "a");
        WorkOff(room, runs, "a");
        File.Delete(Path.Combine(room.Results, "totals.csv"));
        File.Delete(Path.Combine(room.Results, "parts", "000001.csv"));
        await room.Ask();
        Assert.Equal((RunRow.Running, 2L), ((await State(room)).State, (await State(room)).DoneParts));

        // Gone while the run is under way: found when the parts are added up.
        File.Delete(Path.Combine(room.Results, "parts", "000002.csv"));
        WorkOff(room, runs, "a");
        Assert.Equal(RunRow.Whole, (await State(room)).State);
        room.IsAsByOneProcess();
    }

    [Fact]
    public async Task A_silo_that_would_decide_otherwise_keeps_out_and_another_goes_on()
    {
        await using var room = await ClusterRoom.Make(Families);
        var run = await room.Ask();
        using var runs = new JoinedRuns(ClusterRoom.Book, "a");
        Assert.Equal("CLU-0006", Reason(runs, run with { Lawbook = "another", Run = "1" }));
        Assert.Equal("CLU-0004", Reason(runs, run with { Population = room.Population + ".not", Run = "2" }));
        Assert.Equal("CLU-0005", Reason(runs, run with { Fingerprint = "another", Run = "3" }));
        Assert.Equal("CLU-0007", Reason(runs, run with { Folder = room.Folder }));

        await room.Database.Write(unit => unit.Execute(TestDatabase.Sql(
            "insert into cluster_membership_version values ('anyu', now(), 1); insert into cluster_membership values ('anyu', '127.0.0.1', 1, 1, 'strange', 'here', 3, 0, null, now(), now())")));
        room.Write(Families, seed: 8);
        var told = new List<Problem>();
        using var strange = new JoinedRuns(ClusterRoom.Book, "strange");
        new SiloWorker(room.Database, strange, new Worker("strange", 0), told.Add).Once(CancellationToken.None);
        Assert.Equal("CLU-0005", told.Single().Code);
        Assert.Equal(told.Single(), (await ClusterState.Read(room.Database, run.Run)).Refusals.Single().Reason);
        Assert.False(new SiloWorker(room.Database, strange, new Worker("strange", 0), told.Add).Once(CancellationToken.None));

        room.Write(Families, seed: 7);
        using var right = new JoinedRuns(ClusterRoom.Book, "right");
        WorkOff(room, right, "right");
        Assert.Equal(RunRow.Whole, (await State(room)).State);
        room.IsAsByOneProcess();
    }

    [Fact]
    public async Task A_population_damaged_in_the_middle_ends_the_run_and_nothing_is_added_up()
    {
        await using var room = await ClusterRoom.Make(Families);
        await room.Ask();
        var bytes = await File.ReadAllBytesAsync(room.Population);
        bytes.AsSpan(bytes.Length / 4, 4_096).Fill(0xFF);
        await File.WriteAllBytesAsync(room.Population, bytes);
        using var runs = new JoinedRuns(ClusterRoom.Book, "a");
        WorkOff(room, runs, "a");
        var state = await State(room);
        Assert.Equal(RunRow.Failed, state.State);
        Assert.StartsWith("BAT-", ProblemNote.Read(state.Problem!).Code, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(room.Results, "totals.csv")));
    }

    [Fact]
    public async Task A_part_that_ends_every_silo_stops_the_run()
    {
        await using var room = await ClusterRoom.Make(Families);
        await room.Ask();
        for (var i = 0; i < SiloWorker.AttemptsAtMost; i++)
        {
            Assert.Equal(0, (await TakePart.Run(room.Database, new Worker($"killed {i}", 0), CancellationToken.None))!.Number);
        }

        using var runs = new JoinedRuns(ClusterRoom.Book, "a");
        new SiloWorker(room.Database, runs, new Worker("a", 0), _ => { }).Once(CancellationToken.None);
        Assert.Equal("CLU-0011", ProblemNote.Read((await State(room)).Problem!).Code);
    }

    [Fact]
    public async Task A_run_under_way_into_one_folder_is_not_begun_in_another()
    {
        await using var room = await ClusterRoom.Make(Families);
        await room.Ask();
        using var families = room.Open();
        var asked = await new AskRun(ClusterRoom.Order(families), room.Population, Path.Combine(room.Folder, "other")).Run(room.Database);
        Assert.Equal("CLU-0008", asked.Problems.Single().Code);
    }

    private static string Reason(JoinedRuns runs, RunRow run) => runs.Join(run).Problems.Single().Code;

    private static async Task<RunProgress> State(ClusterRoom room) => (await ClusterState.Read(room.Database)).Runs.Single();

    private static void WorkOff(ClusterRoom room, JoinedRuns runs, string silo)
    {
        var worker = new SiloWorker(room.Database, runs, new Worker(silo, 0), problem => Assert.Fail(problem.ToString()));
        while (worker.Once(CancellationToken.None))
        {
        }
    }
}
