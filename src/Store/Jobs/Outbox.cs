using System.Collections.Frozen;

namespace Anyu.Store;

/// <summary>
/// What one module tells the others, in the transaction of what happened: a message becomes one job for each queue that listens to its topic.
/// The host writes the list of topics and queues; nothing is found by scanning.
/// </summary>
/// <param name="listeners">Topic → the queues that listen to it.</param>
public sealed class Outbox(IReadOnlyDictionary<string, IReadOnlyList<string>> listeners)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Outbox));

    private readonly FrozenDictionary<string, IReadOnlyList<string>> listeners = listeners.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Posts a message; false when one of this id was posted before, and then nothing happens.</summary>
    /// <param name="unit">The unit of work it belongs to.</param>
    /// <param name="topic">What happened, such as <c>register.birth-recorded</c>.</param>
    /// <param name="id">The sender's id, also the id of each job.</param>
    /// <param name="body">The message. Personal data stands in it only encrypted.</param>
    /// <exception cref="InvalidOperationException">The topic is not in the list.</exception>
    public async Task<bool> Post(UnitOfWork unit, string topic, Guid id, string body)
    {
        var queues = listeners.GetValueOrDefault(topic) ?? throw new InvalidOperationException($"No list of listeners names the topic {topic}.");
        if (await unit.Execute(Sql["post"], new { Id = id, Topic = topic, Body = body, unit.Now }) == 0)
        {
            return false;
        }

        foreach (var queue in queues)
        {
            await Jobs.Enqueue(unit, queue, id, body);
        }

        return true;
    }
}
