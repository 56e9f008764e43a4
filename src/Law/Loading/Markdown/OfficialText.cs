using System.Security.Cryptography;
using System.Text;

namespace Anyu.Law;

/// <summary>The official text alone, as its digest is taken.</summary>
internal static class OfficialText
{
    /// <summary>What opens and closes a block.</summary>
    public const string Fence = "```";

    /// <summary>
    /// SHA-256 of the body in UTF-8 with every fenced block removed, from its opening to its closing line, together with one blank line directly before it.
    /// </summary>
    /// <param name="body">The lines after the header.</param>
    /// <returns>Lower-case hexadecimal.</returns>
    public static string Digest(ReadOnlySpan<string> body)
    {
        var kept = new List<string>(body.Length);
        var inBlock = false;
        foreach (var line in body)
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                if (!inBlock)
                {
                    kept.Add(line);
                }

                continue;
            }

            if (!inBlock && kept.Count > 0 && kept[^1].Length == 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }

            inBlock = !inBlock;
        }

        return Hex(Encoding.UTF8.GetBytes(string.Join('\n', kept)));
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
