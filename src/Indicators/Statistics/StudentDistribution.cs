namespace Anyu.Indicators;

/// <summary>Student's t distribution.</summary>
internal static class StudentDistribution
{
    /// <summary>The probability of a value at least this far from zero on either side.</summary>
    internal static double TwoSided(double t, double degrees) => BetaDistribution.Lower(degrees / (degrees + (t * t)), degrees / 2, 0.5);
}
