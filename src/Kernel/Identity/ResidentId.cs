using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// A citizen identity number 公民身份号码 (GB 11643-1999): six digits of the division of first registration, eight of the birth date,
/// three of sequence (odd male, even female), one check character (ISO 7064 MOD 11-2). Fifteen-digit numbers of before 1999 become eighteen.
/// Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) and the foreigners' permanent residence card (9…) use the same form.
/// </summary>
/// <remarks>
/// Never a primary key: newborns have none, numbers are corrected, and some were issued twice. Never compared with today's division table:
/// the first six digits are the division at first registration, and thousands of those codes are abolished; only the province is checked.
/// <see cref="ToString"/> masks; the number itself is only in <see cref="Reveal"/>. The default value is no number and reveals an empty text.
/// </remarks>
public readonly record struct ResidentId
{
    /// <summary>Characters of a present-day number.</summary>
    public const int Length = 18;

    private const int OldLength = 15;
    private readonly string? _text;

    private ResidentId(string text) => _text = text;

    /// <summary>The day of birth that the number records.</summary>
    public DateOnly BirthDate => ReadBirthDate(Reveal(), out var date) ? date : default;

    /// <summary>The sex that the number records.</summary>
    public RegisteredSex Sex => (Reveal()[16] - '0') % 2 == 1 ? RegisteredSex.Male : RegisteredSex.Female;

    /// <summary>The six digits of the division of first registration; for a foreigner's card, of the nationality and place of acceptance. For display only.</summary>
    public string Region => Reveal()[..6];

    /// <summary>Whether it is the number of a foreigner's permanent residence card (first digit 9).</summary>
    public bool IsForeigner => Reveal()[0] == '9';

    /// <summary>Reads a number of eighteen characters, or of fifteen digits. Spaces at the ends and a small x are accepted.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="id">The number when it holds.</param>
    /// <param name="problem"><c>KRN-0001</c> to <c>KRN-0004</c> with the characters that are probably mistyped; never the number itself.</param>
    public static bool TryParse(string text, out ResidentId id, [NotNullWhen(false)] out Problem? problem)
    {
        id = default;
        var number = text.Trim().ToUpperInvariant();
        problem = CheckShape(number);
        if (problem is not null)
        {
            return false;
        }

        var full = number.Length == OldLength ? Lengthen(number) : number;
        problem = Check(full, number.Length == OldLength);
        id = problem is null ? new ResidentId(full) : default;
        return problem is null;
    }

    /// <summary>The check character of seventeen digits: ISO 7064 MOD 11-2.</summary>
    /// <exception cref="ArgumentException">Not seventeen digits.</exception>
    public static char CheckCharacter(string seventeenDigits) =>
        seventeenDigits.Length == Length - 1 && !seventeenDigits.AsSpan().ContainsAnyExceptInRange('0', '9')
            ? Mod112(seventeenDigits)
            : throw new ArgumentException("Seventeen digits are needed.", nameof(seventeenDigits));

    /// <summary>The number in full. Each use shows a person's identity: only where the purpose needs it.</summary>
    public string Reveal() => _text ?? "";

    /// <summary>The number with its middle hidden: <c>110***********002X</c>.</summary>
    public override string ToString() => _text is null ? "" : $"{_text[..3]}***********{_text[14..]}";

    private static Problem? CheckShape(string number)
    {
        if (number.Length is not (Length or OldLength))
        {
            return KernelProblems.ResidentIdLength(number.Length);
        }

        var digits = number.Length == Length ? Length - 1 : OldLength;
        var wrong = number.AsSpan(0, digits).IndexOfAnyExceptInRange('0', '9');
        if (wrong < 0 && number.Length == Length && number[^1] is not ((>= '0' and <= '9') or 'X'))
        {
            wrong = Length - 1;
        }

        return wrong < 0 ? null : KernelProblems.ResidentIdCharacter(wrong + 1);
    }

    private static Problem? Check(string full, bool wasShort)
    {
        if (!IsKnownPrefix(full))
        {
            return KernelProblems.ResidentIdPrefix(full[..2]);
        }

        if (!ReadBirthDate(full, out _))
        {
            return wasShort ? KernelProblems.ResidentIdBirthDate(7, 12) : KernelProblems.ResidentIdBirthDate(7, 14);
        }

        return Mod112(full) == full[^1] ? null : KernelProblems.ResidentIdCheck(OnlyTransposition(full));
    }

    /// <summary>GB/T 2260 province codes, the residence permits 81 to 83, and cards of foreigners (9).</summary>
    private static bool IsKnownPrefix(string full) => int.Parse(full.AsSpan(0, 2), CultureInfo.InvariantCulture) is
        (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65)
        or 71 or (>= 81 and <= 83) or (>= 90 and <= 99);

    private static bool ReadBirthDate(string full, out DateOnly date)
    {
        date = default;
        return full.Length == Length
            && DateOnly.TryParseExact(full.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && date.Year >= 1800;
    }

    private static string Lengthen(string fifteen)
    {
        var seventeen = $"{fifteen[..6]}19{fifteen[6..]}";
        return seventeen + Mod112(seventeen);
    }

    /// <summary>The first of two neighbours whose exchange makes the number hold; 0 when none or more than one would.</summary>
    private static int OnlyTransposition(string full)
    {
        var found = 0;
        for (var i = 0; i + 1 < Length - 1; i++)
        {
            var swapped = $"{full[..i]}{full[i + 1]}{full[i]}{full[(i + 2)..]}";
            if (full[i] != full[i + 1] && IsKnownPrefix(swapped) && ReadBirthDate(swapped, out _) && Mod112(swapped) == full[^1])
            {
                found = found == 0 ? i + 1 : -1;
            }

            if (found < 0)
            {
                return 0;
            }
        }

        return found;
    }

    /// <summary>Sum of digit × 2^(17 − i) modulo 11, by Horner's rule; the remainder 0…10 maps to <c>10X98765432</c>.</summary>
    private static char Mod112(string text)
    {
        var sum = 0;
        for (var i = 0; i < Length - 1; i++)
        {
            sum = (sum + text[i] - '0') * 2 % 11;
        }

        return "10X98765432"[sum];
    }
}
