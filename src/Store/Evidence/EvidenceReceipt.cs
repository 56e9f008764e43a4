using System.Collections.Immutable;
using System.Text.Json;

namespace Anyu.Store;

/// <summary>An entry with the proof that it stands in a signed log. It verifies anywhere, without the database, with the public keys alone.</summary>
/// <param name="Record">The entry and its position.</param>
/// <param name="Path">The inclusion proof (RFC 9162 section 2.1.3).</param>
/// <param name="Checkpoint">The signed state that it leads to.</param>
public sealed record EvidenceReceipt(EvidenceRecord Record, ImmutableArray<byte[]> Path, EvidenceCheckpoint Checkpoint)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Whether the entry, unchanged, stands at its position in the log that one of the keys signed.</summary>
    public bool Verifies(PublicKeys keys) =>
        Record.Entry.Log == Checkpoint.Log
        && Merkle.Includes(Checkpoint.Suite, Merkle.Leaf(Checkpoint.Suite, Record.ToBytes()), Record.Position, Checkpoint.Size, Path, Checkpoint.Root)
        && Checkpoint.Verifies(keys);

    /// <summary>The receipt as one line of JSON.</summary>
    public string ToText() => JsonSerializer.Serialize(new Text(Record.Position, ColumnTypes.ToText(Record.At), Record.Entry, Path, Checkpoint.ToText()), Form);

    /// <summary>Reads the text; null when it is no receipt.</summary>
    public static EvidenceReceipt? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Text>(text, Form) is { Entry: { Log: not null, Actor: not null, Action: not null, Subject: not null, Purpose: not null, Detail: not null } entry, Path.IsDefault: false, At: not null, Checkpoint: not null } read
                && EvidenceCheckpoint.Parse(read.Checkpoint) is { } checkpoint && DateTimeOffset.TryParse(read.At, System.Globalization.CultureInfo.InvariantCulture, out var at)
                && read.Path.All(node => node is not null)
                ? new EvidenceReceipt(new EvidenceRecord(read.Position, at, entry), read.Path, checkpoint)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Text(long Position, string At, EvidenceEntry Entry, ImmutableArray<byte[]> Path, string Checkpoint);
}
