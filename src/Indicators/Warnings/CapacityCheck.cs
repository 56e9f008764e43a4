using System.Collections.Immutable;
using Anyu.Forecast;

namespace Anyu.Indicators;

/// <summary>Where a need stands beside a capacity.</summary>
public enum CapacityState
{
    /// <summary>The band lies below the capacity.</summary>
    Enough,

    /// <summary>The band holds the capacity: the forecast cannot tell, and nobody is warned.</summary>
    Open,

    /// <summary>The whole band lies above the capacity: a structural warning.</summary>
    Short,

    /// <summary>The whole band lies below the share of the capacity under which it stands idle: a structural warning too.</summary>
    Idle,
}

/// <summary>The need of one year beside the capacity.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Low">Lower end of the 80 percent band.</param>
/// <param name="Median">Median.</param>
/// <param name="High">Upper end of the 80 percent band.</param>
/// <param name="Capacity">Places, classrooms or the like, in the same unit.</param>
/// <param name="State">Where it stands.</param>
public sealed record CapacityYear(int Year, double Low, double Median, double High, double Capacity, CapacityState State)
{
    /// <summary>Whether this year warns.</summary>
    public bool Warns => State is CapacityState.Short or CapacityState.Idle;
}

/// <summary>
/// Structural warnings: what a forecast age group will need of places or classrooms. A warning only where the 80 percent band of the forecast has crossed the capacity, never
/// because the median has.
/// </summary>
/// <param name="NeedPerPerson">Places needed per person of the age group, such as 0.2 where a fifth attend.</param>
/// <param name="IdleShare">Share of the capacity below which it stands idle; 0 never warns of that.</param>
public sealed record CapacityCheck(double NeedPerPerson = 1, double IdleShare = 0)
{
    /// <summary>Every year of a forecast.</summary>
    /// <param name="forecast">A run that kept the age group and the shares 0.1, 0.5 and 0.9.</param>
    /// <param name="group">The index of the age group.</param>
    /// <param name="capacity">Places in a calendar year, as built and decided today.</param>
    /// <exception cref="ArgumentException">The run did not keep the shares 0.1, 0.5 and 0.9.</exception>
    public ImmutableArray<CapacityYear> Years(TrajectoryQuantiles forecast, int group, Func<int, double> capacity)
    {
        var (low, median, high) = (forecast.Quantiles.IndexOf(0.1), forecast.Quantiles.IndexOf(0.5), forecast.Quantiles.IndexOf(0.9));
        if (low < 0 || median < 0 || high < 0)
        {
            throw new ArgumentException("The run must keep the shares 0.1, 0.5 and 0.9.", nameof(forecast));
        }

        return
        [
            .. Enumerable.Range(forecast.BaseYear, forecast.Years + 1).Select(year =>
            {
                var persons = forecast.GroupAt(year, group);
                return At(year, persons[low] * NeedPerPerson, persons[median] * NeedPerPerson, persons[high] * NeedPerPerson, capacity(year));
            }),
        ];
    }

    /// <summary>One year from a band.</summary>
    public CapacityYear At(int year, double low, double median, double high, double capacity) => new(
        year,
        low,
        median,
        high,
        capacity,
        low > capacity ? CapacityState.Short : high < capacity * IdleShare ? CapacityState.Idle : high <= capacity ? CapacityState.Enough : CapacityState.Open);
}
