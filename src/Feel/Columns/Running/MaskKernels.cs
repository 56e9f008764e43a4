using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Anyu.Feel;

/// <summary>Bits of a whole block at once.</summary>
internal static class MaskKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void And(ulong[] target, ulong[] a, ulong[] b)
    {
        for (var i = 0; i < ColumnBlock.Words; i += Vector512<ulong>.Count)
        {
            (At(a, i) & At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Or(ulong[] target, ulong[] a, ulong[] b)
    {
        for (var i = 0; i < ColumnBlock.Words; i += Vector512<ulong>.Count)
        {
            (At(a, i) | At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AndNot(ulong[] target, ulong[] a, ulong[] b)
    {
        for (var i = 0; i < ColumnBlock.Words; i += Vector512<ulong>.Count)
        {
            Vector512.AndNot(At(a, i), At(b, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Not(ulong[] target, ulong[] a)
    {
        for (var i = 0; i < ColumnBlock.Words; i += Vector512<ulong>.Count)
        {
            (~At(a, i)).StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(target), (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void GatherBit(ulong[] target, int[] a, bool[] table)
    {
        for (var word = 0; word < ColumnBlock.Words; word++)
        {
            var bits = 0UL;
            for (var row = 0; row < 64; row++)
            {
                var index = unchecked((uint)a[(word * 64) + row]);
                var entry = index < (uint)table.Length && table[index];
                bits |= (ulong)Unsafe.As<bool, byte>(ref entry) << row;
            }

            target[word] = bits;
        }
    }

    private static Vector512<ulong> At(ulong[] a, int i) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(a), (nuint)i);
}
