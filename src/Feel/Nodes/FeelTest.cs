using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>A bound unary test: in a table cell or after <c>in</c>. The hierarchy is closed.</summary>
public abstract record FeelTest
{
    private FeelTest()
    {
    }

    /// <summary>The expressions in it, from left to right.</summary>
    public abstract ImmutableArray<FeelNode> Operands { get; }

    /// <summary>Where it stands in its source.</summary>
    internal TextSpan Span { get; init; }

    internal abstract FeelTest WithOperands(ReadOnlySpan<FeelNode> operands);

    /// <summary>Whether the value passes.</summary>
    internal abstract FeelValue Check(FeelValue value, in Activation run);

    /// <summary><c>-</c>: passes whatever the value, even one that is not there.</summary>
    public sealed record Any : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => [];

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands) => this;

        internal override FeelValue Check(FeelValue value, in Activation run) => FeelValue.Yes;
    }

    /// <summary><c>&gt;= 2</c>, or <c>"rural"</c> for equality.</summary>
    public sealed record Compare(ComparisonOperator Operator, FeelNode Operand) : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => [Operand];

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands) => this with { Operand = operands[0] };

        internal override FeelValue Check(FeelValue value, in Activation run) => Comparing.Compare(Operator, value, Operand.Evaluate(run));
    }

    /// <summary><c>[a..b)</c>.</summary>
    public sealed record Interval(bool LowClosed, FeelNode Low, FeelNode High, bool HighClosed) : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => [Low, High];

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands) => this with { Low = operands[0], High = operands[1] };

        internal override FeelValue Check(FeelValue value, in Activation run)
        {
            var fold = new TruthFold(isAnd: true);
            fold.Add(Comparing.Compare(LowClosed ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater, value, Low.Evaluate(run)));
            fold.Add(Comparing.Compare(HighClosed ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less, value, High.Evaluate(run)));
            return fold.Value;
        }
    }

    /// <summary>The value is a member of a list.</summary>
    public sealed record Member(FeelNode List) : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => [List];

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands) => this with { List = operands[0] };

        internal override FeelValue Check(FeelValue value, in Activation run)
        {
            var list = List.Evaluate(run);
            var partial = list.Certain<PartialList>();
            if (list.Kind != FeelKind.List && partial is null)
            {
                return list;
            }

            var fold = new TruthFold(isAnd: false);
            foreach (var member in partial?.Members ?? list.AsList)
            {
                fold.Add(Comparing.Compare(ComparisonOperator.Equal, value, member));
            }

            if (partial is not null)
            {
                fold.Add(list.Vague());
            }

            return fold.Value;
        }
    }

    /// <summary>Tests separated by commas: any of them.</summary>
    public sealed record OneOf(ImmutableArray<FeelTest> Tests) : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => [.. Tests.SelectMany(t => t.Operands)];

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands)
        {
            var tests = ImmutableArray.CreateBuilder<FeelTest>(Tests.Length);
            foreach (var test in Tests)
            {
                var count = test.Operands.Length;
                tests.Add(test.WithOperands(operands[..count]));
                operands = operands[count..];
            }

            return this with { Tests = tests.MoveToImmutable() };
        }

        internal override FeelValue Check(FeelValue value, in Activation run)
        {
            var fold = new TruthFold(isAnd: false);
            foreach (var test in Tests)
            {
                fold.Add(test.Check(value, run));
            }

            return fold.Value;
        }
    }

    /// <summary><c>not(tests)</c>.</summary>
    public sealed record Not(FeelTest Test) : FeelTest
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Operands => Test.Operands;

        internal override FeelTest WithOperands(ReadOnlySpan<FeelNode> operands) => this with { Test = Test.WithOperands(operands) };

        internal override FeelValue Check(FeelValue value, in Activation run) => FeelNode.Opposite(Test.Check(value, run));
    }
}
