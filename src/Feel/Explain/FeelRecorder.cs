using System.Runtime.InteropServices;

namespace Anyu.Feel;

/// <summary>
/// Records every node of explained runs. One serves any number of runs, one inside the other too, on one thread. A run is one array of nodes;
/// traces of single nodes are made when somebody looks at them.
/// </summary>
public sealed class FeelRecorder
{
    private const int UsualNodes = 64;

    /// <summary>The nodes finished and not yet taken.</summary>
    private readonly List<RecordedNode> nodes = new(UsualNodes);

    private string source = "";

    /// <summary>Where the nodes of a run begin; <see cref="Take"/> needs it.</summary>
    internal int Begin() => nodes.Count;

    /// <summary>Runs an expression; its nodes are the next.</summary>
    internal FeelValue Run(FeelNode root, string text, in Activation run)
    {
        var outer = source;
        source = text;
        var value = root.Evaluate(run);
        source = outer;
        return value;
    }

    /// <summary>Adds the node that everything since <paramref name="first"/> stands under.</summary>
    internal void Finish(int first, Wording words, FeelValue value, string? factPath = null) =>
        nodes.Add(new RecordedNode(words, value, factPath, nodes.Count - first + 1));

    /// <summary>The trace of the last node, with all that was recorded since <paramref name="first"/>.</summary>
    internal FeelTrace Take(int first)
    {
        var taken = CollectionsMarshal.AsSpan(nodes)[first..].ToArray();
        CollectionsMarshal.SetCount(nodes, first);
        return new FeelTrace(taken, taken.Length - 1);
    }

    internal FeelValue Record(FeelNode node, in Activation run)
    {
        var first = nodes.Count;
        string? path = null;
        var value = node is FeelNode.ElementRead read ? read.Read(run, out path) : node.Compute(run);
        Finish(first, node.Words(source), value, path);
        return value;
    }
}
