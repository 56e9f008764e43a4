using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Literals, names, calls, lists and the word forms.</summary>
internal sealed partial class Parser
{
    private Syntax? Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return Number();
            case TokenKind.Text:
                position++;
                return new Syntax.Text(token.Span, token.Text);
            case TokenKind.Date:
                position++;
                return new Syntax.Date(token.Span, token.Date);
            case TokenKind.Name:
                position++;
                return Current.Is("(") ? Call(token) : new Syntax.Name(token.Span, token.Text);
            case TokenKind.Keyword:
                return Word(token);
            default:
                return token.Is("(") ? Group() : token.Is("[") ? List() : Unexpected<Syntax>("值、名称或“(”", "a value, a name or '('");
        }
    }

    private Syntax? Number()
    {
        var token = tokens[position++];
        if (Take("%"))
        {
            return new Syntax.Number(token.Span.To(tokens[position - 1].Span), token.Number, Unit.Percent);
        }

        if (Current.Kind != TokenKind.Name)
        {
            return new Syntax.Number(token.Span, token.Number, null);
        }

        var word = tokens[position++];
        if (Units.Find(word.Text) is { } unit)
        {
            return new Syntax.Number(token.Span.To(word.Span), token.Number, unit);
        }

        sink.Add(FeelProblems.UnknownUnit(sink.Spot(word.Span), word.Text, Nearest.To(word.Text, Units.Words)));
        return null;
    }

    private Syntax? Word(Token token)
    {
        switch (token.Text)
        {
            case "true" or "false":
                position++;
                return new Syntax.Boolean(token.Span, token.Text == "true");
            case "not":
                position++;
                return Not(token);
            case "if":
                position++;
                return If(token);
            case "some" or "every":
                position++;
                return Binding(token, "satisfies");
            case "for":
                position++;
                return Binding(token, "return");
            default:
                return Unexpected<Syntax>("值、名称或“(”", "a value, a name or '('");
        }
    }

    private Syntax? Not(Token not)
    {
        if (!Expect("(") || Expression() is not { } operand)
        {
            return null;
        }

        var end = Current.Span;
        return Expect(")") ? Built(new Syntax.Not(not.Span.To(end), operand), operand) : null;
    }

    private Syntax? If(Token start) =>
        Expression() is { } condition && Expect("then") && Expression() is { } then && Expect("else") && Expression() is { } otherwise
            ? Built(new Syntax.If(start.Span.To(otherwise.Span), condition, then, otherwise), condition, then, otherwise)
            : null;

    /// <summary><c>some x in list, y in list satisfies …</c> and <c>for …</c>: more than one variable nests.</summary>
    private Syntax? Binding(Token start, string word)
    {
        if (Current.Kind != TokenKind.Name)
        {
            return Unexpected<Syntax>("变量名", "the name of a variable");
        }

        var name = tokens[position++].Text;
        if (!Expect("in") || Expression() is not { } source)
        {
            return null;
        }

        if (++nesting > FeelCompiler.MaximumDepth)
        {
            return TooDeep(start.Span);
        }

        var body = Take(",") ? Binding(start, word) : Expect(word) ? Expression() : null;
        nesting--;
        if (body is null)
        {
            return null;
        }

        var span = start.Span.To(body.Span);
        return word == "return"
            ? Built(new Syntax.For(span, name, source, body), source, body)
            : Built(new Syntax.Quantified(span, start.Text == "every", name, source, body), source, body);
    }

    private Syntax? Call(Token function)
    {
        position++;
        if (Items(")", "函数参数", "arguments") is not { } arguments)
        {
            return null;
        }

        var span = function.Span.To(tokens[position - 1].Span);
        return Built(new Syntax.Call(span, function.Text, function.Span, arguments), arguments.AsSpan());
    }

    private Syntax? Group()
    {
        position++;
        return Expression() is { } inner && Expect(")") ? inner : null;
    }

    private Syntax? List()
    {
        var start = tokens[position++].Span;
        if (Items("]", "列表", "a list") is not { } items)
        {
            return null;
        }

        return Built(new Syntax.List(start.To(tokens[position - 1].Span), items), items.AsSpan());
    }

    private ImmutableArray<Syntax>? Items(string end, string zh, string en)
    {
        var items = ImmutableArray.CreateBuilder<Syntax>();
        if (Take(end))
        {
            return [];
        }

        do
        {
            if (items.Count == FeelCompiler.MaximumItems)
            {
                sink.Add(FeelProblems.TooManyItems(sink.Spot(Current.Span), new Bilingual(zh, en)));
                return null;
            }

            if (Expression() is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (Take(","));

        return Expect(end) ? items.ToImmutable() : null;
    }
}
