using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>A sum that every reader knows to hold: the whole is the sum of its parts.</summary>
/// <param name="Whole">Index of the whole among the cells.</param>
/// <param name="Parts">Indices of the parts.</param>
public sealed record SumRelation(int Whole, ImmutableArray<int> Parts)
{
    /// <summary>Whole and parts.</summary>
    public IEnumerable<int> All => Parts.Prepend(Whole);
}
