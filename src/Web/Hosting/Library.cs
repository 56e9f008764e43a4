using System.Collections.Frozen;

namespace Anyu.Web.Hosting;

/// <summary>What the process read at its start and never changes: the lawbook and the sample families.</summary>
internal sealed class Library(Lawbook book, ImmutableArray<Sample> samples)
{
    /// <summary>The lawbook.</summary>
    public Lawbook Book { get; } = book;

    /// <summary>The sample families, in the order of their file names.</summary>
    public ImmutableArray<Sample> Samples { get; } = samples;

    /// <summary>How much of each document is carried out, by slug; only documents with commitments.</summary>
    public FrozenDictionary<string, DocumentCoverage> Coverage { get; } = LawCoverage.Of(book).ToFrozenDictionary(c => c.Document.Slug, StringComparer.Ordinal);
}

/// <summary>One sample family.</summary>
/// <param name="Id">Its file name without the ending.</param>
/// <param name="Statement">Its facts.</param>
internal sealed record Sample(string Id, FamilyStatement Statement);
