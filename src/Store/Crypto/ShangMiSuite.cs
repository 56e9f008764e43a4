using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace Anyu.Store;

/// <summary>
/// 商用密码 through BouncyCastle. The curve is <c>CustomNamedCurves</c>': five to seven times faster than <c>GMNamedCurves</c>' for the same answer.
/// Signatures use the default identity of GB/T 32918.2 and GM/T 0009, <c>1234567812345678</c>.
/// </summary>
internal sealed class ShangMiSuite() : CryptoSuite("shangmi", keyBytes: 16)
{
    private static readonly ECDomainParameters Curve = NamedCurve();

    public override byte[] Hash(ReadOnlySpan<byte> data)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        var hash = new byte[digest.GetDigestSize()];
        digest.DoFinal(hash);
        return hash;
    }

    internal override byte[] Mac(byte[] key, ReadOnlySpan<byte> data)
    {
        var mac = new HMac(new SM3Digest());
        mac.Init(new KeyParameter(key));
        mac.BlockUpdate(data);
        var code = new byte[mac.GetMacSize()];
        mac.DoFinal(code);
        return code;
    }

    internal override byte[] Seal(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> context) =>
        Run(forEncryption: true, key, nonce, plain, context);

    internal override byte[]? Open(byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> ciphertext, ReadOnlySpan<byte> context)
    {
        try
        {
            return Run(forEncryption: false, key, nonce, ciphertext, context);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }

    internal override (byte[] PrivateKey, byte[] PublicKey) NewSigningPair()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(Curve, new SecureRandom()));
        var pair = generator.GenerateKeyPair();
        return (PrivateKeyInfoFactory.CreatePrivateKeyInfo(pair.Private).GetDerEncoded(), SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(pair.Public).GetDerEncoded());
    }

    internal override byte[] Sign(byte[] privateKey, ReadOnlySpan<byte> data)
    {
        var key = (ECPrivateKeyParameters)PrivateKeyFactory.CreateKey(privateKey);
        var signer = new SM2Signer();
        signer.Init(forSigning: true, new ParametersWithRandom(new ECPrivateKeyParameters(key.D, Curve), new SecureRandom()));
        signer.BlockUpdate(data);
        return signer.GenerateSignature();
    }

    internal override bool Verify(byte[] publicKey, ReadOnlySpan<byte> data, byte[] signature)
    {
        try
        {
            var point = SubjectPublicKeyInfo.GetInstance(publicKey).PublicKey.GetBytes();
            var signer = new SM2Signer();
            signer.Init(forSigning: false, new ECPublicKeyParameters(Curve.Curve.DecodePoint(point), Curve));
            signer.BlockUpdate(data);
            return signer.VerifySignature(signature);
        }
        catch (Exception fault) when (fault is ArgumentException or IOException or CryptoException or CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Run(bool forEncryption, byte[] key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> input, ReadOnlySpan<byte> context)
    {
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(forEncryption, new AeadParameters(new KeyParameter(key), 8 * TagBytes, nonce.ToArray(), context.ToArray()));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var written = cipher.ProcessBytes(input, output);
        cipher.DoFinal(output.AsSpan(written));
        return output;
    }

    private static ECNamedDomainParameters NamedCurve()
    {
        var curve = CustomNamedCurves.GetByName("sm2p256v1");
        return new ECNamedDomainParameters(GMObjectIdentifiers.sm2p256v1, curve);
    }
}
