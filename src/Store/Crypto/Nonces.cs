using System.Security.Cryptography;

namespace Anyu.Store;

/// <summary>Nonces from the system's generator, fetched many at once by each thread: asking for twelve bytes costs as much as encrypting with them. None is given twice.</summary>
internal static class Nonces
{
    private const int FetchedBytes = 256 * CryptoSuite.NonceBytes;

    [ThreadStatic]
    private static byte[]? fetched;

    [ThreadStatic]
    private static int left;

    /// <summary>Fills a nonce.</summary>
    public static void Fill(Span<byte> nonce)
    {
        fetched ??= new byte[FetchedBytes];
        if (left < nonce.Length)
        {
            RandomNumberGenerator.Fill(fetched);
            left = fetched.Length;
        }

        left -= nonce.Length;
        fetched.AsSpan(left, nonce.Length).CopyTo(nonce);
    }
}
