namespace Anyu.Cli;

/// <summary>Columns in a terminal: a Chinese character takes two cells.</summary>
internal static class TextWidth
{
    private const char FirstWide = '\u1100';

    /// <summary>The text followed by blanks up to a width in cells; at least one blank.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(1, cells - text.Sum(c => c >= FirstWide ? 2 : 1)));
}
