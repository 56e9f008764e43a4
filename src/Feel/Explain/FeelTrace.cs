using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>What one node gave in one run.</summary>
public sealed class FeelTrace
{
    private readonly Wording words;

    internal FeelTrace(Wording words, FeelValue value, ImmutableArray<FeelTrace> children, string? factPath) =>
        (this.words, Value, Children, FactPath) = (words, value, children, factPath);

    /// <summary>The source of the node.</summary>
    public string Text => words.Text;

    /// <summary>The node as people read it.</summary>
    public Bilingual Rendered => words.Rendered;

    /// <summary>Its value.</summary>
    public FeelValue Value { get; }

    /// <summary>The nodes evaluated for it, in order; a quantified condition once for each member.</summary>
    public ImmutableArray<FeelTrace> Children { get; }

    /// <summary>The fact it reads, such as <c>children[1].birthDate</c>; null when it reads none.</summary>
    public string? FactPath { get; }
}

/// <summary>The source text of something and how people read it: made once, shared by all its traces.</summary>
internal sealed record Wording(string Text, Bilingual Rendered)
{
    /// <summary>The trace of a constant, which is always the same.</summary>
    public FeelTrace? Constant { get; set; }
}
