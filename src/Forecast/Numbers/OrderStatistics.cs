using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.Forecast;

/// <summary>
/// Exact quantiles of many numbers without sorting them: count into equal cells between the least and the greatest, find the cells that hold the
/// wanted ranks, sort only those. Quantile of share p lies between ranks as (n - 1) p (type 7 of Hyndman and Fan, 1996).
/// The quantiles asked are in ascending order. One instance per thread; it owns its scratch space.
/// </summary>
internal sealed class OrderStatistics
{
    private const int PerCell = 5;
    private const int MostCells = 4096;
    private const int Chunk = 32;
    private const int FewToSort = 32;
    private const double RoundByAdding = 6755399441055744.0;
    private readonly int count;
    private readonly int[] ranks;
    private readonly double[] shares;
    private readonly ushort[] cellOf;
    private readonly int cells;
    private readonly int[] sizes;
    private readonly double[] picked;
    private readonly Window[] windows;
    private int found;

    internal OrderStatistics(int count, ReadOnlySpan<double> quantiles)
    {
        this.count = count;
        cells = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(count / PerCell, 64, MostCells));
        sizes = new int[cells];
        ranks = new int[quantiles.Length];
        shares = new double[quantiles.Length];
        for (var i = 0; i < quantiles.Length; i++)
        {
            var place = (count - 1) * quantiles[i];
            ranks[i] = Math.Min((int)place, count - 1);
            shares[i] = place - ranks[i];
        }

        cellOf = new ushort[(count + Chunk - 1) / Chunk * Chunk];
        picked = new double[count];
        windows = new Window[quantiles.Length];
    }

    /// <summary>Writes each quantile of the first <c>count</c> values; the values may be followed by padding.</summary>
    internal void Select(ReadOnlySpan<double> values, Span<double> into)
    {
        values = values[..count];
        var (least, greatest) = Extent(values);
        if (greatest - least <= 0)
        {
            into[..ranks.Length].Fill(values[0]);
            return;
        }

        Count(values, least, (cells - 1) / (greatest - least));
        Find();
        Pick(values);
        for (var at = 0; at < found; at++)
        {
            Sort(picked.AsSpan(windows[at].Offset, windows[at].End - windows[at].Before));
        }

        for (var i = 0; i < ranks.Length; i++)
        {
            var (low, high) = (Ranked(ranks[i]), Ranked(Math.Min(ranks[i] + 1, count - 1)));
            into[i] = low + (shares[i] * (high - low));
        }
    }

    private static (double Least, double Greatest) Extent(ReadOnlySpan<double> values)
    {
        ref var value = ref MemoryMarshal.GetReference(values);
        var (low, lowOdd, high, highOdd) = (Vector512.Create(value), Vector512.Create(value), Vector512.Create(value), Vector512.Create(value));
        var i = 0;
        for (; i <= values.Length - (2 * Lanes.Count); i += 2 * Lanes.Count)
        {
            var (even, odd) = (Vector512.LoadUnsafe(ref value, (nuint)i), Vector512.LoadUnsafe(ref value, (nuint)(i + Lanes.Count)));
            (low, high) = (Vector512.MinNative(even, low), Vector512.MaxNative(even, high));
            (lowOdd, highOdd) = (Vector512.MinNative(odd, lowOdd), Vector512.MaxNative(odd, highOdd));
        }

        (low, high) = (Vector512.MinNative(low, lowOdd), Vector512.MaxNative(high, highOdd));
        var (least, greatest) = (value, value);
        for (var lane = 0; lane < Lanes.Count; lane++)
        {
            (least, greatest) = (Math.Min(least, low[lane]), Math.Max(greatest, high[lane]));
        }

        for (; i < values.Length; i++)
        {
            (least, greatest) = (Math.Min(least, values[i]), Math.Max(greatest, values[i]));
        }

        return (least, greatest);
    }

    /// <summary>Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits: the same cell in a vector and alone.</summary>
    private void Count(ReadOnlySpan<double> values, double least, double scale)
    {
        Array.Clear(sizes);
        ref var size = ref MemoryMarshal.GetArrayDataReference(sizes);
        ref var cell = ref MemoryMarshal.GetArrayDataReference(cellOf);
        ref var value = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Chunk; i += Chunk)
        {
            var at = (nuint)i;
            var low = Vector512.Narrow(Cells(ref value, at, least, scale), Cells(ref value, at + 8, least, scale));
            var high = Vector512.Narrow(Cells(ref value, at + 16, least, scale), Cells(ref value, at + 24, least, scale));
            Vector512.Narrow(low, high).StoreUnsafe(ref cell, at);
            for (var j = i; j < i + Chunk; j += 4)
            {
                unchecked
                {
                    // Four cells in one word. None is above the last, since no value is above the greatest: no bound needs checking.
                    var four = Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref cell, j)));
                    Unsafe.Add(ref size, (nint)(four & ushort.MaxValue))++;
                    Unsafe.Add(ref size, (nint)((four >> 16) & ushort.MaxValue))++;
                    Unsafe.Add(ref size, (nint)((four >> 32) & ushort.MaxValue))++;
                    Unsafe.Add(ref size, (nint)(four >> 48))++;
                }
            }
        }

        for (; i < values.Length; i++)
        {
            cellOf[i] = (ushort)(BitConverter.DoubleToInt64Bits(((values[i] - least) * scale) + RoundByAdding) & ushort.MaxValue);
            sizes[cellOf[i]]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Cells(ref double value, nuint at, double least, double scale) =>
        Vector512.AsUInt64(((Vector512.LoadUnsafe(ref value, at) - Vector512.Create(least)) * Vector512.Create(scale)) + Vector512.Create(RoundByAdding)) & Vector512.Create((ulong)ushort.MaxValue);

    /// <summary>The cells that hold each wanted rank and the next; windows that share a cell become one.</summary>
    private void Find()
    {
        var (cell, before, offset) = (0, 0, 0);
        found = 0;
        foreach (var rank in ranks)
        {
            while (before + sizes[cell] <= rank)
            {
                before += sizes[cell++];
            }

            var (last, end) = (cell, before + sizes[cell]);
            while (end <= Math.Min(rank + 1, count - 1))
            {
                end += sizes[++last];
            }

            if (found > 0 && cell <= windows[found - 1].Last)
            {
                found--;
                windows[found] = windows[found] with { Last = Math.Max(last, windows[found].Last), End = Math.Max(end, windows[found].End) };
            }
            else
            {
                windows[found] = new Window(cell, last, before, end, offset);
            }

            offset = windows[found].Offset + windows[found].End - windows[found].Before;
            found++;
        }
    }

    /// <summary>Gathers the members of every window: few, so whole chunks without any are passed over.</summary>
    private void Pick(ReadOnlySpan<double> values)
    {
        Span<int> filled = stackalloc int[found];
        Span<Vector512<ushort>> first = stackalloc Vector512<ushort>[found];
        Span<Vector512<ushort>> width = stackalloc Vector512<ushort>[found];
        for (var at = 0; at < found; at++)
        {
            (first[at], width[at], filled[at]) = (Vector512.Create((ushort)windows[at].First), Vector512.Create((ushort)(windows[at].Last - windows[at].First)), windows[at].Offset);
        }

        ref var cell = ref MemoryMarshal.GetArrayDataReference(cellOf);
        for (var i = 0; i < values.Length; i += Chunk)
        {
            var chunk = Vector512.LoadUnsafe(ref cell, (nuint)i);
            var inside = Vector512<ushort>.Zero;
            for (var at = 0; at < first.Length && at < width.Length; at++)
            {
                inside |= Vector512.LessThanOrEqual(chunk - first[at], width[at]);
            }

            for (var bits = inside.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var place = i + BitOperations.TrailingZeroCount(bits);
                if (place < values.Length)
                {
                    picked[filled[WindowOf(cellOf[place])]++] = values[place];
                }
            }
        }
    }

    private int WindowOf(int cell)
    {
        var at = 0;
        while (cell > windows[at].Last)
        {
            at++;
        }

        return at;
    }

    /// <summary>Mostly a handful, for which insertion is quickest.</summary>
    private static void Sort(Span<double> members)
    {
        if (members.Length > FewToSort)
        {
            members.Sort();
            return;
        }

        for (var i = 1; i < members.Length; i++)
        {
            var (value, at) = (members[i], i);
            for (; at > 0 && members[at - 1] > value; at--)
            {
                members[at] = members[at - 1];
            }

            members[at] = value;
        }
    }

    private double Ranked(int rank)
    {
        var at = 0;
        while (windows[at].End <= rank)
        {
            at++;
        }

        return picked[windows[at].Offset + rank - windows[at].Before];
    }

    /// <summary>Neighbouring cells: how many values lie below them, the rank after their greatest, and where their members are gathered.</summary>
    private readonly record struct Window(int First, int Last, int Before, int End, int Offset);
}
