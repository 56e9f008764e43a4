using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What can be said of an indicator in a place and period: a rate with all it needs, a count, withheld, or not at hand.</summary>
/// <param name="Indicator">The definition.</param>
/// <param name="Place">The place.</param>
/// <param name="Period">The period.</param>
public abstract record IndicatorValue(IndicatorDefinition Indicator, PlaceCode Place, Period Period)
{
    /// <summary>A rate with count, denominator, interval, class, date and source.</summary>
    public sealed record Rated(IndicatorDefinition Indicator, PlaceCode Place, Period Period, Rate Rate) : IndicatorValue(Indicator, Place, Period);

    /// <summary>A count alone.</summary>
    public sealed record Counted(IndicatorDefinition Indicator, PlaceCode Place, Period Period, long Count, Bilingual Source, bool Synthetic) : IndicatorValue(Indicator, Place, Period);

    /// <summary>Withheld 不予公布: neither count nor interval nor class is said, only why.</summary>
    public sealed record Withheld(IndicatorDefinition Indicator, PlaceCode Place, Period Period, WithheldReason Reason, bool Synthetic) : IndicatorValue(Indicator, Place, Period);

    /// <summary>Not at hand: something was not reported; the first gaps and how many there are.</summary>
    public sealed record NotAtHand(IndicatorDefinition Indicator, PlaceCode Place, Period Period, ImmutableArray<CountKey> Missing, int Gaps) : IndicatorValue(Indicator, Place, Period);
}
