using System.Security.Cryptography;
using System.Text;

namespace Anyu.Access;

/// <summary>Ids of things that a name identifies: the same name has the same id in every installation (UUID version 8 of RFC 9562, from SHA-256).</summary>
public static class NamedId
{
    /// <summary>The id of a name.</summary>
    /// <param name="kind">What the name is of, so that equal names of unlike things differ.</param>
    /// <param name="name">The name.</param>
    public static Guid Of(string kind, string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"anyu {kind} {name}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
