using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <summary>Unary tests (DMN 1.5 §10.3.1, grammar rules 7–17).</summary>
internal sealed partial class Parser
{
    /// <summary>A whole table cell: <c>-</c>, <c>not(…)</c>, or tests separated by commas.</summary>
    public SyntaxTest? ParseCell()
    {
        var start = Current.Span;
        if (Current.Is("-") && tokens[position + 1].Kind == TokenKind.End)
        {
            return new SyntaxTest.Any(start);
        }

        var test = Current.Is("not") ? Negated() : Tests();
        return test is null || Current.Kind == TokenKind.End ? test : Unexpected<SyntaxTest>("逗号或结尾", "a comma or the end");
    }

    private SyntaxTest? Negated()
    {
        var start = tokens[position++].Span;
        return Expect("(") && Tests() is { } inner && Expect(")")
            ? new SyntaxTest.Not(start.To(tokens[position - 1].Span), inner)
            : null;
    }

    private SyntaxTest? Tests()
    {
        var tests = ImmutableArray.CreateBuilder<SyntaxTest>();
        do
        {
            if (tests.Count == FeelCompiler.MaximumItems)
            {
                sink.Add(FeelProblems.TooManyItems(sink.Spot(Current.Span), new Bilingual("判断条件", "tests")));
                return null;
            }

            if (Test(listIsValue: false) is not { } test)
            {
                return null;
            }

            tests.Add(test);
        }
        while (Take(","));

        return tests.Count == 1 ? tests[0] : new SyntaxTest.OneOf(tests[0].Span.To(tests[^1].Span), tests.ToImmutable());
    }

    private SyntaxTest? Test(bool listIsValue)
    {
        var start = Current.Span;
        if (OperatorSymbols.Comparison(Current) is { } op)
        {
            position++;
            return Sum() is { } operand ? new SyntaxTest.Compare(start.To(operand.Span), op, operand) : null;
        }

        if (Take("]"))
        {
            return Sum() is { } low ? Interval(start, lowClosed: false, low) : null;
        }

        return Current.Is("(") || Current.Is("[") ? Bracketed(listIsValue) : Value();
    }

    private SyntaxTest? Value() => Sum() is { } value ? Ranged(value) : null;

    /// <summary>After a value; a bare <c>a..b</c> is a common slip for <c>[a..b]</c>.</summary>
    private SyntaxTest? Ranged(Syntax value) =>
        Current.Is("..") ? Unexpected<SyntaxTest>("区间写作 [a..b]，请加方括号；此处应为逗号或结尾", "brackets around an interval, [a..b]") : new SyntaxTest.Value(value.Span, value);

    /// <summary>An interval, a list, tests in parentheses, or a value in parentheses: told apart by what follows the first expression.</summary>
    private SyntaxTest? Bracketed(bool testsInParentheses)
    {
        var (begin, open) = (position, Current);
        if (IsInterval())
        {
            position = begin + 1;
            return Sum() is { } low ? Interval(open.Span, open.Is("["), low) : null;
        }

        position = begin;
        if (!testsInParentheses || open.Is("["))
        {
            return Value();
        }

        position++;
        return Tests() is { } tests && Expect(")") ? tests with { Span = open.Span.To(tokens[position - 1].Span) } : null;
    }

    /// <summary>Whether a <c>..</c> stands at this bracket's own level before it closes.</summary>
    private bool IsInterval()
    {
        var level = 0;
        for (var i = position; i < tokens.Length; i++)
        {
            var token = tokens[i];
            level += token.Is("(") || token.Is("[") ? 1 : token.Is(")") || token.Is("]") ? -1 : 0;
            if (level == 1 && token.Is(".."))
            {
                return true;
            }

            if (level == 0)
            {
                return false;
            }
        }

        return false;
    }

    private SyntaxTest? Interval(TextSpan start, bool lowClosed, Syntax low)
    {
        if (!Expect("..") || Sum() is not { } high)
        {
            return null;
        }

        var end = Current;
        if (end.Is("]") || end.Is(")") || end.Is("["))
        {
            position++;
            return new SyntaxTest.Interval(start.To(end.Span), lowClosed, low, high, end.Is("]"));
        }

        return Unexpected<SyntaxTest>("区间的“]”或“)”", "']' or ')' to end the interval");
    }
}
