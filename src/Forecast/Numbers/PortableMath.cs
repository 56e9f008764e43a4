using System.Numerics;
using System.Runtime.CompilerServices;

namespace Anyu.Forecast;

/// <summary>
/// Exponential and logarithm made only of additions, multiplications, divisions and shifts, which IEEE 754 fixes to the last bit. The
/// libraries of operating systems differ in that bit, and a stored run must give the same bits wherever it is run again.
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

    private static readonly double[] Arctanh =
    [
        0.1531383769920937332, 0.1818357216161805012, 0.2222219843214978396, 0.2857142874366239149, 0.3999999999940941908, 0.6666666666666735130,
    ];

    /// <summary>The greater of each element and a bound. Two instructions; the library's Max spends nine on not-a-number and the sign of zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> AtLeast(Vector<double> x, double bound) =>
        Vector.ConditionalSelect(Vector.GreaterThan(x, new Vector<double>(bound)), x, new Vector<double>(bound));

    /// <summary>
    /// e to the power of each element; arguments beyond ±708 are taken as ±708. Reduced to |r| ≤ ln 2 / 2, then 1/k! up to k = 12, grouped so that
    /// the processor can work on several terms at once; the remainder is below half a unit in the last place.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> Exp(Vector<double> x)
    {
        x = AtLeast(x, -Limit);
        x = Vector.ConditionalSelect(Vector.LessThan(x, new Vector<double>(Limit)), x, new Vector<double>(Limit));
        var shifted = (x * Log2E) + new Vector<double>(RoundByAdding);
        var n = shifted - new Vector<double>(RoundByAdding);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var (r2, one) = (r * r, Vector<double>.One);
        var r4 = r2 * r2;
        var low = ((new Vector<double>(1.0 / 6) * r) + new Vector<double>(0.5)) + (((new Vector<double>(1.0 / 120) * r) + new Vector<double>(1.0 / 24)) * r2);
        var middle = ((new Vector<double>(1.0 / 5040) * r) + new Vector<double>(1.0 / 720))
            + (((new Vector<double>(1.0 / 362880) * r) + new Vector<double>(1.0 / 40320)) * r2);
        var high = ((new Vector<double>(1.0 / 39916800) * r) + new Vector<double>(1.0 / 3628800)) + (r2 * (1.0 / 479001600));
        var p = ((((((high * r4) + middle) * r4) + low) * r2) + r) + one;
        return Vector.AsVectorDouble(Vector.AsVectorInt64(p) + Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52));
    }

    /// <summary>e to the power of each element where none is larger in size than <paramref name="reach"/>: the shorter the reach, the fewer terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<double> ExpUpTo(Vector<double> x, double reach) =>
        reach <= Tiny ? ExpTiny(x) : reach <= Smaller ? ExpSmaller(x) : reach <= Small ? ExpSmall(x) : Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpTiny(Vector<double> x)
    {
        var x2 = x * x;
        return (Vector<double>.One + x) + ((((new Vector<double>(1.0 / 6) * x) + new Vector<double>(0.5)) + (new Vector<double>(1.0 / 24) * x2)) * x2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpSmaller(Vector<double> x)
    {
        var x2 = x * x;
        var low = (new Vector<double>(1.0 / 6) * x) + new Vector<double>(0.5);
        var high = ((new Vector<double>(1.0 / 120) * x) + new Vector<double>(1.0 / 24)) + (new Vector<double>(1.0 / 720) * x2);
        return (Vector<double>.One + x) + ((low + (high * x2)) * x2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> ExpSmall(Vector<double> x)
    {
        var x2 = x * x;
        var x4 = x2 * x2;
        var low = (Vector<double>.One + x) + (((new Vector<double>(1.0 / 6) * x) + new Vector<double>(0.5)) * x2);
        var middle = ((new Vector<double>(1.0 / 120) * x) + new Vector<double>(1.0 / 24))
            + (((new Vector<double>(1.0 / 5040) * x) + new Vector<double>(1.0 / 720)) * x2);
        var high = (new Vector<double>(1.0 / 362880) * x) + new Vector<double>(1.0 / 40320);
        return low + (((high * x4) + middle) * x4);
    }

    /// <summary>The same for one number, with the same operations in the same order, so with the same bits.</summary>
    internal static double Exp(double x)
    {
        x = Math.Min(Math.Max(x, -Limit), Limit);
        var shifted = (x * Log2E) + RoundByAdding;
        var n = shifted - RoundByAdding;
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var r2 = r * r;
        var r4 = r2 * r2;
        var low = ((1.0 / 6 * r) + 0.5) + (((1.0 / 120 * r) + (1.0 / 24)) * r2);
        var middle = ((1.0 / 5040 * r) + (1.0 / 720)) + (((1.0 / 362880 * r) + (1.0 / 40320)) * r2);
        var high = ((1.0 / 39916800 * r) + (1.0 / 3628800)) + (r2 * (1.0 / 479001600));
        var p = ((((((high * r4) + middle) * r4) + low) * r2) + r) + 1;
        return BitConverter.Int64BitsToDouble(unchecked(BitConverter.DoubleToInt64Bits(p) + (BitConverter.DoubleToInt64Bits(shifted) << 52)));
    }

    /// <summary>Natural logarithm of a normal positive number; minus infinity at 0 (after Sun's fdlibm, e_log).</summary>
    internal static double Log(double x)
    {
        if (x <= 0)
        {
            return double.NegativeInfinity;
        }

        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFFL) | 0x3FF0000000000000L);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        var f = mantissa - 1;
        var s = f / (2 + f);
        var z = s * s;
        var tail = 0.1479819860511658591;
        foreach (var coefficient in Arctanh)
        {
            tail = (tail * z) + coefficient;
        }

        tail *= z;
        var half = f * f / 2;
        return (exponent * Ln2High) - (half - ((s * (half + tail)) + (exponent * Ln2Low)) - f);
    }
}
