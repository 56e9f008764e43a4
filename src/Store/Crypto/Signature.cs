using System.Globalization;

namespace Anyu.Store;

/// <summary>A signature over bytes, with the number of the key that made it.</summary>
/// <param name="KeyNumber">The key of the signer's ring, counted from 1.</param>
/// <param name="Value">The signature, DER.</param>
public sealed record Signature(int KeyNumber, byte[] Value)
{
    /// <summary>Whether one of the keys signed exactly these bytes.</summary>
    public bool Verifies(PublicKeys keys, ReadOnlySpan<byte> data) => keys.Find(KeyNumber) is { } key && key.Suite.Verify([.. key.Key], data, Value);

    /// <summary>The key's number and the signature in base 64, one line.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{KeyNumber} {Convert.ToBase64String(Value)}");

    /// <summary>Reads the text; null when it is none.</summary>
    public static Signature? Parse(string text)
    {
        if (text.Split(' ') is not [var number, var value] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var key))
        {
            return null;
        }

        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? new Signature(key, bytes[..length]) : null;
    }
}
