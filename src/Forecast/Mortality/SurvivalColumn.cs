using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Life expectancy and person-years of a column of yearly survival ratios (entry 0 from birth, the last of the open group).</summary>
public static class SurvivalColumn
{
    /// <summary>Person-years lived at each age per birth; the last entry is the open group.</summary>
    public static double[] PersonYears(ReadOnlySpan<double> ratios)
    {
        var open = ratios.Length - 1;
        var years = new double[ratios.Length];
        var lived = 1.0;
        for (var age = 0; age < open; age++)
        {
            lived *= ratios[age];
            years[age] = lived;
        }

        years[open] = lived * ratios[open] / (1 - ratios[open]);
        return years;
    }

    /// <summary>Life expectancy at birth, years.</summary>
    public static double Expectancy(ReadOnlySpan<double> ratios) => PersonYears(ratios).Sum();

    /// <summary>The ratios with every hazard multiplied by one factor so that life expectancy is the one asked.</summary>
    /// <param name="ratios">Ratios between 0 and 1.</param>
    /// <param name="expectancy">Years, between what hazards 20 times higher and 20 times lower would give.</param>
    public static ImmutableArray<double> Matching(ReadOnlySpan<double> ratios, double expectancy)
    {
        var hazards = new double[ratios.Length];
        for (var age = 0; age < ratios.Length; age++)
        {
            hazards[age] = -Math.Log(ratios[age]);
        }

        var (low, high) = (-3.0, 3.0);
        var matched = new double[ratios.Length];
        for (var round = 0; round < 60; round++)
        {
            var middle = (low + high) / 2;
            var factor = Math.Exp(middle);
            for (var age = 0; age < matched.Length; age++)
            {
                matched[age] = Math.Exp(-hazards[age] * factor);
            }

            (low, high) = Expectancy(matched) > expectancy ? (middle, high) : (low, middle);
        }

        return [.. matched];
    }
}
