using Anyu.Feel;
using CsCheck;

namespace Anyu.Unit.Feel;

/// <summary>Random families, whole and with facts taken away.</summary>
internal static class Families
{
    private static readonly Gen<FeelValue> Truths = Gen.Frequency((4, Gen.Bool.Select(b => FeelValue.Of(b))), (1, Gen.Const(FeelValue.NotApplicable)));
    private static readonly Gen<FeelValue> Numbers = Gen.Frequency((6, Gen.Int[0, 40].Select(n => FeelValue.Of((decimal)n))), (1, Gen.Const(FeelValue.NotApplicable)));
    private static readonly Gen<FeelValue> Dates = Gen.Int[new DateOnly(2012, 1, 1).DayNumber, new DateOnly(2024, 6, 1).DayNumber].Select(n => FeelValue.Of(DateOnly.FromDayNumber(n)));
    private static readonly Gen<FeelValue> Hukou = Gen.Bool.Select(b => FeelValue.Of(b ? "rural" : "urban"));
    private static readonly Gen<FeelValue> Places = Gen.Bool.Select(b => FeelValue.Of(b ? "371581" : "220000"));
    private static readonly Gen<FeelValue> Names = Gen.Bool.Select(b => FeelValue.Of(b ? "甲" : "乙"));

    /// <summary>A family, and the same family with some facts not stated.</summary>
    public static readonly Gen<(Family Whole, Family Partial)> Pairs =
        from values in Gen.Select(Truths, Dates, Hukou, Places, Numbers, Names).Array[2]
        from fatherAbsent in Gen.Bool
        from birth in Gen.Select(Truths, Numbers, Dates, Numbers)
        from children in Gen.Select(Numbers, Dates, Numbers, Truths).Array[0, 3]
        from mask in Gen.Bool.Array[40]
        from roots in Gen.Int[0, 9]
        select (
            Make(values, fatherAbsent, birth, children, new Mask(null), 9),
            Make(values, fatherAbsent, birth, children, new Mask(mask), roots));

    private static Family Make(
        (FeelValue, FeelValue, FeelValue, FeelValue, FeelValue, FeelValue)[] people,
        bool fatherAbsent,
        (FeelValue, FeelValue, FeelValue, FeelValue) birth,
        (FeelValue, FeelValue, FeelValue, FeelValue)[] children,
        Mask mask,
        int roots)
    {
        var mother = Person("mother", people[0], mask);
        var father = Person("father", people[1], mask);
        var records = children.Select((c, i) => World.ChildOf($"children[{i + 1}]", mask.Of(c.Item1), mask.Of(c.Item2), mask.Of(c.Item3), mask.Of(c.Item4), mother)).ToArray();
        return new Family
        {
            Mother = mother,
            Father = roots == 0 ? FeelValue.Unknown("father") : fatherAbsent ? FeelValue.NotApplicable : father,
            Birth = FeelValue.Of(World.BirthOf(mask.Of(birth.Item1), mask.Of(birth.Item2), mask.Of(birth.Item3), mask.Of(birth.Item4))),
            Children = roots == 1 ? FeelValue.Unknown("children") : Family.ChildrenOf(records),
        };
    }

    private static FeelValue Person(string path, (FeelValue, FeelValue, FeelValue, FeelValue, FeelValue, FeelValue) v, Mask mask) => FeelValue.Of(
        World.PersonOf(path, mask.Of(v.Item1), mask.Of(v.Item2), mask.Of(v.Item3), mask.Of(v.Item4), mask.Of(v.Item5), mask.Of(v.Item6)));

    /// <summary>Takes away the facts at the marked turns.</summary>
    private sealed class Mask(bool[]? marks)
    {
        private int turn;

        public FeelValue? Of(FeelValue value) => marks is not null && marks[turn++ % marks.Length] ? null : value;
    }
}
