namespace Anyu.Forecast;

/// <summary>How far reported ages prefer certain last digits (Shryock and Siegel, ch. 8).</summary>
public static class AgeHeaping
{
    /// <summary>Whipple's index over ages 23 to 62 for the digits 0 and 5.</summary>
    /// <param name="persons">Persons by single age from 0; at least to age 62.</param>
    /// <returns>100 without preference, 500 when everyone reports 0 or 5; the United Nations call up to 105 highly accurate.</returns>
    public static double Whipple(ReadOnlySpan<double> persons)
    {
        var (all, round) = (0.0, 0.0);
        for (var age = 23; age <= 62; age++)
        {
            all += persons[age];
            round += age % 5 == 0 ? persons[age] : 0;
        }

        return 500 * round / all;
    }

    /// <summary>Myers' blended index over ages 10 to 99.</summary>
    /// <param name="persons">Persons by single age from 0; at least to age 99.</param>
    /// <returns>Percent of persons who would have to report another last digit: 0 without preference, 90 when all report the same digit.</returns>
    public static double Myers(ReadOnlySpan<double> persons)
    {
        Span<double> blended = stackalloc double[10];
        var all = 0.0;
        for (var digit = 0; digit < 10; digit++)
        {
            blended[digit] = ((digit + 1) * Tens(persons, 10 + digit, 89)) + ((9 - digit) * Tens(persons, 20 + digit, 99));
            all += blended[digit];
        }

        var away = 0.0;
        foreach (var sum in blended)
        {
            away += Math.Abs((100 * sum / all) - 10);
        }

        return away / 2;
    }

    private static double Tens(ReadOnlySpan<double> persons, int from, int to)
    {
        var sum = 0.0;
        for (var age = from; age <= to; age += 10)
        {
            sum += persons[age];
        }

        return sum;
    }
}
