using System.Collections.Immutable;

namespace Anyu.Store;

/// <summary>The table of jobs. A job is enqueued in the transaction of the row that calls for it, so that neither exists without the other.</summary>
public static class Jobs
{
    /// <summary>Rows that one call returns at most.</summary>
    public const int PageAtMost = 1000;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Jobs));

    /// <summary>The pauses after each failed attempt, 5 s to 24 h; after the last attempt the job is a dead letter.</summary>
    public static ImmutableArray<TimeSpan> Pauses { get; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(24),
    ];

    /// <summary>How often a job is begun before it is given up.</summary>
    public static int AttemptsAtMost => Pauses.Length + 1;

    /// <summary>Adds a job; false when the queue already has or had one of this id.</summary>
    /// <param name="unit">The unit of work it belongs to.</param>
    /// <param name="queue">The kind of work.</param>
    /// <param name="id">The caller's id.</param>
    /// <param name="body">What to do.</param>
    /// <param name="dueAt">Not before this instant; at once when absent.</param>
    public static async Task<bool> Enqueue(UnitOfWork unit, string queue, Guid id, string body, DateTimeOffset? dueAt = null) =>
        await unit.Execute(Sql["enqueue"], new { Queue = queue, Id = id, Body = body, DueAt = dueAt ?? unit.Now, unit.Now }) == 1;

    /// <summary>Takes the job that waits longest, for as long as the lease; null when none is due. No two workers take the same.</summary>
    public static async Task<Job?> Take(UnitOfWork unit, string queue, TimeSpan lease)
    {
        while (await unit.Find<Job>(Sql["take"], new { Queue = queue, Lease = unit.NewId(), Until = unit.Now + lease, unit.Now }) is { } job)
        {
            if (job.Attempts <= AttemptsAtMost)
            {
                return job;
            }

            // Its last worker vanished without a word.
            await End(unit, "bury", job, "lease expired");
        }

        return null;
    }

    /// <summary>Notes that a job is done; false when the lease has passed to another worker, and then nothing may be stored.</summary>
    public static Task<bool> Complete(UnitOfWork unit, Job job) => End(unit, "complete", job, fault: null);

    /// <summary>Notes that an attempt failed: the job waits for its next attempt or becomes a dead letter. False when the lease has passed on.</summary>
    public static async Task<bool> Fail(UnitOfWork unit, Job job, string fault) => job.Attempts >= AttemptsAtMost
        ? await End(unit, "bury", job, fault)
        : await unit.Execute(Sql["retry"], new { job.Queue, job.Id, job.Lease, Fault = fault, DueAt = unit.Now + Pauses[job.Attempts - 1] }) == 1;

    /// <summary>Makes a job a dead letter whatever attempts it has left. False when the lease has passed on.</summary>
    public static Task<bool> GiveUp(UnitOfWork unit, Job job, string fault) => End(unit, "bury", job, fault);

    /// <summary>Makes every job of a queue that waits for its next attempt due now, as when the other end is back; returns how many.</summary>
    public static Task<int> Hasten(UnitOfWork unit, string queue) => unit.Execute(Sql["hasten"], new { Queue = queue, unit.Now });

    /// <summary>What was given up in a queue, oldest first.</summary>
    public static Task<IReadOnlyList<DeadLetter>> Dead(UnitOfWork unit, string queue, int most = 100) =>
        unit.Query<DeadLetter>(Sql["dead"], new { Queue = queue, Most = Math.Clamp(most, 1, PageAtMost) });

    /// <summary>How many jobs each queue has in each state.</summary>
    public static Task<IReadOnlyList<JobCount>> Counts(UnitOfWork unit) => unit.Query<JobCount>(Sql["counts"]);

    /// <summary>Lets a dead letter be tried again from the start; false when there is none.</summary>
    public static async Task<bool> Revive(UnitOfWork unit, string queue, Guid id) =>
        await unit.Execute(Sql["revive"], new { Queue = queue, Id = id, unit.Now }) == 1;

    /// <summary>Does a job once more that was done, whether it is still kept or forgotten; nothing happens to one that waits.</summary>
    public static async Task Repeat(UnitOfWork unit, string queue, Guid id, string body)
    {
        if (await unit.Execute(Sql["repeat"], new { Queue = queue, Id = id, unit.Now }) == 0)
        {
            await Enqueue(unit, queue, id, body);
        }
    }

    /// <summary>Deletes jobs that were done before an instant and returns how many. Until then a repeated <see cref="Enqueue"/> is recognised.</summary>
    public static Task<int> Forget(UnitOfWork unit, DateTimeOffset before) => unit.Execute(Sql["forget"], new { Before = before });

    private static async Task<bool> End(UnitOfWork unit, string how, Job job, string? fault) =>
        await unit.Execute(Sql[how], new { job.Queue, job.Id, job.Lease, Fault = fault, unit.Now }) == 1;
}
