using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>What one node gave in one run.</summary>
/// <param name="Text">The source of the node.</param>
/// <param name="Rendered">The node as people read it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Children">The nodes evaluated for it, in order; a quantified condition once for each member.</param>
/// <param name="FactPath">The fact it reads, such as <c>children[1].birthDate</c>; null when it reads none.</param>
public sealed record FeelTrace(string Text, Bilingual Rendered, FeelValue Value, ImmutableArray<FeelTrace> Children, string? FactPath);

/// <summary>Builds the trace while a run goes on.</summary>
internal sealed class TraceRecorder(string source)
{
    private const int UsualNodes = 16;

    private readonly List<FeelTrace> finished = new(UsualNodes);

    /// <summary>The trace of the node evaluated last.</summary>
    public FeelTrace Last => finished[^1];

    public FeelValue Record(FeelNode node, in Activation run)
    {
        if (node is FeelNode.Literal literal)
        {
            finished.Add(node.Words(source).Constant ??= Trace(node, literal.Value, [], factPath: null));
            return literal.Value;
        }

        var first = finished.Count;
        var value = node.Compute(run);
        ImmutableArray<FeelTrace> children = [];
        if (finished.Count > first)
        {
            children = [.. System.Runtime.InteropServices.CollectionsMarshal.AsSpan(finished)[first..]];
            finished.RemoveRange(first, finished.Count - first);
        }

        finished.Add(Trace(node, value, children, node.FactPath(run)));
        return value;
    }

    private FeelTrace Trace(FeelNode node, FeelValue value, ImmutableArray<FeelTrace> children, string? factPath)
    {
        var words = node.Words(source);
        return new FeelTrace(words.Text, words.Rendered, value, children, factPath);
    }
}
