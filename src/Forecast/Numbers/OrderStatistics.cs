using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
    private const double RoundByAdding = 6755399441055744.0;
    private readonly int count;
    private readonly int[] ranks;
    private readonly double[] shares;
    private readonly int[] cellOf;
    private readonly int lowBits;
    private readonly int[] sizes;
    private readonly byte[] wanted;
    private readonly double[] picked;
    private readonly int[] positions;

    internal OrderStatistics(int count, ReadOnlySpan<double> quantiles)
    {
        this.count = count;
        var cells = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(count / PerCell, 64, MostCells));
        lowBits = cells - 1;
        (sizes, wanted) = (new int[cells], new byte[cells]);
        ranks = new int[quantiles.Length];
        positions = new int[2 * quantiles.Length];
        shares = new double[quantiles.Length];
        for (var i = 0; i < quantiles.Length; i++)
        {
            var place = (count - 1) * quantiles[i];
            ranks[i] = Math.Min((int)place, count - 1);
            shares[i] = place - ranks[i];
        }

        var padded = (count + Vector<int>.Count) / Vector<int>.Count * Vector<int>.Count;
        cellOf = new int[padded + Vector<int>.Count];
        picked = new double[count + 1];
    }

    /// <summary>Writes each quantile of the first <c>count</c> values; the values may be followed by padding.</summary>
    internal void Select(ReadOnlySpan<double> values, Span<double> into)
    {
        var (least, greatest) = Extent(values);
        if (greatest - least <= 0)
        {
            into[..ranks.Length].Fill(least);
            return;
        }

        Count(values, least, (lowBits - 1) / (greatest - least));
        var total = Pick(values[..count]);
        Array.Sort(picked, 0, total);
        for (var i = 0; i < ranks.Length; i++)
        {
            var (low, high) = (picked[positions[2 * i]], picked[positions[(2 * i) + 1]]);
            into[i] = low + (shares[i] * (high - low));
        }
    }

    private (double Least, double Greatest) Extent(ReadOnlySpan<double> values)
    {
        var i = 0;
        var low = new Vector<double>(values[0]);
        var high = low;
        for (; i <= count - Vector<double>.Count; i += Vector<double>.Count)
        {
            var block = new Vector<double>(values[i..]);
            low = Vector.ConditionalSelect(Vector.LessThan(block, low), block, low);
            high = Vector.ConditionalSelect(Vector.GreaterThan(block, high), block, high);
        }

        var (least, greatest) = (values[0], values[0]);
        for (var lane = 0; lane < Vector<double>.Count; lane++)
        {
            least = Math.Min(least, low[lane]);
            greatest = Math.Max(greatest, high[lane]);
        }

        for (; i < count; i++)
        {
            least = Math.Min(least, values[i]);
            greatest = Math.Max(greatest, values[i]);
        }

        return (least, greatest);
    }

    /// <summary>Adding 1.5 · 2^52 rounds to a whole number and leaves it in the low bits: the same cell in a vector and alone.</summary>
    private void Count(ReadOnlySpan<double> values, double least, double scale)
    {
        Array.Clear(sizes);
        var width = Vector<double>.Count;
        var i = 0;
        for (; i <= count - (2 * width); i += 2 * width)
        {
            var first = ((new Vector<double>(values[i..]) - new Vector<double>(least)) * scale) + new Vector<double>(RoundByAdding);
            var second = ((new Vector<double>(values[(i + width)..]) - new Vector<double>(least)) * scale) + new Vector<double>(RoundByAdding);
            (Vector.Narrow(Vector.AsVectorInt64(first), Vector.AsVectorInt64(second)) & new Vector<int>(lowBits)).CopyTo(cellOf, i);
        }

        for (; i < count; i++)
        {
            cellOf[i] = (int)(BitConverter.DoubleToInt64Bits(((values[i] - least) * scale) + RoundByAdding) & lowBits);
        }

        ref var size = ref MemoryMarshal.GetArrayDataReference(sizes);
        foreach (var cell in cellOf.AsSpan(0, count))
        {
            unchecked
            {
                // The mask keeps every cell inside the sizes, so no bound needs checking.
                Unsafe.Add(ref size, cell & lowBits)++;
            }
        }
    }

    /// <summary>Gathers the members of every cell that holds a wanted rank and notes where the rank will stand among them once sorted.</summary>
    private int Pick(ReadOnlySpan<double> values)
    {
        Array.Clear(wanted);
        Find();
        var total = 0;
        ref var into = ref MemoryMarshal.GetArrayDataReference(picked);
        ref var flags = ref MemoryMarshal.GetArrayDataReference(wanted);
        var cells = cellOf.AsSpan(0, values.Length);
        for (var i = 0; i < cells.Length && i < values.Length; i++)
        {
            // Written whether wanted or not, and kept only if wanted: a branch here would be guessed wrong too often.
            Unsafe.Add(ref into, total) = values[i];
            total = unchecked(total + Unsafe.Add(ref flags, cells[i] & lowBits));
        }

        return total;
    }

    /// <summary>Marks the cells that hold a wanted rank and notes where the rank will stand among their members.</summary>
    private void Find()
    {
        var (cell, before, gathered) = (0, 0, 0);
        for (var i = 0; i < positions.Length; i++)
        {
            var rank = Math.Min(ranks[i / 2] + (i % 2), count - 1);
            while (unchecked(before + sizes[cell]) <= rank)
            {
                gathered += wanted[cell] * sizes[cell];
                before = unchecked(before + sizes[cell++]);
            }

            wanted[cell] = 1;
            positions[i] = gathered + rank - before;
        }
    }
}
