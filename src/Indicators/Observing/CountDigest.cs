using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Anyu.Indicators;

/// <summary>SHA-256 over counts in a fixed order: the same counts have the same digest, whatever file or day they came from.</summary>
internal static class CountDigest
{
    /// <summary>The digest, lower-case hexadecimal.</summary>
    /// <param name="observations">The counts.</param>
    /// <param name="definitions">What else the reading of them depends on.</param>
    public static string Of(IEnumerable<Observation> observations, string definitions = "")
    {
        var lines = observations.Select(o => string.Create(CultureInfo.InvariantCulture, $"{o.Key.Series}|{o.Key.Place}|{o.Key.Period}|{o.Key.Cells}|{o.Value}\n")).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines) + definitions)));
    }
}
