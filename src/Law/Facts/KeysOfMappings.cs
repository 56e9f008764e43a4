using YamlDotNet.Core.Events;

namespace Anyu.Law;

/// <summary>The keys seen so far in each mapping that is open, so that one written twice is found where it stands.</summary>
internal sealed class KeysOfMappings
{
    private readonly Stack<Level> open = [];

    /// <summary>The key that its mapping has already, or null.</summary>
    public Scalar? FindRepeated(ParsingEvent current)
    {
        switch (current)
        {
            case MappingEnd or SequenceEnd:
                open.Pop();
                return null;
            case NodeEvent node:
                var repeated = IsKey() && node is Scalar key && !open.Peek().Keys!.Add(key.Value) ? key : null;
                Turn();
                if (node is MappingStart or SequenceStart)
                {
                    open.Push(new Level(node is MappingStart ? new HashSet<string>(StringComparer.Ordinal) : null));
                }

                return repeated;
            default:
                return null;
        }
    }

    private bool IsKey() => open.TryPeek(out var level) && level is { Keys: not null, KeyIsNext: true };

    /// <summary>In a mapping keys and values take turns.</summary>
    private void Turn()
    {
        if (open.TryPeek(out var level))
        {
            level.KeyIsNext = !level.KeyIsNext;
        }
    }

    private sealed class Level(HashSet<string>? keys)
    {
        public HashSet<string>? Keys { get; } = keys;

        public bool KeyIsNext { get; set; } = true;
    }
}
