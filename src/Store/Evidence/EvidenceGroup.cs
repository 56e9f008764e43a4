namespace Anyu.Store;

/// <summary>
/// Entries that stand for themselves, as those of searches do: all that wait while one unit of work is being stored go into the next one together,
/// so that fifty readers wait for two commits and not for fifty, one behind the other at the head of the log.
/// </summary>
internal sealed class EvidenceGroup(Database database)
{
    private readonly Lock gate = new();
    private List<Waiting> waiting = [];
    private bool isWriting;

    /// <summary>Returns when the entry is stored.</summary>
    /// <exception cref="StoreException">It was not stored, for a reason outside the program.</exception>
    public Task Add(EvidenceEntry entry)
    {
        var one = new Waiting(entry, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        bool begins;
        lock (gate)
        {
            waiting.Add(one);
            (begins, isWriting) = (!isWriting, true);
        }

        if (begins)
        {
            _ = Task.Run(WriteAll);
        }

        return one.Stored.Task;
    }

    private async Task WriteAll()
    {
        while (Next() is { Count: > 0 } group)
        {
            try
            {
                await database.Write(unit =>
                {
                    group.ForEach(one => unit.Record(one.Entry));
                    return Task.CompletedTask;
                });
                group.ForEach(one => one.Stored.SetResult());
            }
            catch (Exception fault)
            {
                group.ForEach(one => one.Stored.SetException(fault));
            }
        }
    }

    private List<Waiting> Next()
    {
        lock (gate)
        {
            var next = waiting;
            (waiting, isWriting) = ([], next.Count > 0);
            return next;
        }
    }

    private sealed record Waiting(EvidenceEntry Entry, TaskCompletionSource Stored);
}
