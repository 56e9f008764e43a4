using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>The database could not do what was asked for a reason outside the program: busy, full, unreachable. Hosts show its problem.</summary>
public sealed class StoreException : Exception
{
    internal StoreException(Problem problem, Exception? inner = null)
        : base(problem.ToString(), inner) => Problem = problem;

    /// <summary>What, why and how to mend it. Nothing of the unit of work was stored.</summary>
    public Problem Problem { get; }
}
