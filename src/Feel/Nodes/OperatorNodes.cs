using System.Collections.Immutable;

namespace Anyu.Feel;

/// <content>Arithmetic, comparison and membership.</content>
public abstract partial record FeelNode
{
    /// <summary><c>-x</c>.</summary>
    public sealed record Negate(FeelNode Operand) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Operand];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Operand = children[0] };

        internal override FeelValue Compute(in Activation run)
        {
            var operand = Operand.Evaluate(run);
            return operand.Kind == FeelKind.Number ? FeelValue.Of(-operand.AsNumber) : operand.Vague();
        }
    }

    /// <summary><c>+ - * /</c>.</summary>
    /// <param name="Operator">The operation.</param>
    /// <param name="Left">The left operand.</param>
    /// <param name="Right">The right operand.</param>
    /// <param name="IsPercentOf">Whether one factor is a percentage of the other, so that the product is divided by 100.</param>
    public sealed record Arithmetic(ArithmeticOperator Operator, FeelNode Left, FeelNode Right, bool IsPercentOf = false) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Left, Right];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Left = children[0], Right = children[1] };

        internal override FeelValue Compute(in Activation run)
        {
            var left = Left.Evaluate(run);
            var right = Right.Evaluate(run);
            if (left.Kind != FeelKind.Number || right.Kind != FeelKind.Number)
            {
                return left.Kind == FeelKind.NotApplicable || right.Kind == FeelKind.NotApplicable
                    ? FeelValue.NotApplicable
                    : Open(left, right);
            }

            try
            {
                return Of(left.AsNumber, right.AsNumber);
            }
            catch (OverflowException)
            {
                return FeelValue.Unknown(FeelReasons.NumberRange);
            }
        }

        /// <summary>Unknown; a sum or difference of numbers with bounds has bounds, so that <c>1 + count(…) &gt;= 2</c> may be certain.</summary>
        private FeelValue Open(FeelValue left, FeelValue right)
        {
            var unknown = FeelValue.UnknownOfBoth(left.Vague(), right.Vague());
            if (Operator > ArithmeticOperator.Subtract || Bounds.Of(left) is not { } l || Bounds.Of(right) is not { } r)
            {
                return unknown;
            }

            try
            {
                var bounds = Operator == ArithmeticOperator.Add
                    ? new Bounds(l.Low + r.Low, l.High + r.High, Applies: true)
                    : new Bounds(l.Low - r.High, l.High - r.Low, Applies: true);
                return FeelValue.UnknownBut(bounds, unknown.Missing.AsSpan());
            }
            catch (OverflowException)
            {
                return unknown;
            }
        }

        private FeelValue Of(decimal left, decimal right) => Operator switch
        {
            ArithmeticOperator.Add => FeelValue.Of(left + right),
            ArithmeticOperator.Subtract => FeelValue.Of(left - right),
            ArithmeticOperator.Multiply => FeelValue.Of(IsPercentOf ? left * right / 100m : left * right),
            _ => right == 0 ? FeelValue.Unknown(FeelReasons.DivisionByZero) : FeelValue.Of(left / right),
        };
    }

    /// <summary>One of the six comparisons.</summary>
    public sealed record Comparison(ComparisonOperator Operator, FeelNode Left, FeelNode Right) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Left, Right];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Left = children[0], Right = children[1] };

        internal override FeelValue Compute(in Activation run) => Comparing.Compare(Operator, Left.Evaluate(run), Right.Evaluate(run));
    }

    /// <summary><c>x between a and b</c>, both ends included; <c>x in [a..b)</c> is an <see cref="In"/>.</summary>
    public sealed record Between(FeelNode Value, FeelNode Low, FeelNode High) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Value, Low, High];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) =>
            this with { Value = children[0], Low = children[1], High = children[2] };

        internal override FeelValue Compute(in Activation run)
        {
            var value = Value.Evaluate(run);
            var fold = new TruthFold(isAnd: true);
            fold.Add(Comparing.Compare(ComparisonOperator.GreaterOrEqual, value, Low.Evaluate(run)));
            fold.Add(Comparing.Compare(ComparisonOperator.LessOrEqual, value, High.Evaluate(run)));
            return fold.Value;
        }
    }

    /// <summary><c>x in test</c>.</summary>
    public sealed record In(FeelNode Value, FeelTest Test) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Value, .. Test.Operands];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) =>
            this with { Value = children[0], Test = Test.WithOperands(children.AsSpan()[1..]) };

        internal override FeelValue Compute(in Activation run) => Test.Check(Value.Evaluate(run), run);
    }
}
