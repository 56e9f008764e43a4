using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Feel;

/// <content>Literals and what reads a value from elsewhere.</content>
public abstract partial record FeelNode
{
    /// <summary>A constant; a code or place carries its label.</summary>
    public sealed record Literal(FeelValue Value, Bilingual? Label = null) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this;

        internal override FeelValue Compute(in Activation run) => Value;
    }

    /// <summary>A variable of the scope.</summary>
    public sealed record VariableRead(Variable Variable) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this;

        internal override FeelValue Compute(in Activation run) => run.Frame[Variable.Slot];
    }

    /// <summary>The variable of a <c>some</c>, <c>every</c>, <c>for</c>, or the item of a filter.</summary>
    /// <param name="Name">Its name; <c>item</c> in a filter.</param>
    /// <param name="Index">Its slot among the expression's locals.</param>
    /// <param name="Label">What people call it.</param>
    /// <param name="IsItem">Whether it is the item of a filter, whose elements need no prefix.</param>
    public sealed record LocalRead(string Name, int Index, Bilingual Label, bool IsItem) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this;

        internal override FeelValue Compute(in Activation run) => run.Locals[Index];
    }

    /// <summary>An element of a record.</summary>
    public sealed record ElementRead(FeelNode Source, Entity Entity, Element Element) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Source];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Source = children[0] };

        internal override FeelValue Compute(in Activation run) => Read(run, out _);

        /// <summary>The value and, when the record is known, its path. The record is read without being recorded: the path says it all.</summary>
        internal FeelValue Read(in Activation run, out string? path)
        {
            var source = Source.Compute(run);
            if (source.Kind != FeelKind.Record)
            {
                path = null;
                return source;
            }

            var record = source.AsRecord;
            path = run.Recorder is null ? null : record.PathOf(Element);
            return record.Read(Element.Ordinal, run.Host);
        }
    }

    /// <summary>An element of each member of a list of records.</summary>
    public sealed record Projection(FeelNode Source, Entity Entity, Element Element) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Source];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Source = children[0] };

        internal override FeelValue Compute(in Activation run)
        {
            var source = Source.Evaluate(run);
            if (source.Kind != FeelKind.List)
            {
                return source.Vague();
            }

            var members = source.AsList;
            var values = ImmutableArray.CreateBuilder<FeelValue>(members.Length);
            foreach (var member in members)
            {
                values.Add(member.Kind == FeelKind.Record ? member.AsRecord.Read(Element.Ordinal, run.Host).Settled() : member);
            }

            return FeelValue.Of(values.MoveToImmutable());
        }
    }

    /// <summary><c>setting("…")</c>: what was chosen for an interpretation.</summary>
    public sealed record Setting(string Interpretation, Bilingual? Label = null) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this;

        internal override FeelValue Compute(in Activation run) => run.Host.Setting(Interpretation);
    }

    /// <summary><c>amountOf("…")</c>: the guaranteed total of another benefit for the same subject.</summary>
    public sealed record AmountOf(string Benefit, Bilingual? Label = null) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this;

        internal override FeelValue Compute(in Activation run) => run.Host.AmountOf(Benefit);
    }
}
