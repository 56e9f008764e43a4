using System.Numerics;

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

    // 1/k!, k = 2 … 12: the remainder on |r| ≤ ln 2 / 2 is below half a unit in the last place.
    private static readonly double[] Taylor =
    [
        0.5, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600,
    ];

    private static readonly double[] Arctanh =
    [
        0.1531383769920937332, 0.1818357216161805012, 0.2222219843214978396, 0.2857142874366239149, 0.3999999999940941908, 0.6666666666666735130,
    ];

    /// <summary>e to the power of each element; arguments beyond ±708 are taken as ±708.</summary>
    internal static Vector<double> Exp(Vector<double> x)
    {
        x = Vector.Min(Vector.Max(x, new Vector<double>(-Limit)), new Vector<double>(Limit));
        var shifted = (x * Log2E) + new Vector<double>(RoundByAdding);
        var n = shifted - new Vector<double>(RoundByAdding);
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var p = (r * (1.0 / 479001600)) + new Vector<double>(1.0 / 39916800);
        p = (p * r) + new Vector<double>(1.0 / 3628800);
        p = (p * r) + new Vector<double>(1.0 / 362880);
        p = (p * r) + new Vector<double>(1.0 / 40320);
        p = (p * r) + new Vector<double>(1.0 / 5040);
        p = (p * r) + new Vector<double>(1.0 / 720);
        p = (p * r) + new Vector<double>(1.0 / 120);
        p = (p * r) + new Vector<double>(1.0 / 24);
        p = (p * r) + new Vector<double>(1.0 / 6);
        p = (p * r) + new Vector<double>(0.5);
        p = (p * r * r) + r + Vector<double>.One;
        return Vector.AsVectorDouble(Vector.AsVectorInt64(p) + Vector.ShiftLeft(Vector.AsVectorInt64(shifted), 52));
    }

    /// <summary>The same for one number, with the same operations in the same order, so with the same bits.</summary>
    internal static double Exp(double x)
    {
        x = Math.Min(Math.Max(x, -Limit), Limit);
        var shifted = (x * Log2E) + RoundByAdding;
        var n = shifted - RoundByAdding;
        var r = x - (n * Ln2High) - (n * Ln2Low);
        var p = Taylor[10] * r;
        for (var k = 9; k > 0; k--)
        {
            p = (p + Taylor[k]) * r;
        }

        p = ((p + Taylor[0]) * r * r) + r + 1;
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
