using System.Text;
using Anyu.Store;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Xunit;

namespace Anyu.Unit.Store;

/// <summary>The published examples of the standards.</summary>
public sealed class CryptoSuiteTests
{
    public static TheoryData<string> Suites => ["international", "shangmi"];

    [Theory]
    [InlineData("shangmi", "abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0")] // GB/T 32905-2016 A.1
    [InlineData("shangmi", "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd", "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732")] // A.2
    [InlineData("international", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")] // FIPS 180-4
    public void The_digest_is_the_standards(string suite, string text, string digest) =>
        Assert.Equal(digest, Convert.ToHexStringLower(CryptoSuite.Named(suite)!.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void The_block_cipher_is_that_of_GBT_32907_A_1()
    {
        var key = Convert.FromHexString("0123456789abcdeffedcba9876543210");
        var block = new byte[16];
        var cipher = new SM4Engine();
        cipher.Init(forEncryption: true, new KeyParameter(key));
        cipher.ProcessBlock(key, block);
        Assert.Equal("681edf34d206965e86b3e94f536e4246", Convert.ToHexStringLower(block));
    }

    [Theory]
    [InlineData(
        "shangmi", "0123456789ABCDEFFEDCBA9876543210", "00001234567800000000ABCD",
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDDEEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA",
        "FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2",
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D83DE3541E4C2B58177E065A9BF7B62EC")] // RFC 8998 A.1
    [InlineData(
        "international", "0000000000000000000000000000000000000000000000000000000000000000", "000000000000000000000000", "00000000000000000000000000000000", "",
        "CEA7403D4D606B6E074EC5D3BAF39D18D0D1C8A799996BF0265B98B5D48AB919")] // The GCM specification, test case 14
    public void Authenticated_encryption_is_the_standards(string suite, string key, string nonce, string plain, string context, string expected)
    {
        var methods = CryptoSuite.Named(suite)!;
        var (k, n, p, c) = (Convert.FromHexString(key), Convert.FromHexString(nonce), Convert.FromHexString(plain), Convert.FromHexString(context));
        var ciphertext = methods.Seal(k, n, p, c);
        Assert.Equal(expected, Convert.ToHexString(ciphertext));
        Assert.Equal(p, methods.Open(k, n, ciphertext, c));
        for (var i = 0; i < ciphertext.Length; i++)
        {
            var changed = ciphertext.ToArray();
            changed[i] ^= 1;
            Assert.Null(methods.Open(k, n, changed, c));
        }

        Assert.Null(methods.Open(k, n, ciphertext, [.. c, 0]));
    }

    /// <summary>GB/T 32918.5-2017 A.2: message digest, default identity, recommended curve.</summary>
    [Fact]
    public void The_signature_of_the_standard_is_accepted_and_no_other()
    {
        const string point = "04" + "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020" + "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
        var key = new SubjectPublicKeyInfo(
            new AlgorithmIdentifier(X9ObjectIdentifiers.IdECPublicKey, GMObjectIdentifiers.sm2p256v1), Convert.FromHexString(point)).GetDerEncoded();
        var signature = Der("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");
        Assert.True(CryptoSuite.ShangMi.Verify(key, "message digest"u8, signature));
        Assert.False(CryptoSuite.ShangMi.Verify(key, "message digesT"u8, signature));
        Assert.False(CryptoSuite.ShangMi.Verify(key, "message digest"u8, Der("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3", "01")));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_is_signed_verifies_and_anything_else_does_not(string suite)
    {
        var methods = CryptoSuite.Named(suite)!;
        var (signing, open) = methods.NewSigningPair();
        var (_, other) = methods.NewSigningPair();
        var signature = methods.Sign(signing, "认定"u8);
        Assert.True(methods.Verify(open, "认定"u8, signature));
        Assert.False(methods.Verify(open, "认 定"u8, signature));
        Assert.False(methods.Verify(other, "认定"u8, signature));
        Assert.False(methods.Verify([1, 2, 3], "认定"u8, signature));
        Assert.False(methods.Verify(open, "认定"u8, [1, 2, 3]));
        Assert.False(methods.Verify(open, "认定"u8, []));
    }

    /// <summary>RFC 2104 over the suite's own digest, written out: the slow sibling.</summary>
    [Theory]
    [MemberData(nameof(Suites))]
    public void The_keyed_digest_is_that_of_RFC_2104(string suite)
    {
        var methods = CryptoSuite.Named(suite)!;
        byte[] key = [.. Enumerable.Range(0, 64).Select(i => (byte)i)];
        byte[] inner = [.. key.Select(b => (byte)(b ^ 0x36)), .. "data"u8];
        byte[] outer = [.. key.Select(b => (byte)(b ^ 0x5c)), .. methods.Hash(inner)];
        Assert.Equal(methods.Hash(outer), methods.Mac(key, "data"u8));
    }

    [Fact]
    public void There_are_two_suites_and_no_third()
    {
        Assert.Null(CryptoSuite.Named("md5"));
        Assert.Equal((32, 16), (CryptoSuite.International.KeyBytes, CryptoSuite.ShangMi.KeyBytes));
    }

    private static byte[] Der(string r, string s) => new DerSequence(new DerInteger(new BigInteger(r, 16)), new DerInteger(new BigInteger(s, 16))).GetDerEncoded();
}
