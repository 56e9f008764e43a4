using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>How a commitment is carried out.</summary>
public enum CoverageState
{
    /// <summary>A rule here decides it: a provision or definition.</summary>
    Law,

    /// <summary>A duty in the accountability ledger.</summary>
    Duty,

    /// <summary>A numeric aim.</summary>
    Target,

    /// <summary>A service that is defined and runs.</summary>
    Service,

    /// <summary>A service that is named and not yet built.</summary>
    ServiceAhead,

    /// <summary>A follow-up plan that is defined and runs.</summary>
    Plan,

    /// <summary>A follow-up plan that is named and not yet built.</summary>
    PlanAhead,

    /// <summary>Nothing in software carries it out, for the reason given.</summary>
    NotForSoftware,

    /// <summary>Nobody has said what carries it out.</summary>
    Unclaimed,
}

/// <summary>One commitment and what carries it out.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="State">How it is carried out; the strongest way when several blocks claim it.</param>
/// <param name="Blocks">The blocks that claim it.</param>
public sealed record CommitmentCoverage(Commitment Commitment, CoverageState State, ImmutableArray<LawBlock> Blocks);

/// <summary>How much of one document is carried out.</summary>
/// <param name="Document">The document.</param>
/// <param name="Commitments">Its commitments in the order of the list.</param>
public sealed record DocumentCoverage(LawDocument Document, ImmutableArray<CommitmentCoverage> Commitments)
{
    /// <summary>How many commitments are in that state.</summary>
    public int Count(CoverageState state) => Commitments.Count(c => c.State == state);
}

/// <summary>How much of each document is law in force here, duty in the ledger, or not yet carried out: the product's own progress report.</summary>
public static class LawCoverage
{
    /// <summary>The coverage of each document that has commitments, in the order of slugs.</summary>
    public static ImmutableArray<DocumentCoverage> Of(Lawbook book)
    {
        var claims = book.Documents.Values.SelectMany(d => d.Blocks)
            .SelectMany(b => b.Claims.Select(c => (Claim: c, Block: b)))
            .ToLookup(c => c.Claim, c => c.Block, StringComparer.Ordinal);
        var built = BuiltDefinitions(book);
        return
        [
            .. book.Commitments
                .GroupBy(c => c.Source, StringComparer.Ordinal)
                .Where(source => book.Documents.ContainsKey(source.Key))
                .OrderBy(source => source.Key, StringComparer.Ordinal)
                .Select(source => new DocumentCoverage(book.Documents[source.Key], [.. source.Select(c => Cover(c, [.. claims[c.Id]], built))])),
        ];
    }

    /// <summary>The blocks of a document counted by what they are.</summary>
    public static ImmutableSortedDictionary<string, int> Blocks(LawDocument document) =>
        document.Blocks.CountBy(b => b.Kind, StringComparer.Ordinal).ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static CommitmentCoverage Cover(Commitment commitment, ImmutableArray<LawBlock> blocks, FrozenSet<string> built) =>
        new(commitment, blocks.IsEmpty ? CoverageState.Unclaimed : blocks.Min(b => State(b, built)), blocks);

    private static CoverageState State(LawBlock block, FrozenSet<string> built) => block switch
    {
        Provision or Definition or Interpretation => CoverageState.Law,
        Measure => CoverageState.Duty,
        Target => CoverageState.Target,
        Carrier { Kind: "service" } carrier => built.Contains($"services/{carrier.CarriedBy}") ? CoverageState.Service : CoverageState.ServiceAhead,
        Carrier { Kind: "plan" } carrier => built.Contains($"plans/{carrier.CarriedBy}") ? CoverageState.Plan : CoverageState.PlanAhead,
        _ => CoverageState.NotForSoftware,
    };

    /// <summary>What <c>content/services</c> and <c>content/plans</c> define today.</summary>
    private static FrozenSet<string> BuiltDefinitions(Lawbook book) =>
        new[] { "services", "plans" }
            .Select(kind => (Kind: kind, Folder: Path.Combine(book.Root, kind)))
            .Where(f => Directory.Exists(f.Folder))
            .SelectMany(f => Directory.EnumerateFileSystemEntries(f.Folder).Select(e => $"{f.Kind}/{Path.GetFileNameWithoutExtension(e)}"))
            .ToFrozenSet(StringComparer.Ordinal);
}
