using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>What is asked of the lawbook.</summary>
/// <param name="On">The date asked.</param>
/// <param name="Place">The division used for every place fact that is not stated; null: the statement's own.</param>
/// <param name="Settings">Interpretations switched, id → option.</param>
/// <param name="Benefits">The benefits asked; empty: all.</param>
/// <param name="Explain">Whether to record every node.</param>
public sealed record DecisionRequest(
    DateOnly On,
    string? Place,
    ImmutableSortedDictionary<string, string> Settings,
    ImmutableArray<string> Benefits,
    bool Explain)
{
    /// <summary>All benefits on that date, with explanation.</summary>
    public static DecisionRequest For(DateOnly on, string? place = null) =>
        new(on, place, ImmutableSortedDictionary<string, string>.Empty, [], Explain: true);
}
