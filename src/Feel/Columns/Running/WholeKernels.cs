using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anyu.Feel;

/// <summary>An operation on two vectors.</summary>
internal interface IPairOperation<T>
{
    /// <summary>The result.</summary>
    static abstract Vector512<T> Of(Vector512<T> a, Vector512<T> b);
}

/// <summary>A comparison of two vectors.</summary>
internal interface ITest<T>
{
    /// <summary>All bits of an element where it holds.</summary>
    static abstract Vector512<T> Of(Vector512<T> a, Vector512<T> b);
}

internal readonly struct AddOperation<T> : IPairOperation<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => a + b;
}

internal readonly struct SubtractOperation<T> : IPairOperation<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => a - b;
}

internal readonly struct MultiplyOperation<T> : IPairOperation<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => a * b;
}

internal readonly struct MinOperation<T> : IPairOperation<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);
}

internal readonly struct MaxOperation<T> : IPairOperation<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);
}

internal readonly struct LessTest<T> : ITest<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);
}

internal readonly struct EqualTest<T> : ITest<T>
{
    public static Vector512<T> Of(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);
}

/// <summary>Turns the lowest bits of a word into a vector, all bits of an element for each that is set.</summary>
internal interface ILaneBits<T>
{
    /// <summary>The vector.</summary>
    static abstract Vector512<T> Expand(ulong set);
}

internal readonly struct IntBits : ILaneBits<int>
{
    public static Vector512<int> Expand(ulong set)
    {
        var bits = Vector512.Create(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        return Vector512.Equals(Vector512.Create((int)(set & 0xFFFF)) & bits, bits);
    }
}

internal readonly struct LongBits : ILaneBits<long>
{
    public static Vector512<long> Expand(ulong set)
    {
        var bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return Vector512.Equals(Vector512.Create((long)(set & 0xFF)) & bits, bits);
    }
}

/// <summary>Whole numbers of a whole block at once. Their ranges are known when compiling, so nothing is checked here; rows that do not count may hold anything.</summary>
internal static class WholeKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pair<TOperation, T>(T[] target, T[] a, T[] b)
        where TOperation : IPairOperation<T>
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<T>.Count)
        {
            TOperation.Of(At(a, i), At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pair<TOperation, T>(T[] target, T[] a, T b)
        where TOperation : IPairOperation<T>
    {
        var constant = Vector512.Create(b);
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<T>.Count)
        {
            TOperation.Of(At(a, i), constant).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SubtractFrom<T>(T[] target, T a, T[] b)
    {
        var constant = Vector512.Create(a);
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<T>.Count)
        {
            (constant - At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Test<TTest, T>(ulong[] target, T[] a, T[] b)
        where TTest : ITest<T>
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var bits = 0UL;
            for (var i = 0; i < 64; i += Vector512<T>.Count)
            {
                bits |= TTest.Of(At(a, (word * 64) + i), At(b, (word * 64) + i)).ExtractMostSignificantBits() << i;
            }

            target[word] = bits;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Test<TTest, T>(ulong[] target, T[] a, T b)
        where TTest : ITest<T>
    {
        var constant = Vector512.Create(b);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var bits = 0UL;
            for (var i = 0; i < 64; i += Vector512<T>.Count)
            {
                bits |= TTest.Of(At(a, (word * 64) + i), constant).ExtractMostSignificantBits() << i;
            }

            target[word] = bits;
        }
    }

    public static void Select(int[] target, ulong[] mask, int[]? a, int constantA, int[]? b, int constantB)
    {
        switch (a, b)
        {
            case (not null, not null):
                Select<int, IntBits>(target, mask, a, b);
                break;
            case (not null, null):
                Select<int, IntBits>(target, mask, 0, a, constantB);
                break;
            case (null, not null):
                Select<int, IntBits>(target, mask, ulong.MaxValue, b, constantA);
                break;
            default:
                Select<int, IntBits>(target, mask, constantA, constantB);
                break;
        }
    }

    public static void Select(long[] target, ulong[] mask, long[]? a, long constantA, long[]? b, long constantB)
    {
        switch (a, b)
        {
            case (not null, not null):
                Select<long, LongBits>(target, mask, a, b);
                break;
            case (not null, null):
                Select<long, LongBits>(target, mask, 0, a, constantB);
                break;
            case (null, not null):
                Select<long, LongBits>(target, mask, ulong.MaxValue, b, constantA);
                break;
            default:
                Select<long, LongBits>(target, mask, constantA, constantB);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T, TBits>(T[] target, ulong[] mask, T[] a, T[] b)
        where TBits : ILaneBits<T>
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var set = mask[word];
            for (var i = word * 64; i < (word + 1) * 64; i += Vector512<T>.Count)
            {
                Vector512.ConditionalSelect(TBits.Expand(set), At(a, i), At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
                set >>= Vector512<T>.Count;
            }
        }
    }

    /// <summary>The values where the mask, with these bits turned, is set; elsewhere the constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T, TBits>(T[] target, ulong[] mask, ulong turned, T[] values, T constant)
        where TBits : ILaneBits<T>
    {
        var all = Vector512.Create(constant);
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var set = mask[word] ^ turned;
            for (var i = word * 64; i < (word + 1) * 64; i += Vector512<T>.Count)
            {
                Vector512.ConditionalSelect(TBits.Expand(set), At(values, i), all).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
                set >>= Vector512<T>.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Select<T, TBits>(T[] target, ulong[] mask, T then, T otherwise)
        where TBits : ILaneBits<T>
    {
        var (a, b) = (Vector512.Create(then), Vector512.Create(otherwise));
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var set = mask[word];
            for (var i = word * 64; i < (word + 1) * 64; i += Vector512<T>.Count)
            {
                Vector512.ConditionalSelect(TBits.Expand(set), a, b).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
                set >>= Vector512<T>.Count;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Widen(long[] target, int[] a)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<int>.Count)
        {
            var (low, high) = Vector512.Widen(At(a, i));
            low.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
            high.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)(i + Vector512<long>.Count));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Narrow(int[] target, long[] a)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<int>.Count)
        {
            Vector512.Narrow(At(a, i), At(a, i + Vector512<long>.Count)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Shift(int[] target, int[] a, int bits)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<int>.Count)
        {
            Vector512.ShiftRightLogical(At(a, i), bits).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ShiftDown(int[] target, int[] a, int bits)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<int>.Count)
        {
            Vector512.ShiftRightArithmetic(At(a, i), bits).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bits(int[] target, int[] a, int bits)
    {
        var constant = Vector512.Create(bits);
        for (var i = 0; i < ColumnBlock.MaxRows; i += Vector512<int>.Count)
        {
            (At(a, i) & constant).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Gather(int[] target, int[] a, int[] table)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i++)
        {
            var index = unchecked((uint)a[i]);
            target[i] = index < (uint)table.Length ? table[index] : 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Parts(int[] target, int[] a)
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i++)
        {
            target[i] = DateParts.Of(a[i]);
        }
    }

    /// <summary>Whether every number lies between the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AreWithin<T>(ReadOnlySpan<T> values, T least, T most)
        where T : struct, IBinaryInteger<T>
    {
        var (low, high) = (Vector512.Create(least), Vector512.Create(most));
        var whole = values.Length - (values.Length % Vector512<T>.Count);
        var beyond = Vector512<T>.Zero;
        for (var i = 0; i < whole; i += Vector512<T>.Count)
        {
            var value = Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i);
            beyond |= Vector512.LessThan(value, low) | Vector512.GreaterThan(value, high);
        }

        foreach (var value in values[whole..])
        {
            if (value < least || value > most)
            {
                return false;
            }
        }

        return beyond == Vector512<T>.Zero;
    }

    public static void Divide<T>(ColumnOp op, T[] target, T[] a, long k)
        where T : struct, IBinaryInteger<T>
    {
        for (var i = 0; i < ColumnBlock.MaxRows; i++)
        {
            target[i] = T.CreateTruncating(Quotient(op, long.CreateTruncating(a[i]), k));
        }
    }

    /// <summary>A / k as a whole number, by the operation.</summary>
    public static long Quotient(ColumnOp op, long a, long k)
    {
        var (quotient, rest) = Math.DivRem(a, k);
        return op switch
        {
            ColumnOp.Floor => rest < 0 ? quotient - 1 : quotient,
            ColumnOp.Round => quotient + (Math.Abs(rest) >= k - Math.Abs(rest) ? Math.Sign(rest) : 0),
            _ => quotient,
        };
    }

    private static Vector512<T> At<T>(T[] a, int i) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(a), (nuint)i);
}
