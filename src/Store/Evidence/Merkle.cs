using System.Numerics;

namespace Anyu.Store;

/// <summary>The hash tree of RFC 9162 section 2.1, over the digest of either suite.</summary>
internal static class Merkle
{
    public const int HashBytes = 32;

    /// <summary>MTH of one entry: HASH(0x00 || entry).</summary>
    public static byte[] Leaf(CryptoSuite suite, ReadOnlySpan<byte> entry) => suite.Hash([0, .. entry]);

    /// <summary>An inner node: HASH(0x01 || left || right).</summary>
    public static byte[] Node(CryptoSuite suite, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => suite.Hash([1, .. left, .. right]);

    /// <summary>The largest power of two smaller than a size above one.</summary>
    public static long Split(long size) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)(size - 1)));

    /// <summary>The root of a perfect subtree from the nodes of one level.</summary>
    public static byte[] Perfect(CryptoSuite suite, IReadOnlyList<byte[]> nodes)
    {
        while (nodes.Count > 1)
        {
            nodes = [.. Enumerable.Range(0, nodes.Count / 2).Select(i => Node(suite, nodes[2 * i], nodes[2 * i + 1]))];
        }

        return nodes[0];
    }

    /// <summary>RFC 9162 section 2.1.3.2: whether a leaf stands at a position of the tree with this root.</summary>
    public static bool Includes(CryptoSuite suite, byte[] leaf, long position, long size, IReadOnlyList<byte[]> path, byte[] root)
    {
        if (position < 0 || position >= size)
        {
            return false;
        }

        var (fn, sn, r) = (position, size - 1, leaf);
        foreach (var p in path)
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                r = Node(suite, p, r);
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                r = Node(suite, r, p);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && r.AsSpan().SequenceEqual(root);
    }

    /// <summary>RFC 9162 section 2.1.4.2: whether the larger tree continues the smaller one without changing it.</summary>
    public static bool Continues(CryptoSuite suite, long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> path)
    {
        if (first == second)
        {
            return path.Count == 0 && firstRoot.AsSpan().SequenceEqual(secondRoot);
        }

        if (first < 0 || first > second || (first > 0 && path.Count == 0))
        {
            return false;
        }

        // Every tree continues the empty one.
        return first == 0 ? path.Count == 0 : Climb(suite, first, firstRoot, second, secondRoot, BitOperations.IsPow2(first) ? [firstRoot, .. path] : path);
    }

    private static bool Climb(CryptoSuite suite, long first, byte[] firstRoot, long second, byte[] secondRoot, IReadOnlyList<byte[]> path)
    {
        var (fn, sn) = (first - 1, second - 1);
        while ((fn & 1) == 1)
        {
            (fn, sn) = (fn >> 1, sn >> 1);
        }

        var (fr, sr) = (path[0], path[0]);
        foreach (var c in path.Skip(1))
        {
            if (sn == 0)
            {
                return false;
            }

            if ((fn & 1) == 1 || fn == sn)
            {
                (fr, sr) = (Node(suite, c, fr), Node(suite, c, sr));
                while ((fn & 1) == 0 && fn != 0)
                {
                    (fn, sn) = (fn >> 1, sn >> 1);
                }
            }
            else
            {
                sr = Node(suite, sr, c);
            }

            (fn, sn) = (fn >> 1, sn >> 1);
        }

        return sn == 0 && fr.AsSpan().SequenceEqual(firstRoot) && sr.AsSpan().SequenceEqual(secondRoot);
    }
}
