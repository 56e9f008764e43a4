namespace Anyu.Indicators;

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
