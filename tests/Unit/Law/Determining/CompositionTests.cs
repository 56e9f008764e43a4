using System.Collections.Immutable;
using Anyu.Law;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Law.Determining;

public sealed class CompositionTests
{
    private static readonly Gen<Contribution> Contributions =
        from operation in OneOf(Operation.Set, Operation.Add, Operation.RaiseTo, Operation.CapAt, Operation.StandardAtLeast, Operation.Waive, Operation.Grant, Operation.See)
        from part in OneOf("base", "extra", Composition.Total)
        from value in Gen.Int[0, 200]
        from layer in Gen.Int[0, 3]
        from weight in Gen.Frequency((4, Gen.Const(Weight.Right)), (1, Gen.Const(Weight.Offer)), (1, Gen.Const(Weight.Plan)), (1, Gen.Const(Weight.None)))
        from pending in Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true)))
        from isUnknown in Gen.Frequency((8, Gen.Const(false)), (1, Gen.Const(true)))
        select new Contribution(operation, part, isUnknown || operation is Operation.Grant or Operation.See or Operation.Waive ? null : value, Relation.Exact, layer, weight, pending);

    /// <summary>Contributions in the order in which a lawbook brings them: layer by layer.</summary>
    private static readonly Gen<ImmutableArray<Contribution>> Orders =
        Contributions.Array[0, 9].Select(list => list.OrderBy(c => c.Layer).ToImmutableArray());

    [Fact]
    public void Random_compositions_equal_their_slow_sibling() =>
        Gen.Select(Orders, Gen.Int[0, 511]).Sample((contributions, world) =>
        {
            var fast = Composition.Of(contributions.AsSpan(), (uint)world);
            var slow = SlowComposition.Of(contributions, world);
            Assert.Equal((slow.HasRight, slow.HasOffer, slow.HasPlan, slow.AmountUnknown), (fast.HasRight, fast.HasOffer, fast.HasPlan, fast.AmountUnknown));
            Assert.Equal(slow.Amount, fast.Amount);
            Assert.Equal(slow.Offer, fast.Offer);
        });

    [Fact]
    public void A_floor_never_lowers_the_amount() =>
        Gen.Select(Orders, Gen.Int[0, 200], OneOf(Operation.RaiseTo, Operation.StandardAtLeast), OneOf("base", "extra", Composition.Total)).Sample((contributions, floor, operation, part) =>
        {
            var certain = contributions.Where(c => !c.Pending).ToImmutableArray();
            var before = Composition.Of(certain.AsSpan(), 0);
            var after = Composition.Of(certain.Add(Right(operation, floor, 3, part)).AsSpan(), 0);
            Assert.True(after.Amount >= (before.Amount ?? 0) && (part != Composition.Total || after.Amount >= floor));
        });

    [Fact]
    public void An_offer_or_a_plan_never_changes_the_right() =>
        Gen.Select(Orders, Contributions, OneOf(Weight.Offer, Weight.Plan, Weight.None)).Sample((contributions, more, weight) =>
        {
            var before = Composition.Of(contributions.AsSpan(), 0);
            var after = Composition.Of(contributions.Add(more with { Weight = weight, Pending = false }).AsSpan(), 0);
            Assert.Equal((before.HasRight, before.Amount, before.AmountUnknown), (after.HasRight, after.Amount, after.AmountUnknown));
        });

    [Fact]
    public void A_lower_layer_never_sets_less_than_a_higher_one_gave() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[1, 3]).Sample((higher, lower, layer) =>
        {
            var changes = new Change[2];
            var result = Composition.Of([Right(Operation.Set, higher, 0), Right(Operation.Set, lower, layer)], 0, changes);
            Assert.Equal(Math.Max(higher, lower), result.Amount);
            Assert.Equal(lower < higher, changes[1].Lower);
        });

    [Fact]
    public void Set_then_add_sums_and_the_total_comes_last()
    {
        var result = Composition.Of([Right(Operation.RaiseTo, 180, 1, Composition.Total), Right(Operation.Set, 98, 0), Right(Operation.Add, 15, 0, "extra"), Right(Operation.Add, 15, 1)], 0);

        Assert.Equal(180, result.Amount);
        Assert.Equal(113, result.GuaranteedOf("base"));
    }

    [Fact]
    public void A_waiver_sets_the_charge_to_nothing_and_a_cap_holds_what_stands()
    {
        Assert.Equal(0, Composition.Of([Right(Operation.Set, 50, 0), Right(Operation.Waive, null, 1)], 0).Amount);
        Assert.Equal(30, Composition.Of([Right(Operation.Set, 50, 0), Right(Operation.CapAt, 30, 1)], 0).Amount);
        Assert.False(Composition.Of([Right(Operation.CapAt, 30, 1)], 0).HasRight);
    }

    [Fact]
    public void A_pending_provision_counts_only_in_the_worlds_that_hold_it()
    {
        ImmutableArray<Contribution> contributions = [Right(Operation.Set, 98, 0), Right(Operation.Add, 15, 0) with { Pending = true }, Right(Operation.RaiseTo, 180, 1) with { Pending = true }];

        Assert.Equal([98m, 113m, 180m, 180m], Enumerable.Range(0, 4).Select(w => Composition.Of(contributions.AsSpan(), (uint)w).Amount!.Value));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Contribution Right(Operation operation, decimal? value, int layer, string part = "base") =>
        new(operation, part, value, Relation.Exact, layer, Weight.Right, Pending: false);
}
