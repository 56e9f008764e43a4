using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>
/// Five-year groups to single ages along the births of each cohort. The share of a cohort still living is smooth over age even where the
/// cohorts themselves are not, so the share is interpolated and the births carry famine, boom and decline. Every group is kept.
/// </summary>
public static class BirthSeries
{
    private const int Rounds = 8;

    /// <summary>Single ages of one sex from five-year groups at the middle of a year.</summary>
    /// <param name="groups">Persons at 0–4, 5–9 …, the last group open.</param>
    /// <param name="year">The year whose 1 July the groups describe.</param>
    /// <param name="births">Births by calendar year, any unit; cohorts born before the first year are taken to be as large as the first years together.</param>
    /// <returns>Persons at 0, 1 …, the last entry the open group unchanged.</returns>
    public static ImmutableArray<double> Graduate(ReadOnlySpan<double> groups, int year, IReadOnlyDictionary<int, double> births)
    {
        var closed = groups.Length - 1;
        var cohorts = Cohorts(closed * 5, year, births);
        var single = new double[closed * 5];
        var shares = new double[closed];
        for (var group = 0; group < closed; group++)
        {
            shares[group] = Math.Log(Math.Max(groups[group], double.Epsilon) / cohorts.AsSpan(group * 5, 5).ToArray().Sum());
        }

        var nodes = shares.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            Interpolate(nodes, cohorts, single);
            Mend(groups, single, nodes);
        }

        Interpolate(nodes, cohorts, single);
        Rake(groups, single);
        return [.. single, groups[closed]];
    }

    /// <summary>The cohort aged x on 1 July was born in the second half of one calendar year and the first half of the next.</summary>
    private static double[] Cohorts(int ages, int year, IReadOnlyDictionary<int, double> births)
    {
        var first = births.Keys.Min();
        var early = Enumerable.Range(first, 3).Average(y => births[y]);
        double Births(int y) => births.TryGetValue(y, out var known) ? known : early;
        return [.. Enumerable.Range(0, ages).Select(age => (Births(year - age - 1) + Births(year - age)) / 2)];
    }

    /// <summary>Log shares at the middle of each group, joined by cubic pieces with finite-difference slopes.</summary>
    private static void Interpolate(double[] nodes, double[] cohorts, double[] single)
    {
        for (var age = 0; age < single.Length; age++)
        {
            var place = Math.Clamp((age - 2) / 5.0, 0, nodes.Length - 1);
            var left = Math.Min((int)place, nodes.Length - 2);
            single[age] = cohorts[age] * Math.Exp(Cubic(nodes, left, ((age - 2) / 5.0) - left));
        }
    }

    private static double Cubic(double[] nodes, int left, double t)
    {
        double Slope(int i) => i <= 0 ? nodes[1] - nodes[0]
            : i >= nodes.Length - 1 ? nodes[^1] - nodes[^2]
            : (nodes[i + 1] - nodes[i - 1]) / 2;
        if (t is < 0 or > 1)
        {
            return t < 0 ? nodes[left] + (t * Slope(left)) : nodes[left + 1] + ((t - 1) * Slope(left + 1));
        }

        var (t2, t3) = (t * t, t * t * t);
        return (((2 * t3) - (3 * t2) + 1) * nodes[left]) + ((t3 - (2 * t2) + t) * Slope(left))
            + (((3 * t2) - (2 * t3)) * nodes[left + 1]) + ((t3 - t2) * Slope(left + 1));
    }

    private static void Mend(ReadOnlySpan<double> groups, double[] single, double[] nodes)
    {
        for (var group = 0; group < nodes.Length; group++)
        {
            nodes[group] += Math.Log(Math.Max(groups[group], double.Epsilon) / single.AsSpan(group * 5, 5).ToArray().Sum());
        }
    }

    private static void Rake(ReadOnlySpan<double> groups, double[] single)
    {
        for (var group = 0; group < groups.Length - 1; group++)
        {
            var five = single.AsSpan(group * 5, 5);
            var factor = groups[group] / five.ToArray().Sum();
            for (var i = 0; i < five.Length; i++)
            {
                five[i] *= factor;
            }
        }
    }
}
