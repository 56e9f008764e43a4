using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anyu.Access;

/// <summary>Codes of six digits that change every thirty seconds: TOTP of RFC 6238 over HMAC-SHA-1, which every generator on a phone knows.</summary>
internal static class TimedCode
{
    /// <summary>Bytes of a secret: the 160 bits that RFC 4226 section 4 recommends.</summary>
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The time step of an instant.</summary>
    public static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238; HMAC-SHA-1 is not broken by collisions of SHA-1.")]
    public static string At(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var offset = mac[^1] & 0xF;
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[offset..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is: the present one or a neighbour, since clocks differ; later than the last one used, so that no code serves twice
    /// (RFC 6238 sections 5.2 and 6). Null when there is none.
    /// </summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastUsed)
    {
        var typed = Encoding.ASCII.GetBytes(string.Concat(code.Where(char.IsAsciiDigit)));
        if (typed.Length != Digits)
        {
            return null;
        }

        for (var step = Step(now) + 1; step >= Step(now) - 1; step--)
        {
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(secret, step)), typed))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>A secret as people type it into a generator: base 32 of RFC 4648, in groups of four.</summary>
    public static string ToText(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var value in secret)
        {
            (bits, held) = ((bits << 8) | value, held + 8);
            while (held >= 5)
            {
                held -= 5;
                text.Append(Letters[(bits >> held) & 31]);
                bits &= (1 << held) - 1;
            }
        }

        return string.Join(' ', text.ToString().Chunk(4).Select(group => new string(group)));
    }
}
