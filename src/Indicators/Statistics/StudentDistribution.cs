namespace Anyu.Indicators;

/// <summary>Student's t distribution.</summary>
internal static class StudentDistribution
{
    private const int MostTerms = 500;

    /// <summary>The probability of a value at least this far from zero on either side.</summary>
    internal static double TwoSided(double t, double degrees)
    {
        var (x, a, b) = (degrees / (degrees + (t * t)), degrees / 2, 0.5);
        if (x >= 1)
        {
            return 1;
        }

        var front = Math.Exp(GammaDistribution.LogGamma(a + b) - GammaDistribution.LogGamma(a) - GammaDistribution.LogGamma(b)
            + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(a, b, x) / a : 1 - (front * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>Lentz's continued fraction of the incomplete beta function.</summary>
    private static double Fraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / (1 - ((a + b) * x / (a + 1))));
        var h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / (1 + (even * d));
            c = 1 + (even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / (1 + (odd * d));
            c = 1 + (odd / c);
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15)
            {
                break;
            }
        }

        return h;
    }
}
