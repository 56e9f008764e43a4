using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>Many tests at once: which findings to trust when most of them test nothing that changed.</summary>
public static class FalseDiscovery
{
    /// <summary>
    /// Adjusted probabilities (Benjamini and Hochberg, 1995), in the order given: a finding is kept at a level q where its value is at most q, and then a share q of
    /// those kept is false on average.
    /// </summary>
    /// <param name="probabilities">One for each test made, those without an alarm too.</param>
    public static ImmutableArray<double> Adjusted(IReadOnlyList<double> probabilities)
    {
        var adjusted = new double[probabilities.Count];
        var least = 1.0;
        var rank = probabilities.Count;
        foreach (var at in Enumerable.Range(0, probabilities.Count).OrderByDescending(at => probabilities[at]).ThenByDescending(at => at))
        {
            least = Math.Min(least, probabilities[at] * probabilities.Count / rank);
            adjusted[at] = least;
            rank--;
        }

        return [.. adjusted];
    }
}

/// <summary>One test made.</summary>
/// <param name="Id">Which division, indicator and period.</param>
/// <param name="Probability">The probability of such a count when nothing changed.</param>
/// <param name="Excess">Events beyond those expected.</param>
public sealed record TestedCount(string Id, double Probability, double Excess);

/// <summary>What a user is shown of all tests of a month.</summary>
/// <param name="Shown">Within the budget, most remarkable first.</param>
/// <param name="Waiting">Trusted too, but beyond the budget: listed, not announced.</param>
public sealed record AlarmChoice(ImmutableArray<TestedCount> Shown, ImmutableArray<TestedCount> Waiting);

/// <summary>So many warnings a user can follow up in a month, and no more are announced.</summary>
/// <param name="Most">Warnings a month.</param>
/// <param name="FalseShare">Share of false ones among those trusted, on average.</param>
public sealed record AlarmBudget(int Most = 10, double FalseShare = 0.1)
{
    /// <summary>Chooses among all tests of a month; ties go to the larger excess, then to the id.</summary>
    public AlarmChoice Choose(IReadOnlyList<TestedCount> tests) => Choose([], tests);

    /// <summary>The same beside findings that need no correction, since each was asked for by itself at a level of its own: they share the budget.</summary>
    /// <param name="alone">Alarms of tests that stand alone, such as those of the county looked at.</param>
    /// <param name="many">Tests of many places at once, such as its townships.</param>
    public AlarmChoice Choose(IEnumerable<TestedCount> alone, IReadOnlyList<TestedCount> many)
    {
        var adjusted = FalseDiscovery.Adjusted([.. many.Select(test => test.Probability)]);
        TestedCount[] trusted =
        [
            .. alone.Concat(many.Where((_, at) => adjusted[at] <= FalseShare))
                .OrderBy(test => test.Probability).ThenByDescending(test => test.Excess).ThenBy(test => test.Id, StringComparer.Ordinal),
        ];
        return new AlarmChoice([.. trusted.Take(Most)], [.. trusted.Skip(Most)]);
    }
}
