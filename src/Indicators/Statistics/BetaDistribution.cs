namespace Anyu.Indicators;

/// <summary>The incomplete beta function, on which binomial, negative binomial and Student probabilities rest.</summary>
internal static class BetaDistribution
{
    private const int MostTerms = 20_000;
    private const double Precision = 1e-16;
    private const double Tiny = 1e-300;

    /// <summary>Regularised incomplete beta function I(x; a, b).</summary>
    internal static double Lower(double x, double a, double b)
    {
        if (x <= 0 || x >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        return x < (a + 1) / (a + b + 2) ? Front(x, a, b) * Fraction(a, b, x) / a : 1 - (Front(x, a, b) * Fraction(b, a, 1 - x) / b);
    }

    /// <summary>1 - I(x; a, b), without loss of digits where it is small.</summary>
    internal static double Upper(double x, double a, double b) => Lower(1 - x, b, a);

    /// <summary>The x below which a share lies.</summary>
    internal static double Quantile(double share, double a, double b) => RootSearch.Crossing(x => Lower(x, a, b) - share, 0, 1);

    private static double Front(double x, double a, double b) => Math.Exp(
        GammaDistribution.LogGamma(a + b) - GammaDistribution.LogGamma(a) - GammaDistribution.LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));

    /// <summary>Lentz's continued fraction.</summary>
    private static double Fraction(double a, double b, double x)
    {
        var (c, d) = (1.0, 1 / Nonzero(1 - ((a + b) * x / (a + 1))));
        var h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2.0 * m) - 1) * (a + (2.0 * m)));
            d = 1 / Nonzero(1 + (even * d));
            c = Nonzero(1 + (even / c));
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2.0 * m)) * (a + (2.0 * m) + 1));
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

    private static double Nonzero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
