using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Arithmetic modulo the Mersenne prime 2^61 − 1: exact, and without the growing fractions of elimination.</summary>
internal static class Modular
{
    private const ulong Prime = (1UL << 61) - 1;

    public static ulong Add(ulong left, ulong right)
    {
        var sum = left + right;
        return sum >= Prime ? sum - Prime : sum;
    }

    public static ulong Negative(ulong value) => value == 0 ? 0 : Prime - value;

    /// <summary>The high bits of the product come back as low ones.</summary>
    public static ulong Multiply(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return Add(low & Prime, unchecked((high << 3) | (low >> 61)) & Prime);
    }

    /// <summary>By Fermat: the power of p − 2.</summary>
    public static ulong Inverse(ulong value)
    {
        var (result, power) = (1UL, value);
        for (var rest = Prime - 2; rest > 0; rest >>= 1)
        {
            result = (rest & 1) == 1 ? Multiply(result, power) : result;
            power = Multiply(power, power);
        }

        return result;
    }

    /// <summary>A value that looks drawn at random and is always the same for a number, never zero.</summary>
    public static ulong Scattered(int number) => (SplitMix64.Mix(unchecked(((ulong)number + 1) * SplitMix64.Step)) % (Prime - 1)) + 1;
}
