namespace Anyu.Indicators;

/// <summary>How far a rate may be relied on.</summary>
public enum RateStability
{
    /// <summary>No denominator: there is no rate.</summary>
    None,

    /// <summary>
    /// Fewer than 10 events, or an interval wider than 1.6 times the rate: not to stand alone (US National Center for Health Statistics, standards for rates, 2023).
    /// </summary>
    Unreliable,

    /// <summary>20 events or fewer: may change much from year to year by chance (US CDC injury statistics).</summary>
    Unstable,

    /// <summary>More than 20 events and a narrow interval.</summary>
    Stable,
}

/// <summary>A number of events over what they happened to, in one period or pooled over several.</summary>
/// <param name="Count">Events, 0 or more.</param>
/// <param name="Denominator">Births, persons or person-years, 0 or more.</param>
public readonly record struct EventCount(long Count, double Denominator)
{
    /// <summary>Events and denominators added up, as rates of three or five years are pooled: never a mean of rates.</summary>
    /// <param name="periods">The last periods, such as three or five years.</param>
    public static EventCount Pooled(IEnumerable<EventCount> periods) =>
        periods.Aggregate(default(EventCount), (sum, next) => new EventCount(sum.Count + next.Count, sum.Denominator + next.Denominator));
}

/// <summary>A rate with all that must stand beside it.</summary>
/// <param name="Count">Events.</param>
/// <param name="Denominator">What they happened to.</param>
/// <param name="Rate">Events per unit of the denominator; not a number without one.</param>
/// <param name="Lower">Lower limit (Garwood, exact).</param>
/// <param name="Upper">Upper limit; infinite without a denominator.</param>
/// <param name="Stability">How far to rely on it.</param>
public sealed record RateEstimate(long Count, double Denominator, double Rate, double Lower, double Upper, RateStability Stability)
{
    private const long FewestReliable = 10;
    private const long FewestStable = 21;
    private const double WidestReliable = 1.6;

    /// <summary>The rate of a count.</summary>
    /// <param name="events">Events and denominator.</param>
    /// <param name="confidence">Of the limits.</param>
    public static RateEstimate Of(EventCount events, double confidence = 0.95)
    {
        if (!(events.Denominator > 0))
        {
            return new RateEstimate(events.Count, events.Denominator, double.NaN, 0, double.PositiveInfinity, RateStability.None);
        }

        var (lower, upper) = PoissonLimits.Garwood(events.Count, confidence);
        return new RateEstimate(
            events.Count, events.Denominator, events.Count / events.Denominator, lower / events.Denominator, upper / events.Denominator, Class(events.Count));
    }

    /// <summary>The class of a count; its width is that of the 95 percent interval whatever confidence is shown.</summary>
    public static RateStability Class(long count)
    {
        var (lower, upper) = PoissonLimits.Garwood(count);
        return count < FewestReliable || upper - lower > WidestReliable * count ? RateStability.Unreliable
            : count < FewestStable ? RateStability.Unstable
            : RateStability.Stable;
    }
}
