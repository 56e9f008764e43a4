using System.Numerics;

namespace Anyu.Store;

/// <summary>The growing edge of a hash tree: the roots of its perfect subtrees, from the largest to the smallest, one for each bit of its size.</summary>
internal sealed class Frontier
{
    private readonly CryptoSuite suite;
    private readonly List<byte[]> roots;

    public Frontier(CryptoSuite suite, long size, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != BitOperations.PopCount((ulong)size) * Merkle.HashBytes)
        {
            throw new InvalidOperationException("The frontier does not fit the size of its tree.");
        }

        (this.suite, Size, roots) = (suite, size, []);
        for (; !bytes.IsEmpty; bytes = bytes[Merkle.HashBytes..])
        {
            roots.Add(bytes[..Merkle.HashBytes].ToArray());
        }
    }

    public Frontier(CryptoSuite suite)
        : this(suite, 0, [])
    {
    }

    /// <summary>How many leaves the tree has.</summary>
    public long Size { get; private set; }

    /// <summary>The form in which it is stored.</summary>
    public byte[] Bytes => [.. roots.SelectMany(root => root)];

    /// <summary>The root of the tree; of an empty one the digest of nothing.</summary>
    public byte[] Root => roots.Count == 0
        ? suite.Hash([])
        : roots.AsEnumerable().Reverse().Aggregate((right, left) => Merkle.Node(suite, left, right));

    /// <summary>Adds a leaf and tells each perfect subtree that it completes: its level, its number in the level, its root.</summary>
    public void Append(byte[] leaf, Action<int, long, byte[]>? completed = null)
    {
        var node = leaf;
        for (var level = 0; (Size >> level & 1) == 1; level++)
        {
            node = Merkle.Node(suite, roots[^1], node);
            roots.RemoveAt(roots.Count - 1);
            completed?.Invoke(level + 1, Size >> (level + 1), node);
        }

        roots.Add(node);
        Size++;
    }
}
