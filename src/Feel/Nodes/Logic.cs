using System.Collections.Immutable;

namespace Anyu.Feel;

/// <content>Truth and choice.</content>
public abstract partial record FeelNode
{
    /// <summary><c>and</c> over two or more operands. An explained run evaluates every operand; the value is the same.</summary>
    public sealed record And(ImmutableArray<FeelNode> Operands) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => Operands;

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Operands = children };

        internal override FeelValue Compute(in Activation run) => Fold(Operands, isAnd: true, run);
    }

    /// <summary><c>or</c> over two or more operands. An explained run evaluates every operand; the value is the same.</summary>
    public sealed record Or(ImmutableArray<FeelNode> Operands) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => Operands;

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Operands = children };

        internal override FeelValue Compute(in Activation run) => Fold(Operands, isAnd: false, run);
    }

    /// <summary><c>not(…)</c>.</summary>
    public sealed record Not(FeelNode Operand) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Operand];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Operand = children[0] };

        internal override FeelValue Compute(in Activation run) => Opposite(Operand.Evaluate(run));
    }

    /// <summary><c>if … then … else …</c>; an unknown or not applicable condition is the result.</summary>
    public sealed record If(FeelNode Condition, FeelNode Then, FeelNode Otherwise) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Condition, Then, Otherwise];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) =>
            this with { Condition = children[0], Then = children[1], Otherwise = children[2] };

        internal override FeelValue Compute(in Activation run)
        {
            var condition = Condition.Evaluate(run);
            return condition.Kind == FeelKind.Boolean
                ? (condition.AsBoolean ? Then : Otherwise).Evaluate(run)
                : Open(condition.Settled());
        }

        /// <summary>Between two constants, such as 1 and 0 in a sum that counts, the result is unknown within bounds.</summary>
        private FeelValue Open(FeelValue condition) =>
            condition.Kind == FeelKind.Unknown
            && Then is Literal { Value: { Kind: FeelKind.Number } then } && Otherwise is Literal { Value: { Kind: FeelKind.Number } otherwise }
                ? FeelValue.UnknownBut(
                    new Bounds(Math.Min(then.AsNumber, otherwise.AsNumber), Math.Max(then.AsNumber, otherwise.AsNumber), Applies: false),
                    condition.Missing.AsSpan())
                : condition;
    }

    /// <summary><c>some … satisfies …</c> or <c>every … satisfies …</c>.</summary>
    /// <param name="IsEvery">Whether every member must satisfy it.</param>
    /// <param name="Variable">The variable that takes each member in turn.</param>
    /// <param name="Source">The list.</param>
    /// <param name="Condition">What is to be satisfied.</param>
    public sealed record Quantified(bool IsEvery, LocalRead Variable, FeelNode Source, FeelNode Condition) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Source, Condition];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Source = children[0], Condition = children[1] };

        internal override FeelValue Compute(in Activation run)
        {
            var source = Source.Evaluate(run);
            var partial = source.Certain<PartialList>();
            if (source.Kind != FeelKind.List && partial is null)
            {
                return source;
            }

            var fold = new TruthFold(IsEvery);
            foreach (var member in partial?.Members ?? source.AsList)
            {
                if (fold.Decided && run.Recorder is null)
                {
                    break;
                }

                fold.Add(Satisfies(member, run));
            }

            return partial is null ? fold.Value : WithPossible(fold, partial.Possible, source.Vague(), run);
        }

        private FeelValue Satisfies(FeelValue member, in Activation run)
        {
            run.Locals[Variable.Index] = member;
            return Condition.Evaluate(run);
        }

        /// <summary>
        /// A member that may not be in the list leaves the result as it is when its condition could not change it, and otherwise open.
        /// Beside members that are not applicable, one that is certainly no still decides between no and not applicable.
        /// </summary>
        private FeelValue WithPossible(TruthFold fold, ImmutableArray<FeelValue> possible, FeelValue reason, in Activation run)
        {
            foreach (var member in possible)
            {
                var value = Satisfies(member, run);
                if (value.Kind != FeelKind.Boolean || value.AsBoolean != IsEvery)
                {
                    fold.Add(FeelValue.UnknownOfBoth(reason, value.Settled()));
                }
            }

            var result = fold.Value;
            return result.Kind == FeelKind.NotApplicable && !IsEvery ? FeelValue.NotApplicableOrNo(reason) : result;
        }
    }

    internal static FeelValue Opposite(FeelValue value) =>
        value.Kind == FeelKind.Boolean ? FeelValue.Of(!value.AsBoolean) : value.Settled();

    /// <summary>Known operands need no fold: it begins at the first that is not. A run that is recorded reads on when the value is certain.</summary>
    private static FeelValue Fold(ImmutableArray<FeelNode> operands, bool isAnd, in Activation run)
    {
        var isDecided = false;
        for (var i = 0; i < operands.Length; i++)
        {
            var value = operands[i].Evaluate(run);
            if (value.Kind != FeelKind.Boolean)
            {
                return FoldOn(i, FeelValue.Of(isDecided ? !isAnd : isAnd), value, operands, isAnd, run);
            }

            isDecided |= value.AsBoolean != isAnd;
            if (isDecided && run.Recorder is null)
            {
                return value;
            }
        }

        return FeelValue.Of(isDecided ? !isAnd : isAnd);
    }

    /// <summary>Folds on from the operand at <paramref name="at"/>, given what those before it come to.</summary>
    private static FeelValue FoldOn(int at, FeelValue before, FeelValue value, ImmutableArray<FeelNode> operands, bool isAnd, in Activation run)
    {
        var fold = new TruthFold(isAnd);
        if (at > 0)
        {
            fold.Add(before);
        }

        fold.Add(value);
        for (var i = at + 1; i < operands.Length && !(fold.Decided && run.Recorder is null); i++)
        {
            fold.Add(operands[i].Evaluate(run));
        }

        return fold.Value;
    }
}
