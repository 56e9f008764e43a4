using Anyu.Store;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Store;

public sealed class MerkleTests
{
    /// <summary>The reference tree of Certificate Transparency (RFC 9162 keeps RFC 6962's), leaf by leaf, with its root after each.</summary>
    private static readonly (string Leaf, string Root)[] Reference =
    [
        ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
        ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
        ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
        ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
        ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ];

    private static readonly CryptoSuite Suite = CryptoSuite.International;

    [Fact]
    public void The_tree_is_that_of_the_reference()
    {
        var frontier = new Frontier(Suite);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", Convert.ToHexStringLower(frontier.Root));
        foreach (var (leaf, root) in Reference)
        {
            frontier.Append(Merkle.Leaf(Suite, Convert.FromHexString(leaf)));
            Assert.Equal(root, Convert.ToHexStringLower(frontier.Root));
        }
    }

    [Fact]
    public void A_frontier_grows_on_from_what_was_stored_and_tells_whole_subtrees() =>
        Gen.Int[0, 600].Sample(size =>
        {
            var (grown, told) = (new Frontier(Suite), new List<(int, long)>());
            for (var i = 0; i < size; i++)
            {
                var again = new Frontier(Suite, grown.Size, grown.Bytes);
                again.Append(Leaf(i), (level, number, _) => told.Add((level, number)));
                grown = again;
            }

            return grown.Root.SequenceEqual(Root(0, size)) && told.Count(node => node.Item1 == 8) == size / 256;
        }, iter: 20);

    [Fact]
    public void Every_leaf_is_proved_in_its_place_and_no_other() =>
        Gen.Int[1, 70].SelectMany(size => Gen.Select(Gen.Const(size), Gen.Int[0, size - 1], Gen.Int[0, size - 1])).Sample((size, position, other) =>
        {
            var (path, root) = (Path(position, 0, size), Root(0, size));
            Assert.True(Merkle.Includes(Suite, Leaf(position), position, size, path, root));
            Assert.Equal(other == position, Merkle.Includes(Suite, Leaf(position), other, size, path, root));
            Assert.Equal(other == position, Merkle.Includes(Suite, Leaf(other), position, size, path, root));
            Assert.False(Merkle.Includes(Suite, Leaf(position), position, size, [.. path, root], root));
            Assert.False(Merkle.Includes(Suite, Leaf(position), size, size, path, root));
            Assert.False(path.Count > 0 && Merkle.Includes(Suite, Leaf(position), position, size, path[1..], root));
        });

    [Fact]
    public void A_tree_continues_its_own_past_and_no_other() =>
        Gen.Int[1, 70].SelectMany(size => Gen.Select(Gen.Int[0, size], Gen.Const(size))).Sample((first, second) =>
        {
            var proof = first == 0 || first == second ? [] : Subproof(first, 0, second, whole: true);
            Assert.True(Merkle.Continues(Suite, first, Root(0, first), second, Root(0, second), proof));
            if (first > 0)
            {
                Assert.False(Merkle.Continues(Suite, first, Root(1, first), second, Root(0, second), proof));
                Assert.False(Merkle.Continues(Suite, first, Root(0, first), second, Root(1, second), proof));
                Assert.False(Merkle.Continues(Suite, first, Root(0, first), second, Root(0, second), [.. proof, Leaf(0)]));
            }
        });

    private static byte[] Leaf(int i) => Merkle.Leaf(Suite, BitConverter.GetBytes(i));

    /// <summary>The definitions of RFC 9162 section 2.1, written as they stand: the slow sibling.</summary>
    private static byte[] Root(int from, int size)
    {
        if (size < 2)
        {
            return size == 0 ? Suite.Hash([]) : Leaf(from);
        }

        var k = (int)Merkle.Split(size);
        return Merkle.Node(Suite, Root(from, k), Root(from + k, size - k));
    }

    private static List<byte[]> Path(int position, int from, int size)
    {
        if (size == 1)
        {
            return [];
        }

        var k = (int)Merkle.Split(size);
        return position < from + k ? [.. Path(position, from, k), Root(from + k, size - k)] : [.. Path(position, from + k, size - k), Root(from, k)];
    }

    private static List<byte[]> Subproof(int first, int from, int size, bool whole)
    {
        if (first == size)
        {
            return whole ? [] : [Root(from, size)];
        }

        var k = (int)Merkle.Split(size);
        return first <= k
            ? [.. Subproof(first, from, k, whole), Root(from + k, size - k)]
            : [.. Subproof(first - k, from + k, size - k, whole: false), Root(from, k)];
    }
}
