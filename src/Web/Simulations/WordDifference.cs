namespace Anyu.Web.Simulations;

/// <summary>Where two sentences differ, by whole numbers and words: 300 and 500, not the 3 and the 5. Other Chinese characters stand for themselves.</summary>
internal static class WordDifference
{
    private const string Numerals = "〇零一二两三四五六七八九十百千万亿";

    /// <summary>How many characters both have at the beginning, and at the end.</summary>
    public static (int Head, int Tail) Of(string before, string after)
    {
        var least = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < least && before[head] == after[head])
        {
            head++;
        }

        while (head > 0 && (Joins(before, head) || Joins(after, head)))
        {
            head--;
        }

        var tail = 0;
        while (tail < least - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        while (tail > 0 && (Joins(before, before.Length - tail) || Joins(after, after.Length - tail)))
        {
            tail--;
        }

        return (head, tail);
    }

    /// <summary>Whether the characters before and at a place belong to one number or word.</summary>
    private static bool Joins(string text, int at) =>
        at < text.Length && at > 0 && KindOf(text, at - 1) is var kind && kind != 0 && kind == KindOf(text, at);

    /// <summary>1 for what numbers and words of letters and digits are made of, 2 for Chinese numerals, 0 for all else.</summary>
    private static int KindOf(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at]) || (text[at] is '.' or ',' && at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])) ? 1
        : Numerals.Contains(text[at], StringComparison.Ordinal) ? 2 : 0;
}
