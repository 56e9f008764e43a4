using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Store;
using Anyu.Web.Cases;
using Anyu.Web.Exchange;

namespace Anyu.Web.Hosting;

/// <summary>
/// What modules tell each other, and who does what about it: the whole list, to be read. A topic without queues is kept as a message and causes nothing.
/// </summary>
internal static class Topics
{
    /// <summary>Topic → the queues that listen to it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Listeners { get; } = All();

    /// <summary>The queues and what is done with a job of each. Several workers of one queue run in several processes, never two in one.</summary>
    public static ImmutableArray<WorkQueue> Queues { get; } = [.. CaseQueues.All, ExchangeQueues.Orders, Indicators.NightRounds.Queue, Workbench.ImportQueue.Imports];

    /// <summary>Every topic that a module posts to, with those who listen.</summary>
    private static Dictionary<string, IReadOnlyList<string>> All()
    {
        var heard = CaseQueues.Listeners.Append(ExchangeQueues.Listener).ToLookup(listener => listener.Topic, listener => listener.Queue, StringComparer.Ordinal);
        return new[] { AccessModule.PostVacated }.Concat(RegisterTopics.All).Concat(CaseworkModule.Topics)
            .ToDictionary(topic => topic, topic => (IReadOnlyList<string>)[.. heard[topic]], StringComparer.Ordinal);
    }
}

/// <summary>A queue and its work.</summary>
/// <param name="Name">The queue.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Work">Makes what does a job, for an open database; see <see cref="JobWorker"/>.</param>
internal sealed record WorkQueue(string Name, Bilingual Label, Func<OpenInstallation, IServiceProvider, Func<Job, CancellationToken, Task<Func<UnitOfWork, Task>>>> Work)
{
    /// <summary>How long one job may take before another process takes it for lost.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);
}
