using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>What stands in the text, before names and types are known. Neutral to the mode: policy and standard mode bind the same tree.</summary>
internal abstract record Syntax(TextSpan Span)
{
    /// <summary>Levels below and including this one; bounded so that no walk overflows the stack.</summary>
    public int Depth { get; init; } = 1;

    public sealed record Number(TextSpan Span, decimal Value, Unit? Unit) : Syntax(Span);

    public sealed record Text(TextSpan Span, string Value) : Syntax(Span);

    public sealed record Date(TextSpan Span, DateOnly Value) : Syntax(Span);

    public sealed record Boolean(TextSpan Span, bool Value) : Syntax(Span);

    public sealed record Name(TextSpan Span, string Value) : Syntax(Span);

    public sealed record Path(TextSpan Span, Syntax Source, string Element, TextSpan ElementSpan) : Syntax(Span);

    public sealed record List(TextSpan Span, ImmutableArray<Syntax> Items) : Syntax(Span);

    public sealed record Negate(TextSpan Span, Syntax Operand) : Syntax(Span);

    public sealed record Not(TextSpan Span, Syntax Operand) : Syntax(Span);

    public sealed record Arithmetic(TextSpan Span, ArithmeticOperator Operator, Syntax Left, Syntax Right) : Syntax(Span);

    public sealed record Comparison(TextSpan Span, ComparisonOperator Operator, Syntax Left, Syntax Right) : Syntax(Span);

    public sealed record Logical(TextSpan Span, bool IsAnd, ImmutableArray<Syntax> Operands) : Syntax(Span);

    public sealed record Between(TextSpan Span, Syntax Value, Syntax Low, Syntax High) : Syntax(Span);

    public sealed record In(TextSpan Span, Syntax Value, SyntaxTest Test) : Syntax(Span);

    public sealed record If(TextSpan Span, Syntax Condition, Syntax Then, Syntax Else) : Syntax(Span);

    public sealed record Quantified(TextSpan Span, bool IsEvery, string Variable, Syntax Source, Syntax Condition) : Syntax(Span);

    public sealed record For(TextSpan Span, string Variable, Syntax Source, Syntax Return) : Syntax(Span);

    public sealed record Filter(TextSpan Span, Syntax Source, Syntax Condition) : Syntax(Span);

    public sealed record Call(TextSpan Span, string Function, TextSpan FunctionSpan, ImmutableArray<Syntax> Arguments) : Syntax(Span);
}

/// <summary>A unary test: what a value is held against, in a table cell or after <c>in</c>.</summary>
internal abstract record SyntaxTest(TextSpan Span)
{
    public sealed record Any(TextSpan Span) : SyntaxTest(Span);

    public sealed record Compare(TextSpan Span, ComparisonOperator Operator, Syntax Operand) : SyntaxTest(Span);

    public sealed record Interval(TextSpan Span, bool LowClosed, Syntax Low, Syntax High, bool HighClosed) : SyntaxTest(Span);

    /// <summary>The value itself, or a list that holds it.</summary>
    public sealed record Value(TextSpan Span, Syntax Operand) : SyntaxTest(Span);

    public sealed record OneOf(TextSpan Span, ImmutableArray<SyntaxTest> Tests) : SyntaxTest(Span);

    public sealed record Not(TextSpan Span, SyntaxTest Test) : SyntaxTest(Span);
}
