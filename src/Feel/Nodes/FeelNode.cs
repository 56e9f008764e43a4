using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>
/// A node of the typed tree. The hierarchy is closed: its cases are the nested records, and every back end (walker, columns, browser) switches over them.
/// Names are bound: variables to slots, elements to ordinals.
/// </summary>
public abstract partial record FeelNode
{
    private Wording? wording;

    private FeelNode()
    {
    }

    /// <summary>The static type of its value.</summary>
    public required FeelType Type { get; init; }

    /// <summary>The nodes directly under it, in the order of evaluation.</summary>
    public abstract ImmutableArray<FeelNode> Children { get; }

    /// <summary>Whether it is a number without a unit of its own, such as <c>36</c>, which takes the unit of what it meets.</summary>
    internal bool IsBare { get; init; }

    /// <summary>Where it stands in the source.</summary>
    internal TextSpan Span { get; init; }

    /// <summary>The same node over other children, of which there must be as many.</summary>
    internal abstract FeelNode WithChildren(ImmutableArray<FeelNode> children);

    /// <summary>The value of the node; recorded when the run is explained.</summary>
    internal FeelValue Evaluate(in Activation run) => run.Recorder is null ? Compute(run) : run.Recorder.Record(this, run);

    /// <summary>The value of the node.</summary>
    internal abstract FeelValue Compute(in Activation run);

    /// <summary>The source text and the rendering, made once.</summary>
    internal Wording Words(string source) =>
        wording ??= new Wording(Span.Of(source), new Bilingual(FeelRenderer.Render(this, Language.Zh), FeelRenderer.Render(this, Language.En)));

    /// <summary>This node and all under it.</summary>
    internal IEnumerable<FeelNode> SelfAndDescendants() => Children.SelectMany(c => c.SelfAndDescendants()).Prepend(this);
}
