using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Every commitment of a loaded document is claimed by a block of its article, and every claim names a commitment.</summary>
internal static class CommitmentCheck
{
    /// <summary>What is found.</summary>
    public static IEnumerable<Problem> Run(Lawbook book)
    {
        var byId = book.Commitments.ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        var blocks = book.Documents.Values.SelectMany(d => d.Blocks).ToImmutableArray();
        var claimed = blocks.SelectMany(b => b.Claims).ToHashSet(StringComparer.Ordinal);
        return blocks.SelectMany(b => b.Claims.Select(id => Claim(b, id, byId))).OfType<Problem>()
            .Concat(book.Commitments.Where(c => book.Documents.ContainsKey(c.Source)).SelectMany(c => Commitment(book, c, claimed)));
    }

    private static Problem? Claim(LawBlock block, string id, FrozenDictionary<string, Commitment> byId)
    {
        if (!byId.TryGetValue(id, out var commitment))
        {
            return LawProblems.UnknownCommitment(block.At, block.Id, id, Nearest.To(id, byId.Keys));
        }

        return block.Document == commitment.Source && IsSameArticle(block.Article, commitment.Article)
            ? null
            : LawProblems.ClaimElsewhere(block.At, block.Id, commitment, block.FullArticle);
    }

    /// <summary>The list counts some sentences under the heading above their own: either address may be the longer one.</summary>
    private static bool IsSameArticle(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private static IEnumerable<Problem> Commitment(Lawbook book, Commitment commitment, HashSet<string> claimed)
    {
        if (!claimed.Contains(commitment.Id))
        {
            yield return LawProblems.Unclaimed(commitment.At, commitment);
        }

        var document = book.Documents[commitment.Source];
        var words = document.Articles.Where(a => IsSameArticle(a.Address, commitment.Article)).SelectMany(a => a.Paragraphs.Prepend(a.Heading));
        if (!string.Join('\n', words).Contains(commitment.Quote, StringComparison.Ordinal))
        {
            yield return LawProblems.CommitmentText(commitment.At, commitment);
        }
    }
}
