using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Law;

/// <summary>A set of interpretations: one bit each, in the order of their ids. The empty set holds no memory.</summary>
internal struct InterpretationSet
{
    private const int BitsPerWord = 64;

    private ulong[]? words;

    public void Add(int ordinal)
    {
        var word = ordinal / BitsPerWord;
        if (words is null || words.Length <= word)
        {
            Array.Resize(ref words, word + 1);
        }

        words[word] |= 1UL << (ordinal % BitsPerWord);
    }

    public void UnionWith(InterpretationSet other)
    {
        if (other.words is null)
        {
            return;
        }

        if (words is null || words.Length < other.words.Length)
        {
            Array.Resize(ref words, other.words.Length);
        }

        for (var word = 0; word < other.words.Length; word++)
        {
            words[word] |= other.words[word];
        }
    }

    /// <summary>The members in the order of their ids, each as that asking used it.</summary>
    public readonly ImmutableArray<InterpretationUsed> UsedIn(DecisionRun run)
    {
        var count = 0;
        foreach (var word in words ?? [])
        {
            count += BitOperations.PopCount(word);
        }

        if (count == 0)
        {
            return [];
        }

        var (used, next) = (new InterpretationUsed[count], 0);
        for (var word = 0; word < words!.Length; word++)
        {
            for (var bits = words[word]; bits != 0; bits &= bits - 1)
            {
                used[next++] = run.UsedOf(run.Index.Interpretations[(word * BitsPerWord) + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(used);
    }
}
