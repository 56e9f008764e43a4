using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Gathers the problems of one file, so that one reading reports all of them. One sink per file and thread.</summary>
internal sealed class ProblemSink
{
    private readonly List<Problem> problems = [];

    /// <summary>How many errors were found; warnings do not count.</summary>
    public int Errors { get; private set; }

    /// <summary>The problems so far.</summary>
    public ImmutableArray<Problem> Problems => [.. problems];

    /// <summary>Adds one.</summary>
    public void Add(Problem problem)
    {
        problems.Add(problem);
        Errors += problem.Severity == ProblemSeverity.Error ? 1 : 0;
    }

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Problem> more)
    {
        foreach (var problem in more)
        {
            Add(problem);
        }
    }
}
