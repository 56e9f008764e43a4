namespace Anyu.Indicators;

/// <summary>What a share says about the probability behind it.</summary>
public static class BinomialLimits
{
    private const int Rounds = 200;
    private const int MostTerms = 100_000;
    private const double Precision = 1e-15;

    /// <summary>Exact two-sided limits of a probability (Clopper and Pearson, 1934).</summary>
    /// <param name="count">Successes, 0 to <paramref name="of"/>.</param>
    /// <param name="of">Trials, at least 1.</param>
    /// <param name="confidence">Between 0 and 1, such as 0.95.</param>
    public static (double Lower, double Upper) ClopperPearson(long count, long of, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, of);
        ArgumentOutOfRangeException.ThrowIfLessThan(of, 1);
        var tail = (1 - confidence) / 2;
        var lower = count == 0 ? 0 : Solve(p => Beta(count, of - count + 1.0, p) - tail);
        var upper = count == of ? 1 : Solve(p => Beta(count + 1.0, of - count, p) - (1 - tail));
        return (lower, upper);
    }

    /// <summary>The regularised incomplete beta function I(x; a, b): the probability that a Beta(a, b) number is at most x.</summary>
    internal static double Beta(double a, double b, double x)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        var front = Math.Exp(GammaDistribution.LogGamma(a + b) - GammaDistribution.LogGamma(a) - GammaDistribution.LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>Lentz's continued fraction (Numerical Recipes, 6.4).</summary>
    private static double Fraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / Nonzero(1 - ((a + b) * x / (a + 1))));
        var h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Nonzero(1 + (even * d));
            c = Nonzero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Nonzero(1 + (odd * d));
            c = Nonzero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return h;
    }

    private static double Nonzero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;

    private static double Solve(Func<double, double> increasing)
    {
        var (low, high) = (0.0, 1.0);
        for (var round = 0; round < Rounds; round++)
        {
            var middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                break;
            }

            (low, high) = increasing(middle) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }
}
