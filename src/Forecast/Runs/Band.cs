namespace Anyu.Forecast;

/// <summary>What a forecast says of one number: its median with the 80 and 95 percent bands.</summary>
/// <param name="Low95">2.5 percent of the trajectories lie below.</param>
/// <param name="Low80">10 percent lie below.</param>
/// <param name="Median">Half lie below.</param>
/// <param name="High80">10 percent lie above.</param>
/// <param name="High95">2.5 percent lie above.</param>
public readonly record struct Band(double Low95, double Low80, double Median, double High80, double High95)
{
    /// <summary>The 80 percent interval.</summary>
    public Interval Within80 => new(Low80, High80);

    /// <summary>The 95 percent interval.</summary>
    public Interval Within95 => new(Low95, High95);
}
