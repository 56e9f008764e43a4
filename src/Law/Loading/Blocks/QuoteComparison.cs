using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Compares quotes with the official text.</summary>
internal static class QuoteComparison
{
    /// <summary>Reports a quote that is not, character for character, in its own article.</summary>
    public static void Check(YamlText quote, BlockSite site, ProblemSink sink)
    {
        if (quote.Text.Length == 0 || !site.Text.Contains(quote.Text, StringComparison.Ordinal))
        {
            var address = $"{site.Document}#{site.Article}";
            sink.Add(LawProblems.QuoteNotInArticle(quote.At, quote.Text, address, Difference(quote.Text, site.Text)));
        }
    }

    /// <summary>Where the quote leaves the text: after its longest beginning, or before its longest end, that the text has.</summary>
    private static Bilingual Difference(string quote, string text)
    {
        var head = Longest(quote.Length, n => text.Contains(quote[..n], StringComparison.Ordinal));
        if (head < Math.Min(4, quote.Length))
        {
            var tail = Longest(quote.Length, n => text.Contains(quote[^n..], StringComparison.Ordinal));
            return tail < 4 ? new("本条没有相近的句子。", "The article has no similar sentence.")
                : new($"“{Clip(quote[^tail..])}”之前不同。", $"It differs before “{Clip(quote[^tail..])}”.");
        }

        var end = text.IndexOf(quote[..head], StringComparison.Ordinal) + head;
        var actual = end < text.Length ? text[end].ToString() : "";
        var written = head < quote.Length ? quote[head].ToString() : "";
        return new(
            $"第 {head + 1} 个字：引文“{written}”，原文“{actual}”。",
            $"Character {head + 1}: the quote has “{written}”, the text “{actual}”.");
    }

    private static int Longest(int length, Func<int, bool> holds)
    {
        var (low, high) = (0, length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = holds(middle) ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static string Clip(string text) => text.Length <= 12 ? text : string.Concat(text.AsSpan(0, 12), "…");
}
