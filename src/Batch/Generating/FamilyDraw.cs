namespace Anyu.Batch;

/// <summary>One synthetic family before its facts are drawn: who is in it and when they were born. Used again for the next.</summary>
internal sealed class FamilyDraw(SyntheticPlan plan)
{
    private const int DaysOfYear = 365;
    private readonly int asOf = plan.AsOf.DayNumber;

    /// <summary>The source of chance.</summary>
    public Draws Draws;

    /// <summary>The place of its division code in the list.</summary>
    public int Place { get; private set; }

    public int MotherBorn { get; private set; }

    public int FatherBorn { get; private set; }

    public int Married { get; private set; }

    /// <summary>How many members each collection has, by its number in the plan.</summary>
    public int[] Counts { get; } = new int[plan.Collections.Length];

    /// <summary>The births of the children, eldest first.</summary>
    public int[] ChildBorn { get; } = new int[SyntheticPlan.MostChildren];

    /// <summary>Whose the children are: 0 both, 1 the mother's, 2 the father's, 3 adopted.</summary>
    public int[] ChildOf { get; } = new int[SyntheticPlan.MostChildren];

    /// <summary>The birth each child came from, from 0; -1 for an adopted one.</summary>
    public int[] ChildBirth { get; } = new int[SyntheticPlan.MostChildren];

    public int[] BirthDay { get; } = new int[SyntheticPlan.MostChildren];

    public int[] Babies { get; } = new int[SyntheticPlan.MostChildren];

    public int Children => Counts[plan.Children];

    public int Births => Counts[plan.Births];

    public int AsOf => asOf;

    /// <summary>Draws a family.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="family">Its number in the population.</param>
    /// <param name="place">The place of its division code in the list.</param>
    /// <param name="ages">How old its mother and children are; null where that is drawn too.</param>
    public void Begin(ulong seed, long family, int place, FamilyAges? ages)
    {
        (Draws, Place) = (new Draws(seed, family), place);
        MotherBorn = ages is null ? asOf - (22 * DaysOfYear) - Draws.Below(23 * DaysOfYear) : DayOfAge(ages.MotherOf(family));
        FatherBorn = MotherBorn - (4 * DaysOfYear) + Draws.Below(6 * DaysOfYear);
        Married = Math.Min(asOf - Draws.Below(DaysOfYear), MotherBorn + (20 * DaysOfYear) + Draws.Below(10 * DaysOfYear));
        foreach (var collection in plan.Collections)
        {
            Counts[collection.Number] = Draws.Happens(collection.PerMille) ? 1 + Draws.Below(collection.Most) : 0;
        }

        if (ages is null)
        {
            DrawChildren();
        }
        else
        {
            TakeChildren(ages, family);
        }

        CountBirths();
        Follow();
    }

    /// <summary>The youngest first, since most benefits are about the youngest; twins share a birth.</summary>
    private void DrawChildren()
    {
        var count = Draws.Below(100) switch { < 12 => 0, < 58 => 1, < 90 => 2, _ => 3 };
        var day = Math.Max(MotherBorn + (18 * DaysOfYear), asOf + 60 - Draws.Below(11 * DaysOfYear));
        Counts[plan.Children] = count;
        for (var child = count - 1; child >= 0; child--)
        {
            ChildBorn[child] = day;
            ChildOf[child] = DrawWhose();
            day = child > 0 && Draws.Happens(25) ? day : Math.Max(MotherBorn + (16 * DaysOfYear), day - 300 - Draws.Below(1500));
        }
    }

    /// <summary>Children of the ages given, each born on some day of its year.</summary>
    private void TakeChildren(FamilyAges ages, long family)
    {
        var count = 0;
        while (count < SyntheticPlan.MostChildren && ages.ChildOf(family, count) is >= 0 and var age)
        {
            ChildBorn[count] = DayOfAge(age);
            ChildOf[count++] = DrawWhose();
        }

        Counts[plan.Children] = count;
    }

    /// <summary>Whose a child is, as <see cref="ChildOf"/> counts it.</summary>
    private int DrawWhose() => Draws.Below(1000) switch { < 925 => 0, < 950 => 1, < 975 => 2, _ => 3 };

    /// <summary>A birthday of somebody who is so many completed years old.</summary>
    private int DayOfAge(int years)
    {
        var last = plan.AsOf.AddYears(-years).DayNumber;
        return last - Draws.Below(last - plan.AsOf.AddYears(-years - 1).DayNumber);
    }

    private void CountBirths()
    {
        var births = 0;
        for (var child = 0; child < Children; child++)
        {
            if (ChildOf[child] == 3)
            {
                ChildBirth[child] = -1;
                continue;
            }

            var isTwin = births > 0 && BirthDay[births - 1] == ChildBorn[child];
            births += isTwin ? 0 : 1;
            (ChildBirth[child], BirthDay[births - 1]) = (births - 1, ChildBorn[child]);
            Babies[births - 1] = isTwin ? Babies[births - 1] + 1 : 1;
        }

        Counts[plan.Births] = births;
    }

    /// <summary>Who attends a nursery or a kindergarten has one, who was in hospital is a member.</summary>
    private void Follow()
    {
        foreach (var collection in plan.Collections)
        {
            foreach (var needed in collection.Needs)
            {
                Counts[collection.Number] = Counts[needed] == 0 && needed == plan.Children ? 0 : Counts[collection.Number];
                Counts[needed] = Counts[collection.Number] > 0 && needed != plan.Births ? Math.Max(1, Counts[needed]) : Counts[needed];
            }
        }
    }
}
