using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Shares of total fertility by age of the mother.</summary>
public static class FertilityPattern
{
    /// <summary>Straight between the patterns of anchor years; constant outside them.</summary>
    /// <param name="anchors">Year and shares by single age, ascending.</param>
    /// <param name="year">The moment, as a decimal calendar year.</param>
    public static double[] At(IReadOnlyList<(double Year, ImmutableArray<double> Shares)> anchors, double year)
    {
        var right = 0;
        while (right < anchors.Count && anchors[right].Year < year)
        {
            right++;
        }

        if (right == 0 || right == anchors.Count)
        {
            return [.. anchors[Math.Min(right, anchors.Count - 1)].Shares];
        }

        var (from, to) = (anchors[right - 1], anchors[right]);
        var share = (year - from.Year) / (to.Year - from.Year);
        return [.. from.Shares.Select((value, age) => ((1 - share) * value) + (share * to.Shares[age]))];
    }

    /// <summary>How far along from one pattern to another a third lies, by least squares over five-year groups: 0 at the first, 1 at the second.</summary>
    /// <param name="from">Shares of five-year groups at the start of the path.</param>
    /// <param name="to">Shares of five-year groups at its end.</param>
    /// <param name="groups">Shares of five-year groups between.</param>
    public static double Along(ReadOnlySpan<double> from, ReadOnlySpan<double> to, ReadOnlySpan<double> groups)
    {
        var (cross, square) = (0.0, 0.0);
        for (var i = 0; i < groups.Length; i++)
        {
            cross += (groups[i] - from[i]) * (to[i] - from[i]);
            square += (to[i] - from[i]) * (to[i] - from[i]);
        }

        return cross / square;
    }

    /// <summary>
    /// Rates by single age whose five-year groups, as births over women, stand in the proportions given, and which sum to the total fertility.
    /// A published rate of a group is births over women, so women unevenly spread within the group must weigh.
    /// </summary>
    /// <param name="single">Shares by single age.</param>
    /// <param name="first">The age at which the first group begins.</param>
    /// <param name="groups">Proportions of the five-year groups.</param>
    /// <param name="women">Woman-years by single age.</param>
    /// <param name="totalFertility">Births per woman.</param>
    public static ImmutableArray<double> Rates(
        ReadOnlySpan<double> single, int first, ReadOnlySpan<double> groups, ReadOnlySpan<double> women, double totalFertility)
    {
        var rates = single.ToArray();
        for (var group = 0; group < groups.Length; group++)
        {
            var (births, bearing) = (0.0, 0.0);
            for (var age = first + (group * 5); age < first + (group * 5) + 5; age++)
            {
                births += rates[age] * women[age];
                bearing += women[age];
            }

            for (var age = first + (group * 5); age < first + (group * 5) + 5 && births > 0; age++)
            {
                rates[age] *= groups[group] * bearing / births;
            }
        }

        var sum = rates.Sum();
        return [.. rates.Select(rate => rate * totalFertility / sum)];
    }
}
