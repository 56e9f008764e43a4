using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>Operators, choice and unary tests.</summary>
internal sealed partial class Binder
{
    private FeelNode? Logical(Syntax.Logical logical)
    {
        var operands = logical.Operands.Select(o => BindAs(o, Truths)).ToImmutableArray();
        return operands.Contains(null) ? null
            : logical.IsAnd ? new FeelNode.And(operands!) { Type = Truths, Span = logical.Span }
            : new FeelNode.Or(operands!) { Type = Truths, Span = logical.Span };
    }

    private FeelNode? Negate(Syntax.Negate negate) => Bind(negate.Operand) is { } operand && IsNumber(operand)
        ? new FeelNode.Negate(operand) { Type = operand.Type, IsBare = operand.IsBare, Span = negate.Span }
        : null;

    private bool IsNumber(FeelNode node)
    {
        if (node.Type is FeelType.Number)
        {
            return true;
        }

        sink.Add(FeelProblems.WrongType(sink.Spot(node.Span), sink.Text(node.Span), Named(node.Type), new("数", "a number")));
        return false;
    }

    private FeelNode? Arithmetic(Syntax.Arithmetic syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (left is null || right is null)
        {
            return null;
        }

        if (left.Type is FeelType.Date || right.Type is FeelType.Date)
        {
            sink.Add(FeelProblems.DateArithmetic(sink.Spot(syntax.Span), sink.Text(syntax.Span)));
            return null;
        }

        if (!IsNumber(left) || !IsNumber(right))
        {
            return null;
        }

        if (syntax.Operator == ArithmeticOperator.Divide && right is FeelNode.Literal { Value.AsNumber: 0 })
        {
            sink.Add(FeelProblems.DivisionByZero(sink.Spot(right.Span), sink.Text(syntax.Span)));
            return null;
        }

        return syntax.Operator is ArithmeticOperator.Add or ArithmeticOperator.Subtract ? Sum(syntax, left, right) : Scale(syntax, left, right);
    }

    private FeelNode? Sum(Syntax.Arithmetic syntax, FeelNode left, FeelNode right)
    {
        if (left.IsBare && !right.IsBare)
        {
            left = fitting.TakeUnit(left, UnitOf(right));
        }
        else if (right.IsBare && !left.IsBare)
        {
            right = fitting.TakeUnit(right, UnitOf(left));
        }

        return UnitAlgebra.Meet(UnitOf(left), UnitOf(right)) is { } unit
            ? new FeelNode.Arithmetic(syntax.Operator, left, right) { Type = new FeelType.Number(unit), IsBare = left.IsBare, Span = syntax.Span }
            : Unlike(syntax, left, right);
    }

    /// <summary>
    /// A bare factor beside a measure is plain; beside a count or a percentage it may stand for any unit (<c>15 * babies</c> may be days or yuan), so the product stays bare.
    /// </summary>
    private FeelNode? Scale(Syntax.Arithmetic syntax, FeelNode left, FeelNode right)
    {
        var (l, r) = (UnitOf(left), UnitOf(right));
        var product = syntax.Operator == ArithmeticOperator.Multiply;
        if (!product && left.IsBare && !right.IsBare && !UnitAlgebra.IsCount(r))
        {
            left = fitting.TakeUnit(left, r);
            l = r;
        }

        if ((product ? UnitAlgebra.Product(l, r) : UnitAlgebra.Quotient(l, r)) is not { } unit)
        {
            return Unlike(syntax, left, right);
        }

        return new FeelNode.Arithmetic(syntax.Operator, left, right, product && (IsPercent(left) || IsPercent(right)))
        {
            Type = new FeelType.Number(unit),
            IsBare = (left.IsBare && (right.IsBare || Opens(r, product))) || (product && right.IsBare && Opens(l, product)),
            Span = syntax.Span,
        };
    }

    private static bool Opens(Unit other, bool product) => UnitAlgebra.IsCount(other) || (product && other == Unit.Percent);

    private static bool IsPercent(FeelNode node) => UnitOf(node) == Unit.Percent;

    private static Unit UnitOf(FeelNode node) => ((FeelType.Number)node.Type).Unit;

    private FeelNode? Unlike(Syntax syntax, FeelNode left, FeelNode right)
    {
        sink.Add(FeelProblems.UnlikeUnits(sink.Spot(syntax.Span), sink.Text(syntax.Span), Named(left.Type), Named(right.Type)));
        return null;
    }

    private FeelNode? Comparison(Syntax.Comparison syntax)
    {
        var (left, right) = (Bind(syntax.Left), Bind(syntax.Right));
        if (left is null || right is null || Met(syntax, left, right) is not { } pair || !Comparable(syntax.Operator, pair.Left, syntax.Span))
        {
            return null;
        }

        return new FeelNode.Comparison(syntax.Operator, pair.Left, pair.Right) { Type = Truths, Span = syntax.Span };
    }

    private (FeelNode Left, FeelNode Right)? Met(Syntax syntax, FeelNode left, FeelNode right)
    {
        var before = sink.Count;
        if (fitting.Meet(left, right) is { } pair)
        {
            return pair;
        }

        if (sink.Count > before)
        {
            return null;
        }

        if (left.Type is FeelType.Number && right.Type is FeelType.Number)
        {
            Unlike(syntax, left, right);
            return null;
        }

        sink.Add(FeelProblems.UnlikeTypes(sink.Spot(syntax.Span), sink.Text(syntax.Span), Named(left.Type), Named(right.Type)));
        return null;
    }

    private bool Comparable(ComparisonOperator op, FeelNode node, TextSpan span)
    {
        var equality = op is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (node.Type is FeelType.Number or FeelType.Date || (equality && node.Type is not FeelType.List))
        {
            return true;
        }

        sink.Add(FeelProblems.NotOrdered(sink.Spot(span), sink.Text(span), Named(node.Type), op.Symbol()));
        return false;
    }

    private FeelNode? Between(Syntax.Between syntax)
    {
        if (Bind(syntax.Value) is not { } value || !Comparable(ComparisonOperator.LessOrEqual, value, syntax.Value.Span))
        {
            return null;
        }

        var (low, high) = (BindAs(syntax.Low, value.Type), BindAs(syntax.High, value.Type));
        return low is null || high is null ? null : new FeelNode.Between(value, low, high) { Type = Truths, Span = syntax.Span };
    }

    private FeelNode? If(Syntax.If syntax)
    {
        var condition = BindAs(syntax.Condition, Truths);
        var (then, otherwise) = (Bind(syntax.Then), Bind(syntax.Else));
        if (condition is null || then is null || otherwise is null || Met(syntax, then, otherwise) is not { } pair)
        {
            return null;
        }

        return new FeelNode.If(condition, pair.Left, pair.Right)
        {
            Type = pair.Left.Type,
            IsBare = pair.Left.IsBare && pair.Right.IsBare,
            Span = syntax.Span,
        };
    }

    private FeelNode? In(Syntax.In syntax) =>
        Bind(syntax.Value) is { } value && Test(syntax.Test, value.Type) is { } test
            ? new FeelNode.In(value, test) { Type = Truths, Span = syntax.Span }
            : null;

    /// <summary>A unary test against values of a type.</summary>
    public FeelTest? Test(SyntaxTest syntax, FeelType type) => syntax switch
    {
        SyntaxTest.Any => new FeelTest.Any { Span = syntax.Span },
        SyntaxTest.Compare compare => Compare(compare, type),
        SyntaxTest.Interval interval => Interval(interval, type),
        SyntaxTest.Value value => Value(value, type),
        SyntaxTest.OneOf oneOf => OneOf(oneOf, type),
        SyntaxTest.Not not => Test(not.Test, type) is { } test ? new FeelTest.Not(test) { Span = not.Span } : null,
        _ => throw new ArgumentOutOfRangeException(nameof(syntax), syntax, "Not a unary test."),
    };

    private FeelTest? Compare(SyntaxTest.Compare syntax, FeelType type) =>
        BindAs(syntax.Operand, type) is { } operand && Comparable(syntax.Operator, operand, syntax.Span)
            ? new FeelTest.Compare(syntax.Operator, operand) { Span = syntax.Span }
            : null;

    private FeelTest? Interval(SyntaxTest.Interval syntax, FeelType type)
    {
        var (low, high) = (BindAs(syntax.Low, type), BindAs(syntax.High, type));
        return low is not null && high is not null && Comparable(ComparisonOperator.LessOrEqual, low, syntax.Span)
            ? new FeelTest.Interval(syntax.LowClosed, low, high, syntax.HighClosed) { Span = syntax.Span }
            : null;
    }

    private FeelTest? Value(SyntaxTest.Value syntax, FeelType type)
    {
        if (Bind(syntax.Operand) is not { } operand)
        {
            return null;
        }

        var isList = operand.Type is FeelType.List;
        if (As(operand, isList ? new FeelType.List(type) : type) is not { } fitted)
        {
            return null;
        }

        return isList ? new FeelTest.Member(fitted) { Span = syntax.Span } : new FeelTest.Compare(ComparisonOperator.Equal, fitted) { Span = syntax.Span };
    }

    private FeelTest? OneOf(SyntaxTest.OneOf syntax, FeelType type)
    {
        var tests = syntax.Tests.Select(t => Test(t, type)).ToImmutableArray();
        return tests.Contains(null) ? null : new FeelTest.OneOf(tests!) { Span = syntax.Span };
    }
}
