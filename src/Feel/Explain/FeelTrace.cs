using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>What one node gave in one run.</summary>
public sealed class FeelTrace
{
    /// <summary>Every node of the run, shared by all its traces.</summary>
    private readonly RecordedNode[] run;
    private readonly int at;
    private ImmutableArray<FeelTrace> children;

    internal FeelTrace(RecordedNode[] run, int at) => (this.run, this.at) = (run, at);

    /// <summary>The source of the node.</summary>
    public string Text => run[at].Words.Text;

    /// <summary>The node as people read it.</summary>
    public Bilingual Rendered => run[at].Words.Rendered;

    /// <summary>Its value.</summary>
    public FeelValue Value => run[at].Value;

    /// <summary>The nodes evaluated for it, in order; a quantified condition once for each member.</summary>
    public ImmutableArray<FeelTrace> Children => children.IsDefault ? children = [.. ChildrenBackwards().Reverse()] : children;

    /// <summary>The fact it reads, such as <c>children[1].birthDate</c>; null when it reads none.</summary>
    public string? FactPath => run[at].FactPath;

    private IEnumerable<FeelTrace> ChildrenBackwards()
    {
        var first = at + 1 - run[at].Size;
        for (var child = at - 1; child >= first; child -= run[child].Size)
        {
            yield return new FeelTrace(run, child);
        }
    }
}

/// <summary>The source text of something and how people read it: made once, shared by all its traces.</summary>
internal sealed record Wording(string Text, Bilingual Rendered);

/// <summary>One node of a recorded run. Nodes stand in the order in which they were finished, so those under one come right before it.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Value">What it gave.</param>
/// <param name="FactPath">The fact it read, or null.</param>
/// <param name="Size">How many nodes it is with all under it.</param>
internal readonly record struct RecordedNode(Wording Words, FeelValue Value, string? FactPath, int Size);
