using System.Collections.Concurrent;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class JobTests
{
    private const string Queue = "letters";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly MigrationSet Tables = Module("test", "create table test_done (id {id} not null) {strict};");
    private static readonly Statement Note = Sql("insert into test_done (id) values (@Id)");
    private static readonly Statement Noted = Sql("select id from test_done");

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_job_exists_only_with_the_row_that_called_for_it(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await database.Write(async unit =>
        {
            Assert.True(await Jobs.Enqueue(unit, Queue, unit.NewId(), "lost"));
            unit.Abandon();
        });
        Assert.Null(await database.Write(unit => Jobs.Take(unit, Queue, Lease)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_job_asked_for_twice_is_done_once_even_afterwards(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var id = Guid.CreateVersion7();
        Assert.True(await database.Write(unit => Jobs.Enqueue(unit, Queue, id, "x")));
        Assert.False(await database.Write(unit => Jobs.Enqueue(unit, Queue, id, "x")));
        var worker = Worker(database, TimeProvider.System);
        Assert.True(await worker.RunNext());
        Assert.False(await database.Write(unit => Jobs.Enqueue(unit, Queue, id, "x")));
        Assert.False(await worker.RunNext());
        Assert.Equal([id], await database.Read(unit => unit.Query<Guid>(Noted)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Many_workers_take_every_job_once(DatabaseSystem system)
    {
        const int jobs = 60;
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await using var second = await room.Open(Tables);
        await database.Write(async unit =>
        {
            for (var i = 0; i < jobs; i++)
            {
                await Jobs.Enqueue(unit, Queue, unit.NewId(), "x");
            }
        });
        var begun = new ConcurrentBag<Guid>();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            var worker = Worker(i % 2 == 0 ? database : second, TimeProvider.System, begun);
            while (await worker.RunNext())
            {
                Assert.True(begun.Count <= jobs);
            }
        })));
        Assert.Equal(jobs, begun.Distinct().Count());
        Assert.Equal(jobs, begun.Count);
        Assert.Equal(begun.Order(), (await database.Read(unit => unit.Query<Guid>(Noted))).Order());
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_failing_job_waits_longer_each_time_and_ends_as_a_dead_letter_that_can_be_revived(DatabaseSystem system)
    {
        var clock = new ManualClock();
        await using var room = await Fresh(system);
        await using var database = await room.Open(clock, Tables);
        var id = Guid.CreateVersion7();
        await database.Write(unit => Jobs.Enqueue(unit, Queue, id, "x"));
        var failing = new JobWorker(database, Queue, (_, _) => throw new TimeoutException("the agency's name"), clock);
        foreach (var pause in Jobs.Pauses)
        {
            Assert.True(await failing.RunNext());
            clock.Advance(pause - TimeSpan.FromMilliseconds(1));
            Assert.False(await failing.RunNext());
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.True(await failing.RunNext());
        var dead = Assert.Single(await database.Read(unit => Jobs.Dead(unit, Queue)));
        Assert.Equal((id, "x", Jobs.AttemptsAtMost, nameof(TimeoutException)), (dead.Id, dead.Body, dead.Attempts, dead.LastFault));
        clock.Advance(TimeSpan.FromDays(365));
        Assert.False(await failing.RunNext());
        Assert.True(await database.Write(unit => Jobs.Revive(unit, Queue, id)));
        Assert.False(await database.Write(unit => Jobs.Revive(unit, Queue, id)));
        Assert.True(await Worker(database, clock).RunNext());
        Assert.Empty(await database.Read(unit => Jobs.Dead(unit, Queue)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_worker_that_lost_its_lease_stores_nothing(DatabaseSystem system)
    {
        var clock = new ManualClock();
        await using var room = await Fresh(system);
        await using var database = await room.Open(clock, Tables);
        await database.Write(unit => Jobs.Enqueue(unit, Queue, unit.NewId(), "x"));
        var other = Worker(database, clock);
        var slow = new JobWorker(database, Queue, async (job, stop) =>
        {
            Assert.False(await other.RunNext(stop));
            clock.Advance(Lease);
            Assert.True(await other.RunNext(stop));
            return unit => unit.Execute(Note, new { job.Id });
        }, clock)
        { Lease = Lease };
        Assert.True(await slow.RunNext());
        Assert.Single(await database.Read(unit => unit.Query<Guid>(Noted)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_job_whose_workers_all_vanish_is_given_up(DatabaseSystem system)
    {
        var clock = new ManualClock();
        await using var room = await Fresh(system);
        await using var database = await room.Open(clock, Tables);
        await database.Write(unit => Jobs.Enqueue(unit, Queue, unit.NewId(), "x"));
        for (var i = 0; i < Jobs.AttemptsAtMost; i++)
        {
            Assert.NotNull(await database.Write(unit => Jobs.Take(unit, Queue, Lease)));
            clock.Advance(Lease);
        }

        Assert.Null(await database.Write(unit => Jobs.Take(unit, Queue, Lease)));
        Assert.Single(await database.Read(unit => Jobs.Dead(unit, Queue)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_message_reaches_each_listener_once(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var outbox = new Outbox(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["birth"] = [Queue, "indicators"] });
        var id = Guid.CreateVersion7();
        Assert.True(await database.Write(unit => outbox.Post(unit, "birth", id, "{}")));
        Assert.False(await database.Write(unit => outbox.Post(unit, "birth", id, "{}")));
        foreach (var queue in new[] { Queue, "indicators" })
        {
            Assert.Equal(id, (await database.Write(unit => Jobs.Take(unit, queue, Lease)))?.Id);
            Assert.Null(await database.Write(unit => Jobs.Take(unit, queue, Lease)));
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Write(unit => outbox.Post(unit, "unheard", Guid.CreateVersion7(), "{}")));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Old_jobs_that_are_done_are_forgotten_and_no_others(DatabaseSystem system)
    {
        var clock = new ManualClock();
        await using var room = await Fresh(system);
        await using var database = await room.Open(clock, Tables);
        await database.Write(unit => Jobs.Enqueue(unit, Queue, unit.NewId(), "done"));
        Assert.True(await Worker(database, clock).RunNext());
        await database.Write(unit => Jobs.Enqueue(unit, Queue, unit.NewId(), "waiting"));
        Assert.Equal(0, await database.Write(unit => Jobs.Forget(unit, clock.GetUtcNow())));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(1, await database.Write(unit => Jobs.Forget(unit, clock.GetUtcNow())));
        Assert.True(await Worker(database, clock).RunNext());
    }

    private static JobWorker Worker(Anyu.Store.Database database, TimeProvider clock, ConcurrentBag<Guid>? begun = null) => new(database, Queue, (job, _) =>
    {
        begun?.Add(job.Id);
        return Task.FromResult<Func<UnitOfWork, Task>>(unit => unit.Execute(Note, new { job.Id }));
    }, clock);
}
