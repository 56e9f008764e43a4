using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A value worked out once in an asking, with what it rests on: whoever reads it rests on the same.</summary>
/// <param name="Value">The value.</param>
/// <param name="Facts">The facts read for it.</param>
/// <param name="Definitions">The definitions that gave its terms their meaning.</param>
/// <param name="Interpretations">The interpretations consulted.</param>
internal sealed record Grounds(FeelValue Value, ImmutableArray<FactUsed> Facts, ImmutableArray<Definition> Definitions, InterpretationSet Interpretations)
{
    /// <summary>Whether a law term was read that no loaded definition gives meaning to.</summary>
    public bool TermUndefined { get; init; }

    /// <summary>What must be said with it.</summary>
    public ImmutableArray<Bilingual> Notes { get; init; } = [];

    /// <summary>Whether a source of it is unconfirmed.</summary>
    public bool Unconfirmed { get; init; }
}
