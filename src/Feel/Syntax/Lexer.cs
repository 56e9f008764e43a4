using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Anyu.Feel;

/// <summary>Cuts a text into tokens (DMN 1.5 §10.3.1.2, every name one token). Stops at the first problem.</summary>
internal sealed class Lexer(string source, ExpressionSink sink)
{
    private static readonly FrozenSet<string> Keywords = FrozenSet.ToFrozenSet(
        ["and", "or", "not", "if", "then", "else", "some", "every", "satisfies", "for", "in", "return", "between", "true", "false", "null", "function"],
        StringComparer.Ordinal);

    private static readonly string[] Symbols =
        ["..", "!=", "<=", ">=", "**", "(", ")", "[", "]", "{", "}", ",", ".", ":", "+", "-", "*", "/", "=", "<", ">", "%"];

    private int position;

    /// <summary>The tokens, ended by <see cref="TokenKind.End"/>; null when a problem was found.</summary>
    public ImmutableArray<Token>? Run()
    {
        var tokens = ImmutableArray.CreateBuilder<Token>();
        while (SkipSpace())
        {
            if (Next() is not { } token)
            {
                return null;
            }

            tokens.Add(token);
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, new TextSpan(source.Length, 0)));
        return tokens.ToImmutable();
    }

    private bool SkipSpace()
    {
        while (position < source.Length)
        {
            if (char.IsWhiteSpace(source[position]))
            {
                position++;
            }
            else if (At("//"))
            {
                position = EndOf("\n");
            }
            else if (At("/*"))
            {
                position = EndOf("*/");
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private int EndOf(string mark)
    {
        var index = source.IndexOf(mark, position + 2, StringComparison.Ordinal);
        return index < 0 ? source.Length : index + mark.Length;
    }

    private Token? Next()
    {
        var c = source[position];
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            return Number();
        }

        if (c == '"')
        {
            return Text(position);
        }

        if (c == '@' && Peek(1) == '"')
        {
            return Date();
        }

        return StartsName(c) ? Name() : Symbol();
    }

    private Token? Number()
    {
        var start = position;
        TakeDigits();
        if (Peek(0) == '.' && char.IsAsciiDigit(Peek(1)))
        {
            position++;
            TakeDigits();
        }

        var span = new TextSpan(start, position - start);
        if (decimal.TryParse(span.Of(source), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
        {
            return new Token(TokenKind.Number, span.Of(source), span, value);
        }

        return Fail(FeelProblems.BadNumber(sink.Spot(span), span.Of(source)));
    }

    private void TakeDigits()
    {
        while (char.IsAsciiDigit(Peek(0)))
        {
            position++;
        }
    }

    private Token? Text(int start)
    {
        var text = new StringBuilder();
        for (position++; position < source.Length; position++)
        {
            if (source[position] == '"')
            {
                position++;
                return new Token(TokenKind.Text, text.ToString(), new TextSpan(start, position - start));
            }

            text.Append(source[position] == '\\' && position + 1 < source.Length ? Escaped() : source[position]);
        }

        return Fail(FeelProblems.UnendedText(sink.Spot(new TextSpan(start, 1))));
    }

    private char Escaped()
    {
        position++;
        if (source[position] == 'u' && position + 4 < source.Length
            && ushort.TryParse(source.AsSpan(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            position += 4;
            return (char)code;
        }

        return source[position] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other };
    }

    private Token? Date()
    {
        var start = position++;
        if (Text(start) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return text with { Kind = TokenKind.Date, Date = date };
        }

        return Fail(FeelProblems.BadDate(sink.Spot(text.Span), text.Text));
    }

    private Token Name()
    {
        var start = position;
        while (position < source.Length && (StartsName(source[position]) || char.IsDigit(source[position])))
        {
            position++;
        }

        var span = new TextSpan(start, position - start);
        var name = span.Of(source);
        return new Token(Keywords.Contains(name) ? TokenKind.Keyword : TokenKind.Name, name, span);
    }

    private Token? Symbol()
    {
        foreach (var symbol in Symbols)
        {
            if (At(symbol))
            {
                var span = new TextSpan(position, symbol.Length);
                position += symbol.Length;
                return new Token(TokenKind.Symbol, symbol, span);
            }
        }

        return Fail(FeelProblems.UnexpectedCharacter(sink.Spot(new TextSpan(position, 1)), source[position]));
    }

    private static bool StartsName(char c) => char.IsLetter(c) || c is '_' or '?';

    private char Peek(int ahead) => position + ahead < source.Length ? source[position + ahead] : '\0';

    private bool At(string text) => string.CompareOrdinal(source, position, text, 0, text.Length) == 0;

    private Token? Fail(Kernel.Problem problem)
    {
        sink.Add(problem);
        return null;
    }
}
