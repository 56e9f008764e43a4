using System.Collections.Immutable;

namespace Anyu.Kernel;

/// <summary>Gathers the problems of one text, so that one reading reports all of them. One sink per text and thread.</summary>
public class ProblemSink
{
    private readonly List<Problem> problems = [];

    /// <summary>How many errors were found; warnings do not count.</summary>
    public int Errors { get; private set; }

    /// <summary>How many problems were found, warnings included.</summary>
    public int Count => problems.Count;

    /// <summary>The problems so far, in the order found.</summary>
    public ImmutableArray<Problem> Problems => [.. problems];

    /// <summary>Adds one.</summary>
    /// <param name="problem">What was found.</param>
    public void Add(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problems.Add(problem);
        Errors += problem.Severity == ProblemSeverity.Error ? 1 : 0;
    }

    /// <summary>Adds several.</summary>
    /// <param name="more">What was found.</param>
    public void AddRange(IEnumerable<Problem> more)
    {
        ArgumentNullException.ThrowIfNull(more);
        foreach (var problem in more)
        {
            Add(problem);
        }
    }
}
