using System.Collections.Immutable;

namespace Anyu.Feel;

/// <content>Calls of the built-in functions.</content>
public abstract partial record FeelNode
{
    /// <summary>A function over its arguments. <c>sum(a, b)</c> is bound as <c>sum([a, b])</c>.</summary>
    public sealed record Call(FeelFunction Function, ImmutableArray<FeelNode> Arguments) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => Arguments;

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Arguments = children };

        internal override FeelValue Compute(in Activation run)
        {
            var first = Arguments[0].Evaluate(run);
            if (Function <= FeelFunction.Max)
            {
                return Aggregates.Of(Function, first);
            }

            var second = Arguments.Length > 1 ? Arguments[1].Evaluate(run) : FeelValue.Yes;
            var third = Arguments.Length > 2 ? Arguments[2].Evaluate(run) : FeelValue.Yes;
            return first.IsKnown && second.IsKnown && third.IsKnown
                ? Functions.Of(Function, first, second, third, run.Host)
                : Functions.Missing(first, second, third);
        }
    }
}
