using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>
/// A recursive-descent parser for FEEL expressions and unary tests (DMN 1.5 §10.3.1). It stops at the first problem, which then names what was expected.
/// Every method returns null once a problem is recorded.
/// </summary>
internal sealed partial class Parser(ImmutableArray<Token> tokens, ExpressionSink sink)
{
    private int position;
    private int nesting;

    private Token Current => tokens[position];

    /// <summary>One expression and nothing after it.</summary>
    public Syntax? ParseAll()
    {
        var expression = Expression();
        return expression is null || Current.Kind == TokenKind.End ? expression : Unexpected<Syntax>("运算符或结尾", "an operator or the end");
    }

    private Syntax? Expression()
    {
        if (++nesting > FeelCompiler.MaximumDepth)
        {
            return TooDeep(Current.Span);
        }

        var expression = Disjunction();
        nesting--;
        return expression;
    }

    private Syntax? Disjunction() => Conjunction() is { } first ? Logical("or", first, Conjunction) : null;

    private Syntax? Conjunction() => Comparison() is { } first ? Logical("and", first, Comparison) : null;

    private Syntax? Logical(string word, Syntax first, Func<Syntax?> next)
    {
        if (!Current.Is(word))
        {
            return first;
        }

        var operands = ImmutableArray.CreateBuilder<Syntax>();
        operands.Add(first);
        while (Take(word))
        {
            if (next() is not { } operand)
            {
                return null;
            }

            operands.Add(operand);
        }

        var span = first.Span.To(operands[^1].Span);
        return Built(new Syntax.Logical(span, word == "and", operands.ToImmutable()), [.. operands]);
    }

    private Syntax? Comparison()
    {
        if (Sum() is not { } left)
        {
            return null;
        }

        if (OperatorSymbols.Comparison(Current) is { } op)
        {
            position++;
            return Sum() is { } right ? Built(new Syntax.Comparison(left.Span.To(right.Span), op, left, right), left, right) : null;
        }

        return Current.Is("between") ? Between(left) : Current.Is("in") ? In(left) : left;
    }

    private Syntax? Between(Syntax value)
    {
        position++;
        return Sum() is { } low && Expect("and") && Sum() is { } high
            ? Built(new Syntax.Between(value.Span.To(high.Span), value, low, high), value, low, high)
            : null;
    }

    private Syntax? In(Syntax value)
    {
        position++;
        return Test(listIsValue: true) is { } test ? Built(new Syntax.In(value.Span.To(test.Span), value, test), value) : null;
    }

    private Syntax? Sum()
    {
        var left = Product();
        while (left is not null && (Current.Is("+") || Current.Is("-")))
        {
            var op = Take("+") ? ArithmeticOperator.Add : ArithmeticOperator.Subtract;
            position += op == ArithmeticOperator.Subtract ? 1 : 0;
            left = Arithmetic(op, left, Product());
        }

        return left;
    }

    private Syntax? Product()
    {
        var left = Unary();
        while (left is not null && (Current.Is("*") || Current.Is("/")))
        {
            var op = Take("*") ? ArithmeticOperator.Multiply : ArithmeticOperator.Divide;
            position += op == ArithmeticOperator.Divide ? 1 : 0;
            left = Arithmetic(op, left, Unary());
        }

        return left;
    }

    private Syntax? Arithmetic(ArithmeticOperator op, Syntax left, Syntax? right) =>
        right is null ? null : Built(new Syntax.Arithmetic(left.Span.To(right.Span), op, left, right), left, right);

    private Syntax? Unary()
    {
        var start = Current.Span;
        if (!Take("-"))
        {
            return Postfix();
        }

        if (++nesting > FeelCompiler.MaximumDepth)
        {
            return TooDeep(start);
        }

        var operand = Unary();
        nesting--;
        return operand is null ? null : Built(new Syntax.Negate(start.To(operand.Span), operand), operand);
    }

    private Syntax? Postfix()
    {
        var expression = Primary();
        while (expression is not null)
        {
            if (Take("."))
            {
                expression = Path(expression);
            }
            else if (Current.Is("["))
            {
                expression = Filter(expression);
            }
            else
            {
                break;
            }
        }

        return expression;
    }

    private Syntax? Path(Syntax source)
    {
        if (Current.Kind is not (TokenKind.Name or TokenKind.Keyword))
        {
            return Unexpected<Syntax>("要素名称", "the name of an element");
        }

        var name = tokens[position++];
        return Built(new Syntax.Path(source.Span.To(name.Span), source, name.Text, name.Span), source);
    }

    private Syntax? Filter(Syntax source)
    {
        position++;
        if (Expression() is not { } condition)
        {
            return null;
        }

        var end = Current.Span;
        return Expect("]") ? Built(new Syntax.Filter(source.Span.To(end), source, condition), source, condition) : null;
    }

    private bool Take(string symbolOrKeyword)
    {
        if (!Current.Is(symbolOrKeyword))
        {
            return false;
        }

        position++;
        return true;
    }

    private bool Expect(string symbolOrKeyword) =>
        Take(symbolOrKeyword) || Unexpected<Syntax>($"“{symbolOrKeyword}”", $"'{symbolOrKeyword}'") is not null;

    private Syntax? Built(Syntax node, params ReadOnlySpan<Syntax> children)
    {
        var depth = 1;
        foreach (var child in children)
        {
            depth = Math.Max(depth, child.Depth + 1);
        }

        return depth > FeelCompiler.MaximumDepth ? TooDeep(node.Span) : node with { Depth = depth };
    }

    private Syntax? TooDeep(TextSpan span)
    {
        sink.Add(FeelProblems.TooDeep(sink.Spot(span)));
        return null;
    }

    private T? Unexpected<T>(string expectedZh, string expectedEn)
        where T : class
    {
        var found = Current;
        sink.Add(found.Kind == TokenKind.Keyword && found.Text is "null" or "function" || found.Is("{") || found.Is("**")
            ? FeelProblems.NotInPolicyMode(sink.Spot(found.Span), found.Text)
            : FeelProblems.Unexpected(sink.Spot(found.Span), found.Kind == TokenKind.End ? null : sink.Text(found.Span), new(expectedZh, expectedEn)));
        return null;
    }
}
