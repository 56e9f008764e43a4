namespace Anyu.Feel;

/// <summary>A stretch of the source text, in UTF-16 units from its start.</summary>
internal readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public TextSpan To(TextSpan last) => new(Start, last.End - Start);

    public string Of(string source) => source.Substring(Start, Length);
}

internal enum TokenKind
{
    End,
    Number,
    Text,
    Date,
    Name,
    Keyword,
    Symbol,
}

/// <summary>One token. <c>Text</c> is the symbol, keyword, name or the unescaped text; numbers and dates carry their value.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, TextSpan Span, decimal Number = 0, DateOnly Date = default)
{
    public bool Is(string symbolOrKeyword) =>
        Kind is TokenKind.Symbol or TokenKind.Keyword && string.Equals(Text, symbolOrKeyword, StringComparison.Ordinal);
}
