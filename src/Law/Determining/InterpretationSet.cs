using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Law;

/// <summary>A set of interpretations of one lawbook: one bit each, in the order of their ids.</summary>
internal sealed class InterpretationSet(int interpretations)
{
    private const int BitsPerWord = 64;

    private readonly ulong[] words = new ulong[(interpretations + BitsPerWord - 1) / BitsPerWord];

    public void Add(IndexedInterpretation interpretation) => words[interpretation.Ordinal / BitsPerWord] |= 1UL << (interpretation.Ordinal % BitsPerWord);

    public void UnionWith(InterpretationSet other)
    {
        for (var word = 0; word < words.Length; word++)
        {
            words[word] |= other.words[word];
        }
    }

    public void Clear() => words.AsSpan().Clear();

    /// <summary>The same members, whatever is added to this one later.</summary>
    public InterpretationSet Copy()
    {
        var copy = new InterpretationSet(interpretations);
        copy.UnionWith(this);
        return copy;
    }

    /// <summary>The members in the order of their ids, each as that asking used it.</summary>
    public ImmutableArray<InterpretationUsed> UsedIn(DecisionRun run)
    {
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word);
        }

        if (count == 0)
        {
            return [];
        }

        var (used, next) = (new InterpretationUsed[count], 0);
        for (var word = 0; word < words.Length; word++)
        {
            for (var bits = words[word]; bits != 0; bits &= bits - 1)
            {
                used[next++] = run.UsedOf(run.Index.Interpretations[(word * BitsPerWord) + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(used);
    }
}
