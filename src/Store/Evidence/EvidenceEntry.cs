using System.Buffers.Binary;
using System.Text;

namespace Anyu.Store;

/// <summary>One thing done or read. Texts carry ids and codes, never names, numbers or other personal data: the log outlives what it speaks of.</summary>
/// <param name="Log">Which log; each has its own chain, so that places can write side by side.</param>
/// <param name="Actor">Who: the id of a person's post, a program or an institution.</param>
/// <param name="Action">What, such as <c>register.person.read</c>.</param>
/// <param name="Subject">About whom or what: an id.</param>
/// <param name="Purpose">For what purpose or on whose approval.</param>
/// <param name="Detail">What else matters, such as a digest of what was written.</param>
public sealed record EvidenceEntry(string Log, string Actor, string Action, string Subject, string Purpose, string Detail = "");

/// <summary>An entry with its place in the log.</summary>
/// <param name="Position">Counted from 0.</param>
/// <param name="At">The instant of its unit of work, UTC. The order of the log is the position's, not the clock's.</param>
/// <param name="Entry">What was done.</param>
public sealed record EvidenceRecord(long Position, DateTimeOffset At, EvidenceEntry Entry)
{
    private const byte Format = 1;

    /// <summary>
    /// The bytes that are hashed: 1; position and microseconds since 1970 as 8 bytes each; log, actor, action, subject, purpose and detail in UTF-8,
    /// each after its length in 4 bytes; all numbers with the highest byte first.
    /// </summary>
    public byte[] ToBytes()
    {
        ReadOnlySpan<string> texts = [Entry.Log, Entry.Actor, Entry.Action, Entry.Subject, Entry.Purpose, Entry.Detail];
        var length = 1 + (2 * sizeof(long));
        foreach (var text in texts)
        {
            length += sizeof(int) + Encoding.UTF8.GetByteCount(text);
        }

        var bytes = new byte[length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), Position);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1 + sizeof(long)), (At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        var rest = bytes.AsSpan(1 + (2 * sizeof(long)));
        foreach (var text in texts)
        {
            var written = Encoding.UTF8.GetBytes(text, rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(rest, written);
            rest = rest[(sizeof(int) + written)..];
        }

        return bytes;
    }
}
