using System.Numerics;
using System.Runtime.InteropServices;

namespace Anyu.Forecast;

/// <summary>The standard normal distribution.</summary>
internal static class StandardNormal
{
    private const double Central = 0.425;

    private static ReadOnlySpan<double> CentralAbove => [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608];

    private static ReadOnlySpan<double> CentralBelow => [5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1.0];

    private static ReadOnlySpan<double> TailAbove => [7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734];

    private static ReadOnlySpan<double> TailBelow => [1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1.0];

    private static ReadOnlySpan<double> FarAbove => [2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772];

    private static ReadOnlySpan<double> FarBelow => [2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1.0];

    /// <summary>The value below which a share <paramref name="p"/> lies, to about 16 digits (Wichura, Applied Statistics algorithm AS 241, 1988).</summary>
    internal static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= Central)
        {
            var r = 0.180625 - (q * q);
            return q * Ratio(r, CentralAbove, CentralBelow);
        }

        var tail = Math.Sqrt(-PortableMath.Log(q < 0 ? p : 1 - p));
        var value = tail <= 5 ? Ratio(tail - 1.6, TailAbove, TailBelow) : Ratio(tail - 5, FarAbove, FarBelow);
        return q < 0 ? -value : value;
    }

    /// <summary>The same of many shares in place, with the same operations in the same order, so with the same bits.</summary>
    /// <param name="shares">A whole number of vectors.</param>
    internal static void Quantiles(Span<double> shares)
    {
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(shares);
        for (var i = 0; i < vectors.Length; i++)
        {
            var share = vectors[i];
            var q = share - new Vector<double>(0.5);
            var r = new Vector<double>(0.180625) - (q * q);
            var (above, below) = (new Vector<double>(CentralAbove[0]), new Vector<double>(CentralBelow[0]));
            for (var k = 1; k < 8; k++)
            {
                above = (above * r) + new Vector<double>(CentralAbove[k]);
                below = (below * r) + new Vector<double>(CentralBelow[k]);
            }

            vectors[i] = q * (above / below);
            if (Vector.GreaterThanAny(Vector.Abs(q), new Vector<double>(Central)))
            {
                Tails(share, q, shares.Slice(i * Vector<double>.Count, Vector<double>.Count));
            }
        }
    }

    private static void Tails(Vector<double> share, Vector<double> q, Span<double> into)
    {
        for (var lane = 0; lane < into.Length; lane++)
        {
            into[lane] = Math.Abs(q[lane]) > Central ? Quantile(share[lane]) : into[lane];
        }
    }

    private static double Ratio(double r, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        var (above, below) = (numerator[0], denominator[0]);
        for (var i = 1; i < 8; i++)
        {
            above = (above * r) + numerator[i];
            below = (below * r) + denominator[i];
        }

        return above / below;
    }
}
