using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Anyu.Store;

/// <summary>A signed state of a log. Kept by another office, it binds all entries before it: a log that was rewritten contradicts it.</summary>
/// <param name="Log">Which log.</param>
/// <param name="Suite">The methods of its tree.</param>
/// <param name="Size">How many entries it covers.</param>
/// <param name="Root">The root of their tree (RFC 9162).</param>
/// <param name="At">When it was signed, UTC.</param>
/// <param name="KeyNumber">The key that signed it.</param>
/// <param name="Signature">Over the text without its last line, DER.</param>
public sealed record EvidenceCheckpoint(string Log, CryptoSuite Suite, long Size, byte[] Root, DateTimeOffset At, int KeyNumber, byte[] Signature)
{
    private const string Heading = "anyu evidence checkpoint 1";
    private const int Lines = 7;

    /// <summary>What is signed: heading, log, suite, size, root, instant, a line each.</summary>
    private string Signed => string.Create(
        CultureInfo.InvariantCulture,
        $"{Heading}\n{Log}\n{Suite.Name}\n{Size}\n{Convert.ToBase64String(Root)}\n{ColumnTypes.ToText(At)}\n");

    /// <summary>The text that is published or kept elsewhere; its last line is the key's number and the signature.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Signed}{KeyNumber} {Convert.ToBase64String(Signature)}\n");

    /// <summary>Reads the text; null when it is none.</summary>
    public static EvidenceCheckpoint? Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        if (lines.Length != Lines || lines[0] != Heading || CryptoSuite.Named(lines[2]) is not { } suite || lines[6].Split(' ') is not [var key, var signature]
            || !long.TryParse(lines[3], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || !DateTimeOffset.TryParse(lines[5], CultureInfo.InvariantCulture, out var at))
        {
            return null;
        }

        var (root, signed) = (new byte[lines[4].Length], new byte[signature.Length]);
        return Convert.TryFromBase64String(lines[4], root, out var rootBytes) && Convert.TryFromBase64String(signature, signed, out var signedBytes)
            ? new EvidenceCheckpoint(lines[1], suite, size, root[..rootBytes], at, number, signed[..signedBytes])
            : null;
    }

    /// <summary>Reads a file of texts one after the other; empty when it is anything else.</summary>
    public static ImmutableArray<EvidenceCheckpoint> ParseAll(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var read = lines.Chunk(Lines).Select(part => Parse(string.Join('\n', part))).ToList();
        return read.Contains(null) ? [] : [.. read.Select(checkpoint => checkpoint!)];
    }

    /// <summary>Whether one of the keys signed exactly this state.</summary>
    public bool Verifies(PublicKeys keys) =>
        keys.Find(KeyNumber) is { } key && key.Suite.Verify([.. key.Key], Encoding.UTF8.GetBytes(Signed), Signature);

    internal static EvidenceCheckpoint Sign(EvidenceHead head, DateTimeOffset at, KeyGeneration key)
    {
        var open = new EvidenceCheckpoint(head.Log, head.Methods, head.Size, head.Edge.Root, at, key.Number, []);
        return open with { Signature = key.Suite.Sign(key.SigningKey, Encoding.UTF8.GetBytes(open.Signed)) };
    }
}
