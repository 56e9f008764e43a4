using Anyu.Access;
using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Access;

/// <summary>A scope is the subtree of a place, as a range of texts.</summary>
public sealed class PlaceRangeTests
{
    private static readonly Gen<PlaceCode> Codes =
        from province in Gen.Int[11, 65]
        from rest in Gen.Long[0, 9_999_999_999]
        from length in Gen.OneOf(Gen.Const(2), Gen.Const(4), Gen.Const(6), Gen.Const(9), Gen.Const(12))
        select PlaceCode.Parse($"{province:00}{rest:0000000000}"[..length]);

    [Fact]
    public void The_range_holds_a_place_exactly_when_the_tree_does() =>
        Gen.Select(Codes, Codes).Sample((place, wider) => PlaceRange.Of(wider).Contains(place) == place.IsWithin(wider));

    [Fact]
    public void A_place_and_its_parents_hold_it() =>
        Codes.Sample(place => place.Chain().All(wider => PlaceRange.Of(wider).Contains(PlaceRange.Of(place))));

    [Fact]
    public void Nowhere_holds_nothing() => Codes.Sample(place => !PlaceRange.Nowhere.Contains(place) && PlaceRange.Nation.Contains(place));
}
