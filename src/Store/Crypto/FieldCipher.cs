using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Anyu.Store;

/// <summary>
/// Encrypts single values (identity numbers, phones, accounts) and makes the blind indexes by which they are found.
/// A value is bound to its field and row: copied elsewhere it does not open. Safe for use by many threads.
/// </summary>
/// <remarks>Form of a value: 1, key number (4 bytes), nonce (12), ciphertext, tag (16). At most 2^32 values per key (NIST SP 800-38D section 8.3): rotate before.</remarks>
public sealed class FieldCipher
{
    private const byte Format = 1;
    private const int HeadBytes = 1 + sizeof(int) + CryptoSuite.NonceBytes;

    private readonly ImmutableArray<Keys> keys;
    private readonly FrozenDictionary<int, Keys> byNumber;

    /// <summary>Derives the keys of a ring.</summary>
    public FieldCipher(KeyRing ring)
    {
        keys = [.. ring.Generations.Select(Keys.Of)];
        byNumber = keys.ToFrozenDictionary(key => key.Number);
    }

    private Keys Newest => keys[^1];

    /// <summary>Encrypts a text with the newest key.</summary>
    /// <param name="text">What to hide.</param>
    /// <param name="field">Table and column, such as <c>register_person.number</c>.</param>
    /// <param name="row">The id of the row that holds it.</param>
    public byte[] Seal(string text, string field, Guid row)
    {
        var head = new byte[HeadBytes];
        head[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), Newest.Number);
        RandomNumberGenerator.Fill(head.AsSpan(1 + sizeof(int)));
        var sealedText = Newest.Suite.Seal(Newest.Encryption, head.AsSpan(1 + sizeof(int)), Encoding.UTF8.GetBytes(text), Context(head, field, row));
        return [.. head, .. sealedText];
    }

    /// <summary>The text of a value.</summary>
    /// <exception cref="StoreException"><c>STO-0011</c>: the key is not in the ring, or the value was changed or stands in a row that is not its own.</exception>
    public string Open(byte[] value, string field, Guid row)
    {
        var plain = value.Length >= HeadBytes + CryptoSuite.TagBytes && value[0] == Format && byNumber.TryGetValue(KeyNumber(value), out var key)
            ? key.Suite.Open(key.Encryption, value.AsSpan(1 + sizeof(int), CryptoSuite.NonceBytes), value.AsSpan(HeadBytes), Context(value, field, row))
            : null;
        return plain is null ? throw new StoreException(StoreProblems.Sealed(field)) : Encoding.UTF8.GetString(plain);
    }

    /// <summary>Whether a value was encrypted with an older key and should be sealed anew.</summary>
    public bool IsOld(byte[] value) => KeyNumber(value) != Newest.Number;

    /// <summary>The blind index to store beside a value: equal texts of a field have equal indexes, and nobody without the key can tell which text.</summary>
    /// <param name="text">The text in its canonical form.</param>
    /// <param name="field">Table and column: the same text has unlike indexes in unlike fields.</param>
    public byte[] Index(string text, string field) => Newest.IndexOf(text, field);

    /// <summary>The blind indexes to look for: one for each key of the ring, since rows written before a rotation carry older ones.</summary>
    public IReadOnlyList<byte[]> IndexesToFind(string text, string field) => [.. keys.Select(key => key.IndexOf(text, field))];

    private static int KeyNumber(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt32BigEndian(value[1..]);

    private static byte[] Context(ReadOnlySpan<byte> head, string field, Guid row) =>
        [.. head[..(1 + sizeof(int))], .. row.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(field)];

    private sealed record Keys(int Number, CryptoSuite Suite, byte[] Encryption, byte[] Blind)
    {
        public static Keys Of(KeyGeneration key) =>
            new(key.Number, key.Suite, key.Suite.Derive(key.Secret, "field")[..key.Suite.KeyBytes], key.Suite.Derive(key.Secret, "index"));

        public byte[] IndexOf(string text, string field) => Suite.Mac(Blind, Encoding.UTF8.GetBytes($"{field}\0{text}"))[..16];
    }
}
