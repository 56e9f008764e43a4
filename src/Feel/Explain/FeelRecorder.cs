using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Anyu.Feel;

/// <summary>Records every node of explained runs. One serves any number of runs, one inside the other too, on one thread.</summary>
public sealed class FeelRecorder
{
    private const int UsualNodes = 16;

    /// <summary>The traces finished and not yet taken by the node above them.</summary>
    private readonly List<FeelTrace> finished = new(UsualNodes);

    private string source = "";

    /// <summary>Runs the node and gives its trace.</summary>
    internal FeelTrace Run(FeelNode root, string text, ReadOnlySpan<FeelValue> frame, IFeelHost host, Span<FeelValue> locals)
    {
        var outer = source;
        source = text;
        root.Evaluate(new Activation(frame, host, locals, this));
        source = outer;
        var trace = finished[^1];
        finished.RemoveAt(finished.Count - 1);
        return trace;
    }

    internal FeelValue Record(FeelNode node, in Activation run)
    {
        if (node is FeelNode.Literal literal)
        {
            var words = node.Words(source);
            finished.Add(words.Constant ??= new FeelTrace(words, literal.Value, [], factPath: null));
            return literal.Value;
        }

        if (node is FeelNode.ElementRead read)
        {
            var element = read.Read(run, out var path);
            finished.Add(new FeelTrace(node.Words(source), element, [], path));
            return element;
        }

        var first = finished.Count;
        var value = node.Compute(run);
        ImmutableArray<FeelTrace> children = [];
        if (finished.Count > first)
        {
            children = [.. CollectionsMarshal.AsSpan(finished)[first..]];
            CollectionsMarshal.SetCount(finished, first);
        }

        finished.Add(new FeelTrace(node.Words(source), value, children, factPath: null));
        return value;
    }
}
