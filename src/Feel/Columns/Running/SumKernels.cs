using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anyu.Feel;

/// <summary>Counts and sums of the rows of a block.</summary>
internal static class SumKernels
{
    /// <summary>How many rows are known and unknown.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (long Known, long Unknown) Count(in ColumnResult values)
    {
        var (known, unknown) = (0L, 0L);
        var words = (values.Rows + 63) / 64;
        for (var word = 0; word < words; word++)
        {
            known += BitOperations.PopCount(values.Known(word));
            unknown += BitOperations.PopCount(values.Unknown[word] & values.RowsOf(word));
        }

        return (known, unknown);
    }

    /// <summary>The sum of the rows that have a value; a block of 32-bit numbers never leaves 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long Sum(ReadOnlySpan<int> values, in ColumnResult result)
    {
        var sum = Vector512<long>.Zero;
        var words = (result.Rows + 63) / 64;
        for (var word = 0; word < words; word++)
        {
            var set = result.Known(word);
            if (set == 0)
            {
                continue;
            }

            for (var i = word * 64; i < (word + 1) * 64; i += Vector512<int>.Count)
            {
                var (low, high) = Vector512.Widen(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i) & IntBits.Expand(set));
                sum += low + high;
                set >>= Vector512<int>.Count;
            }
        }

        return Vector512.Sum(sum);
    }

    public static Int128 Sum(ReadOnlySpan<long> values, in ColumnResult result)
    {
        Int128 sum = 0;
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            for (var set = result.Known(word); set != 0; set &= set - 1)
            {
                sum += values[(word * 64) + BitOperations.TrailingZeroCount(set)];
            }
        }

        return sum;
    }
}
