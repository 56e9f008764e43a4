namespace Anyu.Store;

/// <summary>One set of cryptographic methods: digest, keyed digest, authenticated encryption, signature. A key belongs to one suite, so both can live in one database.</summary>
public abstract class CryptoSuite
{
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    private protected CryptoSuite(string name, int keyBytes) => (Name, KeyBytes) = (name, keyBytes);

    /// <summary>SHA-256 (FIPS 180-4), HMAC (FIPS 198-1), AES-256-GCM (NIST SP 800-38D), ECDSA on P-256 (FIPS 186-5).</summary>
    public static CryptoSuite International { get; } = new InternationalSuite();

    /// <summary>SM3 (GB/T 32905-2016), HMAC-SM3, SM4-GCM (GB/T 32907-2016, RFC 8998), SM2 signatures on the recommended curve (GB/T 32918.2-2016, 32918.5-2017).</summary>
    public static CryptoSuite ShangMi { get; } = new ShangMiSuite();

    /// <summary>How files and rows call it: <c>international</c> or <c>shangmi</c>.</summary>
    public string Name { get; }

    /// <summary>Length of an encryption key in bytes.</summary>
    public int KeyBytes { get; }

    /// <summary>The suite of a name; null when there is none.</summary>
    public static CryptoSuite? Named(string name) => name == International.Name ? International : name == ShangMi.Name ? ShangMi : null;

    /// <summary>The digest: 32 bytes in both suites.</summary>
    public abstract byte[] Hash(ReadOnlySpan<byte> data);

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The keyed digest (HMAC): 32 bytes.</summary>
    internal abstract byte[] Mac(byte[] key, ReadOnlySpan<byte> data);

    /// <summary>Encrypts and authenticates: ciphertext and tag.</summary>
    internal abstract byte[] Seal(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context);

    /// <summary>The plain bytes, or null when key, context or ciphertext do not belong together.</summary>
    internal abstract byte[]? Open(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> context);

    /// <summary>A new pair for signatures: private key as PKCS #8, public key as SubjectPublicKeyInfo.</summary>
    internal abstract (byte[] PrivateKey, byte[] PublicKey) NewSigningPair();

    /// <summary>A signature over data, DER.</summary>
    internal abstract byte[] Sign(byte[] privateKey, ReadOnlySpan<byte> data);

    /// <summary>Whether a signature is the key's over the data. A key or signature that cannot be read is not.</summary>
    internal abstract bool Verify(byte[] publicKey, ReadOnlySpan<byte> data, byte[] signature);

    /// <summary>A key for one use, from a secret (one step of HKDF-Expand, RFC 5869 section 2.3).</summary>
    internal byte[] Derive(byte[] secret, string use) => Mac(secret, [.. System.Text.Encoding.UTF8.GetBytes(use), 1]);
}
