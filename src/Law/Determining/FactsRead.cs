using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Law;

/// <summary>The facts that something rests on, each once, in the order of their paths: a place for each element that the statement can hold.</summary>
internal sealed class FactsRead(int elements)
{
    private const int BitsPerWord = 64;

    private readonly FactUsed?[] facts = new FactUsed?[elements];
    private readonly ulong[] marks = new ulong[(elements + BitsPerWord - 1) / BitsPerWord];
    private int count;

    public bool Has(int number) => facts[number] is not null;

    /// <summary>Adds a fact, unless that element's is there already.</summary>
    public void Add(FactUsed fact)
    {
        ref var place = ref facts[fact.Number];
        if (place is null)
        {
            place = fact;
            marks[fact.Number / BitsPerWord] |= 1UL << (fact.Number % BitsPerWord);
            count++;
        }
    }

    public ImmutableArray<FactUsed> ToArray()
    {
        if (count == 0)
        {
            return [];
        }

        var (all, next) = (new FactUsed[count], 0);
        for (var word = 0; word < marks.Length; word++)
        {
            for (var bits = marks[word]; bits != 0; bits &= bits - 1)
            {
                all[next++] = facts[(word * BitsPerWord) + BitOperations.TrailingZeroCount(bits)]!;
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(all);
    }

    public void Clear()
    {
        for (var word = 0; count > 0; word++)
        {
            for (; marks[word] != 0; marks[word] &= marks[word] - 1, count--)
            {
                facts[(word * BitsPerWord) + BitOperations.TrailingZeroCount(marks[word])] = null;
            }
        }
    }
}
