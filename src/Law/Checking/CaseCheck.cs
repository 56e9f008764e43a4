using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Runs every worked case, and asks of every provision that some case exercises it.</summary>
internal static class CaseCheck
{
    private const int CasesAtLeast = 3;

    /// <summary>What the cases show.</summary>
    public static IEnumerable<Problem> Run(Lawbook book)
    {
        var results = book.Cases.AsParallel().AsOrdered().Select(c => CaseRunner.Run(book, c)).ToList();
        foreach (var failed in results.Where(r => !r.Passed))
        {
            yield return LawProblems.CaseFails(failed.Case.At, failed.Case.Name, string.Join("; ", failed.Differences));
        }

        var exercised = results.SelectMany(r => r.Provisions).ToHashSet(StringComparer.Ordinal);
        foreach (var provision in book.Provisions.Values.Where(p => NeedsCase(p) && !exercised.Contains(p.Id)))
        {
            yield return LawProblems.Untested(provision.At, provision.Id);
        }

        var counts = book.Cases.CountBy(c => c.Benefit, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        foreach (var benefit in book.Benefits.Values.Where(b => counts.GetValueOrDefault(b.Id) < CasesAtLeast))
        {
            yield return LawProblems.FewCases(benefit.At, benefit.Id, counts.GetValueOrDefault(benefit.Id), CasesAtLeast);
        }
    }

    /// <summary>A sentence that only refers, reports or speaks of other benefits gives no answer of its own.</summary>
    private static bool NeedsCase(Provision provision) =>
        provision.Operation is not (Operation.See or Operation.Qualify) && provision.Force.All.Any(f => f != Force.Reported);
}
