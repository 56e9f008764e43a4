using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a check found.</summary>
/// <param name="Problems">Errors and warnings, by file and line.</param>
/// <param name="Counts">How much was read.</param>
public sealed record CheckReport(ImmutableArray<Problem> Problems, LoadCounts Counts);

/// <summary>
/// Runs the worked cases of a lawbook and reports those that come out otherwise than they expect, and the provisions that no case exercises.
/// </summary>
public delegate IEnumerable<Problem> CaseRunner(Lawbook book);

/// <summary>Reads the content and looks for what is wrong with law that can be read: overlaps, gaps, dead provisions, lower below higher …</summary>
public static class LawCheck
{
    /// <summary>All problems of the content.</summary>
    /// <param name="contentRoot">The <c>content</c> folder, or the folder that holds it.</param>
    /// <param name="runCases">Runs the worked cases; left out when only the law is checked.</param>
    public static ImmutableArray<Problem> Run(string contentRoot, CaseRunner? runCases = null) => Report(contentRoot, runCases).Problems;

    /// <summary>All problems of the content, with how much was read.</summary>
    /// <param name="contentRoot">The <c>content</c> folder, or the folder that holds it.</param>
    /// <param name="runCases">Runs the worked cases; left out when only the law is checked.</param>
    public static CheckReport Report(string contentRoot, CaseRunner? runCases = null)
    {
        var outcome = LawLibrary.Load(contentRoot);
        if (outcome.Book is not { } book)
        {
            return new CheckReport(outcome.Problems, outcome.Counts);
        }

        return new CheckReport([.. outcome.Problems, .. runCases?.Invoke(book) ?? []], outcome.Counts);
    }
}
