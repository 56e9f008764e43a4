using System.Security.Cryptography;

namespace Anyu.Store;

/// <summary>The framework's methods.</summary>
internal sealed class InternationalSuite() : CryptoSuite("international", keyBytes: 32)
{
    /// <summary>Expanding a key costs as much as encrypting a number; a cipher serves one thread at a time.</summary>
    [ThreadStatic]
    private static (byte[] Key, AesGcm Cipher)? expanded;

    public override byte[] Hash(ReadOnlySpan<byte> data) => SHA256.HashData(data);

    internal override byte[] Mac(byte[] key, ReadOnlySpan<byte> data) => HMACSHA256.HashData(key, data);

    internal override byte[] Seal(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context)
    {
        var aes = Expanded(key);
        var ciphertext = new byte[plain.Length + TagBytes];
        aes.Encrypt(nonce, plain, ciphertext.AsSpan(0, plain.Length), ciphertext.AsSpan(plain.Length), context);
        return ciphertext;
    }

    internal override byte[]? Open(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> context)
    {
        var aes = Expanded(key);
        var plain = new byte[ciphertext.Length - TagBytes];
        try
        {
            aes.Decrypt(nonce, ciphertext[..plain.Length], ciphertext[plain.Length..], plain, context);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    internal override (byte[] PrivateKey, byte[] PublicKey) NewSigningPair()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return (pair.ExportPkcs8PrivateKey(), pair.ExportSubjectPublicKeyInfo());
    }

    internal override byte[] Sign(byte[] privateKey, ReadOnlySpan<byte> data)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(privateKey, out _);
        return key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    internal override bool Verify(byte[] publicKey, ReadOnlySpan<byte> data, byte[] signature)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static AesGcm Expanded(byte[] key)
    {
        if (expanded is { } last && ReferenceEquals(last.Key, key))
        {
            return last.Cipher;
        }

        expanded?.Cipher.Dispose();
        var cipher = new AesGcm(key, TagBytes);
        expanded = (key, cipher);
        return cipher;
    }
}
