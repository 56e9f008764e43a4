using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// One random factor through time: x(0) is normal with the starting spread, then x(t) = persistence · x(t-1) + spread · z. Persistence 1 is a random
/// walk, below 1 the factor returns to its centre.
/// </summary>
/// <param name="Persistence">0 to 1.</param>
/// <param name="Spread">Standard deviation of the yearly innovation; 0 switches the factor off.</param>
/// <param name="StartSpread">Standard deviation before the first year.</param>
/// <param name="NationalShare">
/// Share of the variance, 0 to 1, that every division of the nation has in common. Paths of two divisions are correlated by the
/// root of the product of their shares.
/// </param>
public sealed record RandomFactor(double Persistence, double Spread, double StartSpread = 0, double NationalShare = 0)
{
    /// <summary>No randomness.</summary>
    public static RandomFactor None { get; } = new(0, 0);

    /// <summary>The factor of a division that has all of this one in common with the whole, and varies by itself beside it.</summary>
    /// <param name="own">Standard deviation of its own yearly innovation; before the first year it is as uncertain.</param>
    internal RandomFactor Beside(double own)
    {
        var total = Math.Sqrt((Spread * Spread) + (own * own));
        return this with { Spread = total, StartSpread = Math.Sqrt((StartSpread * StartSpread) + (own * own)), NationalShare = total > 0 ? Spread * Spread / (total * total) : 0 };
    }
}

/// <summary>What is uncertain in a forecast, beyond its central inputs.</summary>
/// <param name="Fertility">Log factor on all fertility rates of a year.</param>
/// <param name="Mortality">
/// Index k: the hazard of dying at each age is multiplied by exp(sensitivity · k), the shape of Lee and Carter (1992), common to both
/// sexes so that they do not drift apart (Li and Lee, 2005).
/// </param>
/// <param name="MortalitySensitivity">Sensitivity by the age reached; all 1 is a proportional hazard.</param>
/// <param name="Migration">Persons added to the net migration of a year, spread over ages by <paramref name="MigrationPattern"/>.</param>
/// <param name="MigrationPattern">Share of each sex and age, summing to 1, by the age at the end of the year.</param>
/// <param name="BaseSpread">Relative standard deviation of the base population by sex and age, lognormal.</param>
/// <param name="BaseCorrelation">Correlation of the base error between neighbouring ages, 0 to 1.</param>
public sealed record Uncertainty(
    RandomFactor Fertility,
    RandomFactor Mortality,
    ImmutableArray<double> MortalitySensitivity,
    RandomFactor Migration,
    SexAge MigrationPattern,
    SexAge BaseSpread,
    double BaseCorrelation)
{
    /// <summary>Nothing is uncertain: every trajectory is the central projection.</summary>
    public static Uncertainty None(int openAge) => new(
        RandomFactor.None,
        RandomFactor.None,
        [.. Enumerable.Repeat(1.0, openAge + 1)],
        RandomFactor.None,
        SexAge.Zero(openAge),
        SexAge.Zero(openAge),
        0);
}

/// <summary>How many trajectories to draw and what to keep of them.</summary>
/// <param name="Trajectories">At least 1.</param>
/// <param name="Seed">Every random number follows from it.</param>
/// <param name="Quantiles">Shares between 0 and 1, ascending.</param>
/// <param name="Division">Code of the division whose own shocks are drawn; empty for the nation.</param>
/// <param name="OutputOpenAge">Ages from here up are added together in the output.</param>
/// <param name="Threads">Threads to use; the result is the same to the last bit for any number.</param>
/// <param name="Groups">Age groups whose sums are wanted as well, both ends included.</param>
public sealed record TrajectoryPlan(
    int Trajectories,
    ulong Seed,
    ImmutableArray<double> Quantiles,
    string Division = "",
    int OutputOpenAge = 100,
    int Threads = 1,
    ImmutableArray<AgeGroup> Groups = default)
{
    /// <summary>Median, 80 and 95 percent bounds.</summary>
    public static ImmutableArray<double> UsualQuantiles { get; } = [0.025, 0.1, 0.5, 0.9, 0.975];
}
