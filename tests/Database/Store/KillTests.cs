using System.Diagnostics;
using System.Globalization;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

/// <summary>
/// A child process writes under load and works off its own queue; it is killed with signal 9 at a random moment, again and again on one database.
/// What it acknowledged is stored, what it did is done once, and the evidence verifies.
/// </summary>
public sealed class KillTests
{
    private const string Queue = "letters";
    private const int Writers = 4;

    private static readonly MigrationSet Tables = Module("test", """
        create table test_case (id {id} primary key, number {whole} not null) {strict};
        create table test_letter (id {id} not null) {strict};
        """);

    [Theory]
    [InlineData(DatabaseSystem.Sqlite, 10)]
    [InlineData(DatabaseSystem.Postgres, 10)]
    public Task Ten_kills_of_each_system_lose_and_repeat_nothing(DatabaseSystem system, int kills) => Kill(system, kills);

    [Theory(Explicit = true)]
    [InlineData(DatabaseSystem.Sqlite, 100)]
    [InlineData(DatabaseSystem.Postgres, 100)]
    public Task A_hundred_kills_of_each_system_lose_and_repeat_nothing(DatabaseSystem system, int kills) => Kill(system, kills);

    /// <summary>The child: run by name, with the database that the parent names.</summary>
    [Fact(Explicit = true)]
    public async Task The_process_that_is_killed()
    {
        var where = Environment.GetEnvironmentVariable("ANYU_KILL_WHERE");
        Assert.SkipWhen(where is null, "Started by the tests that kill it.");
        await using var database = (await Anyu.Store.Database.Open(where, [Tables], TimeProvider.System)).Value!;
        await using var acknowledged = new StreamWriter(Environment.GetEnvironmentVariable("ANYU_KILL_NOTES")!, append: true) { AutoFlush = true };
        var notes = TextWriter.Synchronized(acknowledged);
        var outbox = new Outbox(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["decided"] = [Queue] });
        var worker = new JobWorker(database, Queue, (job, _) => Task.FromResult<Func<UnitOfWork, Task>>(async unit =>
        {
            await unit.Execute(Sql("insert into test_letter (id) values (@Id)"), new { job.Id });
            unit.Record(Entry("letter", job.Id));
        }), TimeProvider.System)
        { Lease = TimeSpan.FromMilliseconds(200), Poll = TimeSpan.FromMilliseconds(5) };
        await Task.WhenAll([Task.Run(() => worker.Run(CancellationToken.None)), .. Enumerable.Range(0, Writers).Select(_ => Task.Run(() => Decide(database, outbox, notes)))]);
    }

    private static async Task Decide(Anyu.Store.Database database, Outbox outbox, TextWriter notes)
    {
        for (var number = 0; ; number++)
        {
            var id = Guid.CreateVersion7();
            await database.Write(async unit =>
            {
                await unit.Execute(Sql("insert into test_case (id, number) values (@Id, @Number)"), new { Id = id, Number = number });
                await outbox.Post(unit, "decided", id, "{}");
                unit.Record(Entry("decide", id));
            });
            await notes.WriteLineAsync(id.ToString());
        }
    }

    private static async Task Kill(DatabaseSystem system, int kills)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var notes = Path.Combine(Path.GetTempPath(), $"anyu-notes-{Guid.CreateVersion7():n}");
        try
        {
            var random = new Random(20250301 + kills);
            for (var i = 0; i < kills; i++)
            {
                await RunAndKill(room.Where, notes, random.Next(5, 150));
            }

            await Judge(database, [.. File.ReadLines(notes).Where(line => line.Length == 36).Select(line => Guid.ParseExact(line, "D"))]);
        }
        finally
        {
            File.Delete(notes);
        }
    }

    private static async Task Judge(Anyu.Store.Database database, HashSet<Guid> acknowledged)
    {
        Assert.NotEmpty(acknowledged);
        var worker = new JobWorker(database, Queue, (job, _) => Task.FromResult<Func<UnitOfWork, Task>>(async unit =>
        {
            await unit.Execute(Sql("insert into test_letter (id) values (@Id)"), new { job.Id });
            unit.Record(Entry("letter", job.Id));
        }), TimeProvider.System);
        await Task.Delay(300);
        while (await worker.RunNext())
        {
            // What the dead left undone is done now.
        }

        var cases = await database.Read(unit => unit.Query<Guid>(Sql("select id from test_case")));
        var letters = await database.Read(unit => unit.Query<Guid>(Sql("select id from test_letter")));
        Assert.Empty(acknowledged.Except(cases));
        Assert.Equal(letters.Count, letters.Distinct().Count());
        Assert.Equal(cases.Order(), letters.Order());
        Assert.Empty(await database.Read(unit => Jobs.Dead(unit, Queue)));
        var report = await EvidenceVerifier.Verify(database, keys: null, []);
        Assert.Empty(report.Findings);
        Assert.Equal(2 * cases.Count, (int)report.Rows);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} stored, {acknowledged.Count} acknowledged."));
    }

    /// <summary>Kills the child some milliseconds after its first acknowledgement of this life.</summary>
    private static async Task RunAndKill(string where, string notes, int afterMs)
    {
        var before = File.Exists(notes) ? new FileInfo(notes).Length : 0;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        foreach (var word in new[] { "--filter-method", $"{typeof(KillTests).FullName}.{nameof(The_process_that_is_killed)}", "--explicit", "on", "--no-ansi", "--progress", "off" })
        {
            start.ArgumentList.Add(word);
        }

        (start.Environment["ANYU_KILL_WHERE"], start.Environment["ANYU_KILL_NOTES"]) = (where, notes);
        using var child = Process.Start(start)!;
        var watch = Stopwatch.StartNew();
        while (!(File.Exists(notes) && new FileInfo(notes).Length > before))
        {
            Assert.True(!child.HasExited && watch.Elapsed < TimeSpan.FromSeconds(60), "The child did not begin to write.");
            await Task.Delay(2);
        }

        await Task.Delay(afterMs);
        child.Kill();
        await child.WaitForExitAsync();
    }

    private static EvidenceEntry Entry(string action, Guid id) => new("county", "program", action, id.ToString(), "test");
}
