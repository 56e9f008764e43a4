using System.Text.RegularExpressions;

namespace Anyu.Law;

/// <summary>
/// Keeps the address while a text is read from top to bottom: <c>## 二、</c> → 二, <c>### （四）</c> → 二（四）, <c>#### 1.</c> → 二（四）1,
/// a paragraph 第七条 → 第七条. In a document with an annex each address begins with its part.
/// </summary>
internal sealed partial class ArticleAddress
{
    private const string Appendix = "附录";
    private readonly bool hasAnnex;
    private string part;
    private string top = "";
    private string middle = "";
    private string low = "";
    private bool inNumberedPart;

    /// <summary>Begins at the top of a text.</summary>
    /// <param name="hasAnnex">Whether the text forwards an annex.</param>
    public ArticleAddress(bool hasAnnex) => (this.hasAnnex, part, inNumberedPart) = (hasAnnex, hasAnnex ? "转发" : "", hasAnnex);

    /// <summary>The part of a document with an annex, else empty.</summary>
    public string Part => part;

    /// <summary>The address here.</summary>
    public string Current
    {
        get
        {
            var own = top + middle + low;
            return part.Length == 0 ? Named(own) : $"{part}/{Named(own)}";
        }
    }

    /// <summary>Goes on with a heading.</summary>
    /// <param name="depth">Its depth, 1 to 6.</param>
    /// <param name="text">Its text.</param>
    /// <returns>Whether a new article begins.</returns>
    public bool Heading(int depth, string text)
    {
        switch (depth)
        {
            case 1:
                return Title(text);
            case 2:
                (top, middle, low) = (Cut(Numeral(), text), "", "");
                inNumberedPart = false;
                return true;
            case 3:
                (middle, low) = (Below(Cut(Bracketed(), text), top), "");
                return true;
            default:
                low = Below(Cut(Arabic(), text), top + middle);
                return true;
        }
    }

    /// <summary>Goes on with a paragraph.</summary>
    /// <returns>Whether a new article begins with it.</returns>
    public bool Paragraph(string text)
    {
        if (Numbered().Match(text) is { Success: true } article)
        {
            (top, middle, low) = (article.Value, "", "");
            inNumberedPart = false;
            return true;
        }

        if (AppendixLine().IsMatch(text))
        {
            (part, top, middle, low, inNumberedPart) = (Appendix, "", "", "", true);
            return true;
        }

        if (inNumberedPart && Numeral().Match(text) is { Success: true } item)
        {
            (top, middle, low) = (item.Groups["n"].Value, "", "");
            return true;
        }

        return false;
    }

    /// <summary>Whether a heading line opens the annex.</summary>
    public static bool OpensAnnex(string line) => line.StartsWith("# 附件", StringComparison.Ordinal);

    private bool Title(string text)
    {
        if (!hasAnnex || !text.StartsWith("附件", StringComparison.Ordinal))
        {
            return false;
        }

        (part, top, middle, low, inNumberedPart) = ("附件", "", "", "", false);
        return true;
    }

    private static string Named(string own) => own.Length == 0 ? "前言" : own;

    /// <summary>The number of a heading, or its words when it has none.</summary>
    private static string Cut(Regex number, string text) =>
        number.Match(text) is { Success: true } found ? found.Groups["n"].Value
        : Numbered().Match(text) is { Success: true } article ? article.Value
        : text.Trim();

    /// <summary>A part without a number is set off from what it belongs to.</summary>
    private static string Below(string own, string above) =>
        above.Length == 0 || own.Length == 0 || own[0] == '（' || char.IsAsciiDigit(own[0]) ? own : $"/{own}";

    [GeneratedRegex("^(?<n>[一二三四五六七八九十百]+)、", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numeral();

    [GeneratedRegex("^(?<n>（[一二三四五六七八九十百]+）)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<n>[0-9]+)[.．、]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arabic();

    [GeneratedRegex("^第[一二三四五六七八九十百千零〇]+[条章节](之[一二三四五六七八九十]+)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex("^附录[：:]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AppendixLine();
}
