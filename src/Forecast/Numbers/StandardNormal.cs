using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

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
    internal static double Quantile(double p) => Quantile(Vector512.Create(p)).ToScalar();

    /// <summary>The same of eight shares; a lane does not depend on the others.</summary>
    internal static Lanes Quantile(Lanes p)
    {
        var q = p - Vector512.Create(0.5);
        var value = q * Ratio(PortableMath.Fused(-q, q, Vector512.Create(0.180625)), CentralAbove, CentralBelow);
        var outer = Vector512.GreaterThan(Vector512.Abs(q), Vector512.Create(Central));
        return outer == Lanes.Zero ? value : Vector512.ConditionalSelect(outer, Tails(p, q), value);
    }

    private static Lanes Tails(Lanes p, Lanes q)
    {
        var below = Vector512.LessThan(q, Lanes.Zero);
        var distance = Vector512.Sqrt(-PortableMath.Log(Vector512.ConditionalSelect(below, p, Lanes.One - p)));
        var value = Ratio(distance - Vector512.Create(1.6), TailAbove, TailBelow);
        var far = Vector512.GreaterThan(distance, Vector512.Create(5.0));
        if (far != Lanes.Zero)
        {
            value = Vector512.ConditionalSelect(far, Ratio(distance - Vector512.Create(5.0), FarAbove, FarBelow), value);
        }

        return Vector512.ConditionalSelect(below, -value, value);
    }

    private static Lanes Ratio(Lanes r, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        var (above, below) = (Vector512.Create(numerator[0]), Vector512.Create(denominator[0]));
        for (var i = 1; i < 8; i++)
        {
            above = PortableMath.Fused(above, r, Vector512.Create(numerator[i]));
            below = PortableMath.Fused(below, r, Vector512.Create(denominator[i]));
        }

        return above / below;
    }
}
