using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Forms of text that the product can check by itself.</summary>
internal static class TextFormats
{
    /// <summary>A citizen identity number, GB 11643-1999.</summary>
    public const string Resident = "resident-id";

    /// <summary>The element whose values have that form wherever it stands.</summary>
    public const string ResidentIdElement = "residentId";

    private const string Mobile = "mobile";
    private const string Certificate = "birth-certificate";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> All { get; } = [Resident, Mobile, Certificate];

    /// <summary>The text in the form in which it is kept; null when it has not that form.</summary>
    public static string? Canonical(string format, string text) => format switch
    {
        Resident => ResidentId.TryParse(text, out var number, out _) ? number.Reveal() : null,
        Mobile => text is ['1', >= '3' and <= '9', ..] && text.Length == 11 && text.All(char.IsAsciiDigit) ? text : null,

        // 出生医学证明: one letter for the edition and nine digits.
        Certificate => text.Length == 10 && char.IsAsciiLetter(text[0]) && text.Skip(1).All(char.IsAsciiDigit) ? text.ToUpperInvariant() : null,
        _ => null,
    };
}
