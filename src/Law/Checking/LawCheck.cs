using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What a check found.</summary>
/// <param name="Problems">Errors and warnings, by file and line.</param>
/// <param name="Counts">How much was read.</param>
public sealed record CheckReport(ImmutableArray<Problem> Problems, LoadCounts Counts)
{
    /// <summary>What was read; null when there is an error in it.</summary>
    public Lawbook? Book { get; init; }
}

/// <summary>Reads the content and looks for what is wrong with law that can be read: overlaps, gaps, dead provisions, lower below higher …</summary>
public static class LawCheck
{
    private static readonly ImmutableArray<Func<Lawbook, Readings, IEnumerable<Problem>>> Checks =
    [
        Conflicts.Run,
        DeadCheck.Run,
        DatesCheck.Run,
        UseCheck.Run,
        AdoptionCheck.Run,
        (book, _) => NumberCheck.Run(book),
        (book, _) => CommitmentCheck.Run(book),
    ];

    /// <summary>All problems of the content.</summary>
    /// <param name="contentRoot">The <c>content</c> folder, or the folder that holds it.</param>
    public static ImmutableArray<Problem> Run(string contentRoot) => Report(contentRoot).Problems;

    /// <summary>All problems of the content, with how much was read.</summary>
    /// <param name="contentRoot">The <c>content</c> folder, or the folder that holds it.</param>
    public static CheckReport Report(string contentRoot) => Report(contentRoot, cases: true);

    /// <summary>The same, with or without the worked cases.</summary>
    internal static CheckReport Report(string contentRoot, bool cases)
    {
        var outcome = LawLibrary.Load(contentRoot);
        if (outcome.Book is not { } book)
        {
            return new CheckReport(outcome.Problems, outcome.Counts);
        }

        var readings = new Readings(book);
        var wanted = cases ? Checks.Add((b, _) => CaseCheck.Run(b)) : Checks;
        var found = wanted.AsParallel().SelectMany(check => check(book, readings).ToList()).ToList();
        return new CheckReport(ProblemOrder.Sorted(outcome.Problems.Concat(found)), outcome.Counts) { Book = book };
    }
}
