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

    public void Begin(ulong seed, long family, int place)
    {
        (Draws, Place) = (new Draws(seed, family), place);
        MotherBorn = asOf - (22 * DaysOfYear) - Draws.Below(23 * DaysOfYear);
        FatherBorn = MotherBorn - (4 * DaysOfYear) + Draws.Below(6 * DaysOfYear);
        Married = Math.Min(asOf - Draws.Below(DaysOfYear), MotherBorn + (20 * DaysOfYear) + Draws.Below(10 * DaysOfYear));
        foreach (var collection in plan.Collections)
        {
            Counts[collection.Number] = Draws.Happens(collection.PerMille) ? 1 + Draws.Below(collection.Most) : 0;
        }

        DrawChildren();
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
            ChildOf[child] = Draws.Below(1000) switch { < 925 => 0, < 950 => 1, < 975 => 2, _ => 3 };
            day = child > 0 && Draws.Happens(25) ? day : Math.Max(MotherBorn + (16 * DaysOfYear), day - 300 - Draws.Below(1500));
        }

        var births = 0;
        for (var child = 0; child < count; child++)
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
