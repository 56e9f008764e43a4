using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Anyu.Store;

/// <summary>One generation of keys. Its number stands in every value that it encrypted and every checkpoint that it signed.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Suite">The methods it belongs to.</param>
/// <param name="Secret">32 random bytes, from which the keys for encryption and blind indexes are derived.</param>
/// <param name="SigningKey">Private key, PKCS #8.</param>
/// <param name="PublicKey">Public key, SubjectPublicKeyInfo.</param>
/// <param name="CreatedAt">When it was made.</param>
internal sealed record KeyGeneration(int Number, CryptoSuite Suite, byte[] Secret, byte[] SigningKey, byte[] PublicKey, DateTimeOffset CreatedAt)
{
    public static KeyGeneration New(int number, CryptoSuite suite, DateTimeOffset now)
    {
        var (signing, open) = suite.NewSigningPair();
        return new(number, suite, RandomNumberGenerator.GetBytes(32), signing, open, now);
    }
}

/// <summary>
/// The keys of an installation, newest last. New values are encrypted with the newest; older values are read with their own.
/// A ring belongs in a file apart from the database and its backups: <see cref="KeyFile"/>.
/// </summary>
public sealed class KeyRing
{
    internal KeyRing(ImmutableArray<KeyGeneration> generations) => Generations = generations;

    /// <summary>The number of the key in use.</summary>
    public int Number => Newest.Number;

    /// <summary>The suite of the key in use.</summary>
    public CryptoSuite Suite => Newest.Suite;

    /// <summary>The public keys by number: all that a verifier of checkpoints needs.</summary>
    public PublicKeys PublicKeys => new([.. Generations.Select(key => new PublicKey(key.Number, key.Suite, [.. key.PublicKey]))]);

    internal ImmutableArray<KeyGeneration> Generations { get; }

    internal KeyGeneration Newest => Generations[^1];

    /// <summary>A ring with one key.</summary>
    public static KeyRing New(CryptoSuite suite, TimeProvider clock) => new([KeyGeneration.New(1, suite, ColumnTypes.WholeMicroseconds(clock.GetUtcNow()))]);

    /// <summary>The ring with a new key in use, perhaps of another suite; the old keys stay, so that old values stay readable.</summary>
    public KeyRing Rotate(CryptoSuite suite, TimeProvider clock) =>
        new(Generations.Add(KeyGeneration.New(Number + 1, suite, ColumnTypes.WholeMicroseconds(clock.GetUtcNow()))));

    /// <summary>A signature over bytes with the key in use. What is signed says itself what it is, so that a signature made for one use is worth nothing in another.</summary>
    public Signature Sign(ReadOnlySpan<byte> data) => new(Number, Suite.Sign(Newest.SigningKey, data));

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Generations.Length} keys, {Suite} in use");

    internal KeyGeneration? Find(int number) => Generations.FirstOrDefault(key => key.Number == number);
}

/// <summary>A key that verifies and cannot sign.</summary>
/// <param name="Number">The generation's number.</param>
/// <param name="Suite">Its methods.</param>
/// <param name="Key">SubjectPublicKeyInfo.</param>
public sealed record PublicKey(int Number, CryptoSuite Suite, ImmutableArray<byte> Key);

/// <summary>Public keys by number.</summary>
/// <param name="Keys">All of them.</param>
public sealed record PublicKeys(ImmutableArray<PublicKey> Keys)
{
    /// <summary>The key of a number; null when it is not among them.</summary>
    public PublicKey? Find(int number) => Keys.FirstOrDefault(key => key.Number == number);
}
