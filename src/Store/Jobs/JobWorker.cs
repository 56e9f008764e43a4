namespace Anyu.Store;

/// <summary>
/// Does the jobs of one queue, one after the other; as many workers as wished, in as many processes. The work happens outside any transaction
/// (it may call an agency, with the job's id as the key that makes repetition harmless) and returns what to store: that, and the end of the job,
/// is one unit of work. So what is stored is stored once, however often a worker dies.
/// </summary>
/// <param name="database">Where the queue is.</param>
/// <param name="queue">The kind of work.</param>
/// <param name="work">Does it. An exception is a failed attempt.</param>
/// <param name="clock">Paces the looking for work.</param>
public sealed class JobWorker(Database database, string queue, Func<Job, CancellationToken, Task<Func<UnitOfWork, Task>>> work, TimeProvider clock)
{
    /// <summary>How long a job is one worker's. A worker that vanished delays its job by this.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The pause when nothing is due.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether to look for work at all: while the other end is known to be away, jobs wait without using up their attempts. Always when absent.</summary>
    public Func<bool>? Gate { get; init; }

    /// <summary>Works until it is stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task Run(CancellationToken stop)
    {
        while (true)
        {
            if (!await RunNext(stop))
            {
                await Task.Delay(Poll, clock, stop);
            }
        }
    }

    /// <summary>Does the next job; false when none is due.</summary>
    public async Task<bool> RunNext(CancellationToken stop = default)
    {
        if (Gate is { } gate && !gate())
        {
            return false;
        }

        if (await database.Write(unit => Jobs.Take(unit, queue, Lease), stop) is not { } job)
        {
            return false;
        }

        try
        {
            await Store(job, await work(job, stop), stop);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            await database.Write(unit => fault is JobFaultException { IsFinal: true } ? Jobs.GiveUp(unit, job, NameOf(fault)) : Jobs.Fail(unit, job, NameOf(fault)), CancellationToken.None);
        }

        return true;
    }

    private static string NameOf(Exception fault) => fault switch
    {
        StoreException { Problem.Code: var code } => code,
        JobFaultException known => known.Fault,
        _ => fault.GetType().Name,
    };

    private Task Store(Job job, Func<UnitOfWork, Task> store, CancellationToken stop) => database.Write(async unit =>
    {
        if (await Jobs.Complete(unit, job))
        {
            await store(unit);
        }
        else
        {
            unit.Abandon();
        }
    }, stop);
}
