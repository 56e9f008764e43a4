using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// Sprague's fifth-difference osculatory multipliers (1880; Shryock and Siegel, The Methods and Materials of Demography, appendix C):
/// five-year groups to single ages, keeping every group. Smooth, so it blurs cohorts made by famine or boom; see <see cref="BirthSeries"/>.
/// Values can be negative where the groups change very sharply.
/// </summary>
public static class Sprague
{
    private static readonly double[][] First =
    [
        [0.3616, -0.2768, 0.1488, -0.0336],
        [0.2640, -0.0960, 0.0400, -0.0080],
        [0.1840, 0.0400, -0.0320, 0.0080],
        [0.1200, 0.1360, -0.0720, 0.0160],
        [0.0704, 0.1968, -0.0848, 0.0176],
    ];

    private static readonly double[][] Second =
    [
        [0.0336, 0.2272, -0.0752, 0.0144],
        [0.0080, 0.2320, -0.0480, 0.0080],
        [-0.0080, 0.2160, -0.0080, 0.0000],
        [-0.0160, 0.1840, 0.0400, -0.0080],
        [-0.0176, 0.1408, 0.0912, -0.0144],
    ];

    private static readonly double[][] Middle =
    [
        [-0.0128, 0.0848, 0.1504, -0.0240, 0.0016],
        [-0.0016, 0.0144, 0.2224, -0.0416, 0.0064],
        [0.0064, -0.0336, 0.2544, -0.0336, 0.0064],
        [0.0064, -0.0416, 0.2224, 0.0144, -0.0016],
        [0.0016, -0.0240, 0.1504, 0.0848, -0.0128],
    ];

    /// <summary>Single ages from five-year groups.</summary>
    /// <param name="groups">Persons at 0–4, 5–9 …, the last group open; at least six groups.</param>
    /// <returns>Persons at 0, 1 …, the last entry the open group unchanged.</returns>
    /// <exception cref="ArgumentException">Fewer than six groups.</exception>
    public static ImmutableArray<double> Graduate(ReadOnlySpan<double> groups)
    {
        if (groups.Length < 6)
        {
            throw new ArgumentException("Sprague needs five closed groups and the open one.", nameof(groups));
        }

        var closed = groups.Length - 1;
        var ages = ImmutableArray.CreateBuilder<double>((closed * 5) + 1);
        for (var group = 0; group < closed; group++)
        {
            for (var year = 0; year < 5; year++)
            {
                ages.Add(Single(groups[..closed], group, year));
            }
        }

        ages.Add(groups[closed]);
        return ages.MoveToImmutable();
    }

    /// <summary>Yearly values of a series of which the means of five-year periods are known; every mean is kept.</summary>
    /// <param name="means">Means of consecutive five-year periods, at least five.</param>
    public static ImmutableArray<double> YearsOf(ReadOnlySpan<double> means)
    {
        var sums = new double[means.Length + 1];
        for (var i = 0; i < means.Length; i++)
        {
            sums[i] = 5 * means[i];
        }

        return Graduate(sums).RemoveAt(5 * means.Length);
    }

    private static double Single(ReadOnlySpan<double> closed, int group, int year)
    {
        var last = closed.Length - 1;
        return group switch
        {
            0 => Weighted(First[year], closed, 0, 1),
            1 => Weighted(Second[year], closed, 0, 1),
            _ when group == last => Weighted(First[4 - year], closed, last, -1),
            _ when group == last - 1 => Weighted(Second[4 - year], closed, last, -1),
            _ => Weighted(Middle[year], closed, group - 2, 1),
        };
    }

    private static double Weighted(double[] weights, ReadOnlySpan<double> groups, int from, int step)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * groups[from + (i * step)];
        }

        return sum;
    }
}
