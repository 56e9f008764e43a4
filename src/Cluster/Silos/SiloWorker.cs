using Anyu.Batch;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cluster;

/// <summary>One thread of a silo: takes a part, decides it, keeps it, takes the next.</summary>
internal sealed class SiloWorker(Database database, JoinedRuns runs, Worker worker, Action<Problem> tell)
{
    /// <summary>A part that was taken so often ended the silo each time, or never came to its end.</summary>
    public const int AttemptsAtMost = 6;

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(3);

    private readonly Dictionary<JoinedRun, PartWorker> deciding = [];

    /// <summary>Works until it is stopped; the part in hand is finished first.</summary>
    public void Work(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (!Once(stop))
                {
                    stop.WaitHandle.WaitOne(Idle);
                }
            }
            catch (StoreException fault)
            {
                // The database is away: what was decided is decided again, with the same result, unless its note was stored.
                tell(fault.Problem);
                stop.WaitHandle.WaitOne(Trouble);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Does the next thing there is to do, on the caller's own thread; false when there is nothing.</summary>
    internal bool Once(CancellationToken stop)
    {
        if (TakePart.Run(database, worker, stop).GetAwaiter().GetResult() is { } part)
        {
            Decide(part, stop);
            return true;
        }

        if (FinishRun.Next(database, worker.Silo, stop).GetAwaiter().GetResult() is not { } last)
        {
            return false;
        }

        Doing(last, joined => FinishRun.Run(database, last.Run, joined.Shared, stop), stop);
        return true;
    }

    private void Decide(TakenPart part, CancellationToken stop)
    {
        if (part.Attempts > AttemptsAtMost)
        {
            Fail(part.Run, ClusterProblems.TooManyAttempts(part.Number, AttemptsAtMost), stop);
            return;
        }

        Doing(part.Run, joined =>
        {
            if (!deciding.TryGetValue(joined, out var decider))
            {
                deciding[joined] = decider = joined.Shared.Worker();
            }

            decider.Decide(joined.Families.Parts[part.Number]);

            // The files stand: noting it is not broken off.
            return KeepPart.Run(database, part, worker, CancellationToken.None);
        }, stop);
    }

    private void Doing(RunRow run, Func<JoinedRun, Task> work, CancellationToken stop)
    {
        var joining = runs.Join(run);
        if (joining.Value is not { } joined)
        {
            Refuse(run, joining.Problems[0], stop);
            return;
        }

        try
        {
            work(joined).GetAwaiter().GetResult();
        }
        catch (BatchException fault) when (fault.IsOfResults)
        {
            Refuse(run, fault.Problem, stop);
        }
        catch (BatchException fault)
        {
            Fail(run, fault.Problem, stop);
        }
    }

    private void Fail(RunRow run, Problem problem, CancellationToken stop) => FinishRun.Fail(database, run.Run, problem, stop).GetAwaiter().GetResult();

    private void Refuse(RunRow run, Problem problem, CancellationToken stop)
    {
        tell(problem);
        RefuseRun.Run(database, run.Run, worker.Silo, problem, stop).GetAwaiter().GetResult();
    }
}
