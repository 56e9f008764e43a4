using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>What a search looks for: the words of one box, each understood by its form.</summary>
/// <param name="Text">
/// Parted by spaces: a name, pinyin or initials; a number of 18 or 15 characters; its first six and last four characters; a phone or its last four digits;
/// a birth certificate number; a date of birth (<c>1990-05-01</c>, <c>19900501</c>) or year (<c>1990年</c>).
/// </param>
/// <param name="Page">The page, from 1.</param>
/// <param name="Rows">Rows of a page, at most 100.</param>
public sealed record PersonQuery(string Text, int Page = 1, int Rows = 20)
{
    internal SearchWords Words()
    {
        var words = new SearchWords();
        foreach (var word in Text.Split([' ', '\u3000', ',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            words = words.With(word);
        }

        return words;
    }
}

/// <summary>The words of a search by what they are.</summary>
internal sealed record SearchWords
{
    private static readonly string[] DayForms = ["yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyy-M-d"];

    public string Name { get; private init; } = "";

    public string? Number { get; private init; }

    public string? Phone { get; private init; }

    public string? Certificate { get; private init; }

    public string? Head { get; private init; }

    public string? Tail { get; private init; }

    public DateInterval Born { get; private init; }

    public bool IsEmpty => this == new SearchWords();

    public SearchWords With(string word)
    {
        if (ResidentId.TryParse(word, out var number, out _))
        {
            return this with { Number = number.Reveal() };
        }

        if (DateOnly.TryParseExact(word, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1850 and <= 2200)
        {
            return this with { Born = new DateInterval(day, day) };
        }

        return Births.IsCertificate(word) ? this with { Certificate = word.ToUpperInvariant() }
            : word.Any(char.IsAsciiDigit) ? WithDigits(word)
            : this with { Name = Name + word };
    }

    /// <summary>Digits alone: a year, the first six or last four characters, a phone. Four digits that could be a year of birth are a year when written 1990年.</summary>
    private SearchWords WithDigits(string word)
    {
        if (word.EndsWith('年') && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1850 and <= 2200)
        {
            return this with { Born = new DateInterval(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) };
        }

        var upper = word.ToUpperInvariant();
        return upper.Length == Secrets.HeadLength && upper.All(char.IsAsciiDigit) ? this with { Head = upper }
            : upper.Length == Secrets.TailLength && upper[..3].All(char.IsAsciiDigit) && (char.IsAsciiDigit(upper[3]) || upper[3] == 'X') ? this with { Tail = upper }
            : PersonDraft.Digits(word) is { } phone ? this with { Phone = phone }
            : this with { Name = Name + word };
    }

    /// <inheritdoc/>
    public override string ToString() => "…";
}
