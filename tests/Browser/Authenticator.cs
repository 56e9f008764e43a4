using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Anyu.Browser;

/// <summary>The phone of the tests: a code generator of RFC 6238, written apart from the product's.</summary>
internal static class Authenticator
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code that a phone with this secret shows now.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238.")]
    public static string Code(string secret)
    {
        var number = secret.Where(char.IsLetterOrDigit).Aggregate(BigInteger.Zero, (sum, letter) => (sum * 32) + Letters.IndexOf(letter, StringComparison.Ordinal));
        var key = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        byte[] whole = [.. new byte[20 - key.Length], .. key];
        var mac = HMACSHA1.HashData(whole, counter);
        var code = BinaryPrimitives.ReadUInt32BigEndian(mac.AsSpan(mac[^1] & 15)) & 0x7FFFFFFF;
        return (code % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
