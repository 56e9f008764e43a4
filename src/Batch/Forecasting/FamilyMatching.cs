using System.Collections.Immutable;

namespace Anyu.Batch;

/// <summary>
/// Gives the children of a forecast to its women: the eldest first, each to a woman of the age at which its mother bore it, who has as many children as its order of birth asks for.
/// The same seed gives the same families.
/// </summary>
internal sealed class FamilyMatching
{
    /// <summary>Children are in the family until they are of age.</summary>
    public const int ChildAges = 18;

    public const int FirstMotherAge = 20;
    public const int LastMotherAge = 59;

    private const int FirstBirthAge = 15;
    private const int LastBirthAge = 49;
    private const int LeastYearsApart = 2;
    private const int Tries = 12;
    private const int Resolution = 1 << 30;

    private readonly OrderShares orders;
    private readonly double[] fertility;
    private readonly List<int>[][] women;
    private Draws draws;

    /// <summary>A matching of so many women of each age.</summary>
    /// <param name="womenByAge">Women, from <see cref="FirstMotherAge"/> to <see cref="LastMotherAge"/>.</param>
    /// <param name="fertility">Births per woman by age.</param>
    /// <param name="orders">The orders of birth assumed.</param>
    /// <param name="seed">The seed.</param>
    public FamilyMatching(ImmutableArray<int> womenByAge, double[] fertility, OrderShares orders, ulong seed)
    {
        (this.fertility, this.orders, draws) = (fertility, orders, new Draws(seed, long.MaxValue));
        Ages = new FamilyAges(womenByAge.Sum());
        women = [.. womenByAge.Select(_ => Enumerable.Range(0, SyntheticPlan.MostChildren + 1).Select(_ => new List<int>()).ToArray())];
        Spread(womenByAge);
    }

    /// <summary>The families so far.</summary>
    public FamilyAges Ages { get; }

    /// <summary>How many children found no mother.</summary>
    public int Unplaced { get; private set; }

    /// <summary>How many children of age 0 became the first, second, third of their mother.</summary>
    public int[] LastYear { get; } = new int[SyntheticPlan.MostChildren];

    /// <summary>Gives all children to mothers.</summary>
    /// <param name="childrenByAge">Children, from age 0 to below <see cref="ChildAges"/>.</param>
    public void Place(ImmutableArray<int> childrenByAge)
    {
        for (var age = ChildAges - 1; age >= 0; age--)
        {
            var mothers = Cumulated(age);
            for (var child = 0; child < childrenByAge[age]; child++)
            {
                Unplaced += mothers[^1] > 0 && Place(age, mothers) ? 0 : 1;
            }
        }
    }

    /// <summary>Women in no order of age, so that every part of the population has all ages.</summary>
    private void Spread(ImmutableArray<int> womenByAge)
    {
        var ages = womenByAge.SelectMany((count, age) => Enumerable.Repeat(age, count)).ToArray();
        for (var at = ages.Length - 1; at > 0; at--)
        {
            var other = draws.Below(at + 1);
            (ages[at], ages[other]) = (ages[other], ages[at]);
        }

        for (var family = 0; family < ages.Length; family++)
        {
            Ages.SetMother(family, FirstMotherAge + ages[family]);
            women[ages[family]][0].Add(family);
        }
    }

    /// <summary>The births that women of each age had in the year in which children of an age were born, added up.</summary>
    private double[] Cumulated(int childAge)
    {
        var sum = 0.0;
        return
        [
            .. Enumerable.Range(0, women.Length).Select(at =>
            {
                var atBirth = FirstMotherAge + at - childAge;
                sum += atBirth is >= FirstBirthAge and <= LastBirthAge && atBirth < fertility.Length ? fertility[atBirth] * women[at].Sum(w => w.Count) : 0;
                return sum;
            }),
        ];
    }

    private bool Place(int age, double[] mothers)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var at = Array.BinarySearch(mothers, mothers[^1] * draws.Below(Resolution) / Resolution);
            at = at < 0 ? ~at : at + 1;
            var order = Order();
            for (var away = 0; at < women.Length && away < SyntheticPlan.MostChildren; away++)
            {
                // The order asked for, else the nearest one that somebody of that age can have.
                foreach (var had in away == 0 ? [order] : new[] { order - away, order + away })
                {
                    if (had is >= 0 and < SyntheticPlan.MostChildren && Give(women[at], had, age))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool Give(List<int>[] sameAge, int had, int age)
    {
        for (var attempt = 0; attempt < Tries && sameAge[had].Count > 0; attempt++)
        {
            var at = draws.Below(sameAge[had].Count);
            var family = sameAge[had][at];
            if (had > 0 && Ages.ChildOf(family, had - 1) < age + LeastYearsApart)
            {
                continue;
            }

            Ages.SetChild(family, had, age);
            LastYear[had] += age == 0 ? 1 : 0;
            (sameAge[had][at], sameAge[had][^1]) = (sameAge[had][^1], sameAge[had][at]);
            sameAge[had].RemoveAt(sameAge[had].Count - 1);
            sameAge[had + 1].Add(family);
            return true;
        }

        return false;
    }

    private int Order()
    {
        var part = draws.Below(100);
        return part < orders.First ? 0 : part < orders.First + orders.Second ? 1 : 2;
    }
}
