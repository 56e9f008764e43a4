namespace Anyu.Batch;

/// <summary>How old the mother and the children of each family are, in completed years at one day.</summary>
/// <param name="families">How many families.</param>
internal sealed class FamilyAges(int families)
{
    private readonly byte[] mothers = new byte[families];
    private readonly sbyte[] children = Nobody(families * SyntheticPlan.MostChildren);

    /// <summary>How many families.</summary>
    public int Count => mothers.Length;

    /// <summary>The age of the mother.</summary>
    public int MotherOf(long family) => mothers[family];

    /// <summary>The age of a child, the eldest first; below 0 when there is no such child.</summary>
    /// <param name="family">The family.</param>
    /// <param name="at">The child, from 0.</param>
    public int ChildOf(long family, int at) => children[(family * SyntheticPlan.MostChildren) + at];

    public void SetMother(int family, int age) => mothers[family] = (byte)age;

    public void SetChild(int family, int at, int age) => children[(family * SyntheticPlan.MostChildren) + at] = (sbyte)age;

    private static sbyte[] Nobody(int length)
    {
        var ages = new sbyte[length];
        Array.Fill(ages, (sbyte)-1);
        return ages;
    }
}
