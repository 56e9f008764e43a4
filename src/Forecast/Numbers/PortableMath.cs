using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace Anyu.Forecast;

/// <summary>
/// Exponential and logarithm made only of additions, multiplications, fused multiply-adds, divisions and shifts, which IEEE 754 fixes to the last bit. The libraries
/// of operating systems differ in that bit, and a stored run must give the same bits wherever it is run again. Eight numbers at a time, whatever the
/// processor's width: a narrower one takes them in parts, to the same bits. A number alone is one lane of the same code.
/// </summary>
internal static class PortableMath
{
    private const double Log2E = 1.4426950408889634;
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double RoundByAdding = 6755399441055744.0;
    private const double Limit = 708.0;

    // How far the short series reach: yearly hazards up to about ages 45, 70 and 85. The first term left out is below a twentieth of the last place.
    private const double Tiny = 0.001;
    private const double Smaller = 0.01;
    private const double Small = 0.1;

    /// <summary>A series for the exponential near 0, so that a loop can be compiled for each.</summary>
    internal interface IExponential
    {
        /// <summary>e to the power of each element.</summary>
        static abstract Lanes Of(Lanes x);
    }

    /// <summary>The greater of each element and a bound. Two instructions; the library's Max spends nine on not-a-number and the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes AtLeast(Lanes x, double bound) => AtLeast(x, Vector512.Create(bound));

    /// <summary>The same with a bound of several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes AtLeast(Lanes x, Lanes bound) => Vector512.ConditionalSelect(Vector512.GreaterThan(x, bound), x, bound);

    /// <summary>
    /// e to the power of each element; arguments beyond ±708 are taken as ±708. Reduced to |r| ≤ ln 2 / 2, then 1/k! up to k = 12, grouped so that
    /// the processor can work on several terms at once; the remainder is below half a unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Exp(Lanes x)
    {
        x = AtLeast(x, -Limit);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(Limit)), x, Vector512.Create(Limit));
        var shifted = Fused(x, Log2E, RoundByAdding);
        var n = shifted - Vector512.Create(RoundByAdding);
        var r = Fused(n, Vector512.Create(-Ln2Low), Fused(n, Vector512.Create(-Ln2High), x));
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = Fused(Fused(r, 1.0 / 120, 1.0 / 24), r2, Fused(r, 1.0 / 6, 0.5));
        var middle = Fused(Fused(r, 1.0 / 362880, 1.0 / 40320), r2, Fused(r, 1.0 / 5040, 1.0 / 720));
        var high = Fused(r2, Vector512.Create(1.0 / 479001600), Fused(r, 1.0 / 39916800, 1.0 / 3628800));
        var p = Fused(Fused(Fused(high, r4, middle), r4, low), r2, r) + Lanes.One;
        return Vector512.AsDouble(Vector512.AsInt64(p) + (Vector512.AsInt64(shifted) << 52));
    }

    /// <summary>The same for one number.</summary>
    internal static double Exp(double x) => Exp(Vector512.Create(x)).ToScalar();

    /// <summary>Which series serves up to a reach: 0 the shortest, 3 the full exponential.</summary>
    internal static int SeriesFor(double reach) => reach <= Tiny ? 0 : reach <= Smaller ? 1 : reach <= Small ? 2 : 3;

    /// <summary>Natural logarithm of each normal positive number; minus infinity at 0 and below (after Sun's fdlibm, e_log).</summary>
    internal static Lanes Log(Lanes x)
    {
        var bits = Vector512.AsInt64(x);
        var exponent = (bits >> 52) - Vector512.Create(1023L);
        var mantissa = Vector512.AsDouble((bits & Vector512.Create(0xFFFFFFFFFFFFFL)) | Vector512.Create(0x3FF0000000000000L));
        var upper = Vector512.GreaterThan(mantissa, Vector512.Create(1.4142135623730951));
        mantissa = Vector512.ConditionalSelect(upper, mantissa * Vector512.Create(0.5), mantissa);
        exponent -= Vector512.AsInt64(upper);
        var e = Vector512.AsDouble(exponent + Vector512.Create(0x4338000000000000L)) - Vector512.Create(RoundByAdding);
        var f = mantissa - Lanes.One;
        var s = f / (f + Vector512.Create(2.0));
        var z = s * s;
        var tail = Fused(z, 0.1479819860511658591, 0.1531383769920937332);
        tail = Fused(tail, z, Vector512.Create(0.1818357216161805012));
        tail = Fused(tail, z, Vector512.Create(0.2222219843214978396));
        tail = Fused(tail, z, Vector512.Create(0.2857142874366239149));
        tail = Fused(tail, z, Vector512.Create(0.3999999999940941908));
        tail = Fused(tail, z, Vector512.Create(0.6666666666666735130)) * z;
        var half = f * f * Vector512.Create(0.5);
        var log = (e * Ln2High) - (half - Fused(s, half + tail, e * Ln2Low) - f);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Lanes.Zero), log, Vector512.Create(double.NegativeInfinity));
    }

    /// <summary>The same for one number.</summary>
    internal static double Log(double x) => Log(Vector512.Create(x)).ToScalar();

    /// <summary>x · factor + more, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Lanes Fused(Lanes x, Lanes factor, Lanes more) => Vector512.FusedMultiplyAdd(x, factor, more);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Fused(Lanes x, double factor, double more) => Vector512.FusedMultiplyAdd(x, Vector512.Create(factor), Vector512.Create(more));

    /// <summary>Up to a thousandth.</summary>
    internal readonly struct OfTiny : IExponential
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x) => Fused(Fused(Fused(Fused(x, 1.0 / 24, 1.0 / 6), x, Vector512.Create(0.5)), x, Lanes.One), x, Lanes.One);
    }

    /// <summary>Up to a hundredth.</summary>
    internal readonly struct OfSmaller : IExponential
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x)
        {
            var high = Fused(Fused(Fused(x, 1.0 / 720, 1.0 / 120), x, Vector512.Create(1.0 / 24)), x, Vector512.Create(1.0 / 6));
            return Fused(Fused(Fused(high, x, Vector512.Create(0.5)), x, Lanes.One), x, Lanes.One);
        }
    }

    /// <summary>Up to a tenth.</summary>
    internal readonly struct OfSmall : IExponential
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x)
        {
            var top = Fused(Fused(Fused(x, 1.0 / 362880, 1.0 / 40320), x, Vector512.Create(1.0 / 5040)), x, Vector512.Create(1.0 / 720));
            var high = Fused(Fused(Fused(top, x, Vector512.Create(1.0 / 120)), x, Vector512.Create(1.0 / 24)), x, Vector512.Create(1.0 / 6));
            return Fused(Fused(Fused(high, x, Vector512.Create(0.5)), x, Lanes.One), x, Lanes.One);
        }
    }

    /// <summary>Without bound.</summary>
    internal readonly struct OfAny : IExponential
    {
        /// <inheritdoc/>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x) => Exp(x);
    }
}
