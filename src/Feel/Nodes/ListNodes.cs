using System.Collections.Immutable;

namespace Anyu.Feel;

/// <content>Lists.</content>
public abstract partial record FeelNode
{
    /// <summary><c>[a, b]</c>.</summary>
    public sealed record ListLiteral(ImmutableArray<FeelNode> Items) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => Items;

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Items = children };

        internal override FeelValue Compute(in Activation run)
        {
            var values = ImmutableArray.CreateBuilder<FeelValue>(Items.Length);
            foreach (var item in Items)
            {
                values.Add(item.Evaluate(run).Settled());
            }

            return FeelValue.Of(values.MoveToImmutable());
        }
    }

    /// <summary><c>for x in list return …</c>.</summary>
    public sealed record For(LocalRead Variable, FeelNode Source, FeelNode Return) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Source, Return];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Source = children[0], Return = children[1] };

        internal override FeelValue Compute(in Activation run)
        {
            var source = Source.Evaluate(run);
            if (source.Certain<PartialList>() is { } partial)
            {
                return FeelValue.UnknownBut(new PartialList(Each(partial.Members, run), Each(partial.Possible, run)), source.Missing.AsSpan());
            }

            return source.Kind == FeelKind.List ? FeelValue.Of(Each(source.AsList, run)) : source;
        }

        private ImmutableArray<FeelValue> Each(ImmutableArray<FeelValue> members, in Activation run)
        {
            var values = ImmutableArray.CreateBuilder<FeelValue>(members.Length);
            foreach (var member in members)
            {
                run.Locals[Variable.Index] = member;
                values.Add(Return.Evaluate(run).Settled());
            }

            return values.MoveToImmutable();
        }
    }

    /// <summary><c>list[condition]</c>: the members of which the condition is yes. One of which it is unknown makes the list unknown, though not wholly.</summary>
    public sealed record Filter(LocalRead Item, FeelNode Source, FeelNode Condition) : FeelNode
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

            var kept = ImmutableArray.CreateBuilder<FeelValue>();
            var possible = ImmutableArray.CreateBuilder<FeelValue>();
            var missing = Sift(partial?.Members ?? source.AsList, kept, possible, run);
            if (partial is not null)
            {
                missing = [.. missing, .. Sift(partial.Possible, possible, possible, run)];
                missing = possible.Count == 0 ? [] : [.. missing, .. source.Missing];
            }

            return possible.Count == 0
                ? FeelValue.Of(kept.ToImmutable())
                : FeelValue.UnknownBut(new PartialList(kept.ToImmutable(), possible.ToImmutable()), missing.AsSpan());
        }

        private ImmutableArray<string> Sift(
            ImmutableArray<FeelValue> members,
            ImmutableArray<FeelValue>.Builder kept,
            ImmutableArray<FeelValue>.Builder possible,
            in Activation run)
        {
            ImmutableArray<string> missing = [];
            foreach (var member in members)
            {
                run.Locals[Item.Index] = member;
                var value = Condition.Evaluate(run);
                if (value.Kind == FeelKind.Unknown)
                {
                    possible.Add(member);
                    missing = [.. missing, .. value.Missing];
                }
                else if (value == FeelValue.Yes)
                {
                    kept.Add(member);
                }
            }

            return missing;
        }
    }

    /// <summary><c>list[1]</c>: the member at that place, from 1, or from the end when negative. Beyond the end it is not applicable.</summary>
    public sealed record MemberAt(FeelNode Source, FeelNode Position) : FeelNode
    {
        /// <inheritdoc/>
        public override ImmutableArray<FeelNode> Children => [Source, Position];

        internal override FeelNode WithChildren(ImmutableArray<FeelNode> children) => this with { Source = children[0], Position = children[1] };

        internal override FeelValue Compute(in Activation run)
        {
            var source = Source.Evaluate(run);
            var position = Position.Evaluate(run);
            if (source.Kind != FeelKind.List || position.Kind != FeelKind.Number)
            {
                return source.Kind == FeelKind.NotApplicable || position.Kind == FeelKind.NotApplicable
                    ? FeelValue.NotApplicable
                    : FeelValue.UnknownOfBoth(source.Kind == FeelKind.List ? position.Vague() : source.Vague(), position.Kind == FeelKind.Unknown ? position.Vague() : source.Vague());
            }

            var members = source.AsList;
            var place = decimal.Truncate(position.AsNumber);
            place = place < 0 ? members.Length + place : place - 1;
            return place >= 0 && place < members.Length && position.AsNumber != 0 ? members[(int)place] : FeelValue.NotApplicable;
        }
    }
}
