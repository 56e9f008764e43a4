using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Anyu.Register;

/// <summary>
/// Ids of one instant that sort in the order in which they were made (UUID version 7 with a counter in the upper random bits, RFC 9562 section 6.2, method 1):
/// a million rows of one instant enter their indexes at the end, not all over.
/// </summary>
internal sealed class SequentialIds(DateTimeOffset now)
{
    private const int CounterBits = 26;

    private readonly long milliseconds = now.ToUnixTimeMilliseconds();
    private readonly Lock turn = new();
    private readonly byte[] random = new byte[6 * 256];
    private int counter;

    /// <summary>The next id; at most 67 million. Safe for use by many threads.</summary>
    public Guid Next()
    {
        lock (turn)
        {
            return Following();
        }
    }

    private Guid Following()
    {
        var number = counter++;
        if (number >= 1 << CounterBits)
        {
            throw new InvalidOperationException("Too many ids of one instant.");
        }

        if (number % 256 == 0)
        {
            RandomNumberGenerator.Fill(random);
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, milliseconds << 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (number >> 14)));
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)(0x8000 | (number & 0x3FFF)));
        random.AsSpan(number % 256 * 6, 6).CopyTo(bytes[10..]);
        return new Guid(bytes, bigEndian: true);
    }
}
