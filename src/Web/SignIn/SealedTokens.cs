using Anyu.Store;
using Microsoft.AspNetCore.DataProtection;

namespace Anyu.Web.SignIn;

/// <summary>
/// Protects the marks of forms and the state of a sign-in on its way with the keys of the installation, so that they outlive a restart, hold on
/// several machines, follow the suite in use, and need no other key store.
/// </summary>
internal sealed class SealedTokens(Installation installation, string within) : IDataProtectionProvider, IDataProtector
{
    public IDataProtector CreateProtector(string purpose) => new SealedTokens(installation, $"{within}/{purpose}");

    public byte[] Protect(byte[] plaintext) => Cipher.Seal(Convert.ToBase64String(plaintext), within, Guid.Empty);

    /// <exception cref="System.Security.Cryptography.CryptographicException">It is not ours, or was changed.</exception>
    public byte[] Unprotect(byte[] protectedData)
    {
        try
        {
            return Convert.FromBase64String(Cipher.Open(protectedData, within, Guid.Empty));
        }
        catch (StoreException fault)
        {
            throw new System.Security.Cryptography.CryptographicException(fault.Problem.Code, fault);
        }
    }

    private FieldCipher Cipher => installation.Open?.Cipher ?? throw new System.Security.Cryptography.CryptographicException("The installation is not open.");
}
