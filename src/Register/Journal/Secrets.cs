using System.Collections.Concurrent;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Encrypts the values that identify and makes their blind indexes: whole numbers, and the fragments that may be searched.</summary>
internal sealed class Secrets(FieldCipher cipher)
{
    /// <summary>There are some thousand fragments of each kind; a million persons share them.</summary>
    private const int FragmentsAtMost = 1 << 16;

    private readonly ConcurrentDictionary<(string Field, string Text), byte[]> fragments = new();

    public const string Number = "register.number";
    public const string NumberHead = "register.number-head";
    public const string NumberTail = "register.number-tail";
    public const string Phone = "register.phone";
    public const string PhoneTail = "register.phone-tail";
    public const string Certificate = "register.certificate";

    /// <summary>Characters of the first fragment of a number: the division of first registration.</summary>
    public const int HeadLength = 6;

    /// <summary>Characters of the last fragment of a number or phone.</summary>
    public const int TailLength = 4;

    /// <summary>A value as the journal keeps it.</summary>
    public string Seal(string field, Guid row, string text) => Convert.ToBase64String(cipher.Seal(text, field, row));

    /// <summary>The text of a value.</summary>
    public string Open(string field, Guid row, byte[] value) => cipher.Open(value, field, row);

    /// <summary>The index to keep.</summary>
    public byte[] Index(string field, string text)
    {
        if (field is not (NumberHead or NumberTail or PhoneTail))
        {
            return cipher.Index(text, field);
        }

        if (fragments.TryGetValue((field, text), out var known))
        {
            return known;
        }

        var index = cipher.Index(text, field);
        return fragments.Count < FragmentsAtMost ? fragments.GetOrAdd((field, text), index) : index;
    }

    /// <summary>The indexes to look for, one for each key.</summary>
    public byte[][] ToFind(string field, string text) => [.. cipher.IndexesToFind(text, field)];

    /// <summary>The newest index of a value's fragment where a stored index is one of its own, of whatever key; else the stored index.</summary>
    public byte[]? Renewed(string field, Guid row, byte[]? value, byte[]? stored, Func<string, string> fragment, string indexField)
    {
        if (value is null || stored is null)
        {
            return stored;
        }

        var text = fragment(Open(field, row, value));
        return ToFind(indexField, text).Any(index => index.AsSpan().SequenceEqual(stored)) ? Index(indexField, text) : stored;
    }

    /// <summary>The last fragment of a number or phone; the whole where it is shorter.</summary>
    public static string Tail(string text) => text.Length <= TailLength ? text : text[^TailLength..];
}
