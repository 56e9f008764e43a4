using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The order in which problems are shown: by file, line, column, number.</summary>
internal static class ProblemOrder
{
    /// <summary>Each problem once, in that order.</summary>
    public static ImmutableArray<Problem> Sorted(IEnumerable<Problem> problems) =>
    [
        .. problems.Distinct()
            .OrderBy(p => p.At?.File, StringComparer.Ordinal)
            .ThenBy(p => p.At?.Line)
            .ThenBy(p => p.At?.Column)
            .ThenBy(p => p.Code, StringComparer.Ordinal),
    ];
}
