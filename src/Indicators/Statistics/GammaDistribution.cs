namespace Anyu.Indicators;

/// <summary>The incomplete gamma function, on which Poisson and chi-square probabilities rest.</summary>
internal static class GammaDistribution
{
    private const double Precision = 1e-16;
    private const int MostTerms = 100_000;

    // Lanczos, g = 7, nine terms: about fifteen digits.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>Natural logarithm of the gamma function for positive arguments.</summary>
    internal static double LogGamma(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        var t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>Lower regularised incomplete gamma P(a, x): the probability that a Poisson number of mean x is at least a.</summary>
    internal static double Lower(double a, double x) => x <= 0 ? 0 : x < a + 1 ? Series(a, x) : 1 - Fraction(a, x);

    /// <summary>Upper regularised incomplete gamma Q(a, x) = 1 - P(a, x), without loss of digits where it is small.</summary>
    internal static double Upper(double a, double x) => x <= 0 ? 1 : x < a + 1 ? 1 - Series(a, x) : Fraction(a, x);

    /// <summary>The x below which a share of the gamma distribution of this shape and scale 1 lies.</summary>
    internal static double Quantile(double share, double shape) =>
        RootSearch.Crossing(x => share < 0.5 ? Lower(shape, x) - share : 1 - share - Upper(shape, x), 0, shape + (40 * Math.Sqrt(shape + 1)) + 200);

    private static double Series(double a, double x)
    {
        var (term, sum) = (1 / a, 1 / a);
        for (var n = 1; n < MostTerms && term > sum * Precision; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum * Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
    }

    /// <summary>Lentz's continued fraction.</summary>
    private static double Fraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        var (c, d) = (1 / Tiny, 1 / b);
        var h = d;
        for (var n = 1; n < MostTerms; n++)
        {
            var an = -n * (n - a);
            b += 2;
            d = Nonzero((an * d) + b, Tiny);
            c = Nonzero(b + (an / c), Tiny);
            d = 1 / d;
            h *= d * c;
            if (Math.Abs((d * c) - 1) < Precision)
            {
                break;
            }
        }

        return h * Math.Exp((a * Math.Log(x)) - x - LogGamma(a));
    }

    private static double Nonzero(double value, double tiny) => Math.Abs(value) < tiny ? tiny : value;
}
