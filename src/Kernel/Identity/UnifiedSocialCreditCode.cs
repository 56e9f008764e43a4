using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Anyu.Kernel;

/// <summary>
/// A unified social credit code 统一社会信用代码 of an organisation (GB 32100-2015): registering authority, kind of entity, six digits of
/// division, nine characters of organisation code (GB 11714-1997, with its own check character), one check character.
/// Both check characters are verified. The default value is no code.
/// </summary>
public readonly record struct UnifiedSocialCreditCode
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 18;

    /// <summary>The 31 characters of GB 32100, each worth its position: no I, O, S, V or Z.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>GB 11714 gives the letters 10 to 35 and leaves none out.</summary>
    private const string OrganisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Alphabet);
    private static readonly SearchValues<char> AllowedInside = SearchValues.Create(OrganisationAlphabet);
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    private static readonly int[] OrganisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
    private readonly string? _text;

    private UnifiedSocialCreditCode(string text) => _text = text;

    /// <summary>The registering authority: 1 organisation establishment office, 5 civil affairs, 9 market regulation …</summary>
    public char Authority => ToString()[0];

    /// <summary>The six digits of the division of the registering authority. For display only: divisions change, codes do not.</summary>
    public string Region => ToString()[2..8];

    /// <summary>The organisation code of GB 11714 inside, nine characters.</summary>
    public string OrganisationCode => ToString()[8..17];

    /// <summary>Reads a code. Spaces at the ends and small letters are accepted.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="code">The code when it holds.</param>
    /// <param name="problem"><c>KRN-0005</c> to <c>KRN-0007</c> with the characters that are probably mistyped.</param>
    public static bool TryParse(string text, out UnifiedSocialCreditCode code, [NotNullWhen(false)] out Problem? problem)
    {
        var upper = text.Trim().ToUpperInvariant();
        problem = Check(upper);
        code = problem is null ? new UnifiedSocialCreditCode(upper) : default;
        return problem is null;
    }

    /// <summary>The check character of the first seventeen characters of a code: (31 − Σ value × 3^i mod 31) mod 31.</summary>
    /// <exception cref="ArgumentException">Not seventeen characters of the alphabet.</exception>
    public static char CheckCharacter(string seventeen) =>
        seventeen.Length == Length - 1 && !seventeen.AsSpan().ContainsAnyExcept(Allowed)
            ? Mod31(seventeen)
            : throw new ArgumentException("Seventeen characters of GB 32100 are needed.", nameof(seventeen));

    /// <summary>The check character of the first eight characters of an organisation code: 11 − Σ value × weight mod 11, 10 written X.</summary>
    /// <exception cref="ArgumentException">Not eight digits or capital letters.</exception>
    public static char OrganisationCheckCharacter(string eight) =>
        eight.Length == OrganisationWeights.Length && !eight.AsSpan().ContainsAnyExcept(AllowedInside)
            ? Mod11(eight)
            : throw new ArgumentException("Eight characters of GB 11714 are needed.", nameof(eight));

    /// <summary>The code, eighteen capital characters. Codes of organisations are public.</summary>
    public override string ToString() => _text ?? "";

    private static Problem? Check(string code)
    {
        if (code.Length != Length)
        {
            return KernelProblems.CreditCodeLength(code.Length);
        }

        var wrong = code.AsSpan().IndexOfAnyExcept(Allowed);
        if (wrong < 0)
        {
            var outside = code.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9');
            wrong = outside < 0 ? -1 : outside + 2;
        }

        if (wrong >= 0)
        {
            return KernelProblems.CreditCodeCharacter(wrong + 1);
        }

        // The inner check narrows the place of the mistake, so it is told first.
        return Mod11(code[8..16]) != code[16] ? KernelProblems.CreditCodeOrganisation()
            : Mod31(code[..17]) != code[17] ? KernelProblems.CreditCodeCheck()
            : null;
    }

    private static char Mod31(string text)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            sum += Alphabet.IndexOf(text[i], StringComparison.Ordinal) * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static char Mod11(string text)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            sum += OrganisationAlphabet.IndexOf(text[i], StringComparison.Ordinal) * OrganisationWeights[i];
        }

        return "0123456789X"[(11 - (sum % 11)) % 11];
    }
}
