namespace Anyu.Exchange;

/// <summary>
/// Whether a system is worth asking. After some failures in a row it is left alone for a while, longer each time, then one event tries it; so a system
/// that is away costs nothing, its events use up no attempts, and no other system waits. Of one process; safe for use by many threads.
/// </summary>
public sealed class AgencyCircuit(TimeProvider clock)
{
    /// <summary>How many failures in a row open it.</summary>
    public const int FailuresToOpen = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Lock gate = new();
    private int failures;
    private DateTimeOffset openUntil;

    /// <summary>Whether the system may be asked now.</summary>
    public bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return clock.GetUtcNow() >= openUntil;
            }
        }
    }

    /// <summary>Until when it is left alone; null when it is not.</summary>
    public DateTimeOffset? OpenUntil
    {
        get
        {
            lock (gate)
            {
                return clock.GetUtcNow() < openUntil ? openUntil : null;
            }
        }
    }

    /// <summary>Notes that it did not answer: 1, 2, 4 … minutes, 15 at most, once it has failed often enough.</summary>
    public void Failed()
    {
        lock (gate)
        {
            failures++;
            if (failures >= FailuresToOpen)
            {
                var pause = TimeSpan.FromMinutes(1 << Math.Min(failures - FailuresToOpen, 4));
                openUntil = clock.GetUtcNow() + (pause < Longest ? pause : Longest);
            }
        }
    }

    /// <summary>Notes a sign of life; true when it had failed before, so that what waits can go on at once.</summary>
    public bool Answered()
    {
        lock (gate)
        {
            var hadFailed = failures > 0;
            (failures, openUntil) = (0, default);
            return hadFailed;
        }
    }
}
