namespace Anyu.Forecast;

/// <summary>One sex through one year, without the newborns, who need the women of the whole year first.</summary>
internal sealed class SexYear
{
    private readonly MigrationTiming timing;
    private readonly double[] exposedAtStart;

    internal SexYear(ReadOnlySpan<double> start, ReadOnlySpan<double> survival, ReadOnlySpan<double> migration, MigrationTiming timing)
    {
        var open = start.Length - 1;
        this.timing = timing;
        End = new double[start.Length];
        Deaths = new double[start.Length];
        Migrants = new double[start.Length];
        exposedAtStart = timing == MigrationTiming.Even ? MoveFirstHalf(start, migration) : start.ToArray();
        for (var age = 1; age <= open; age++)
        {
            var exposed = age < open ? exposedAtStart[age - 1] : exposedAtStart[open - 1] + exposedAtStart[open];
            var alive = exposed * survival[age];
            Deaths[age] = exposed - alive;
            MoveIn(age, alive, migration[age]);
        }
    }

    internal double[] End { get; }

    internal double[] Deaths { get; }

    internal double[] Migrants { get; }

    /// <summary>Births to these women: rate by age times the mean of the women at the start and at the end of the year.</summary>
    /// <remarks>With migration at the end, migrants do not yet bear in the year they come.</remarks>
    internal double Births(ReadOnlySpan<double> fertility)
    {
        var births = 0.0;
        for (var age = 1; age < fertility.Length - 1; age++)
        {
            if (fertility[age] != 0)
            {
                births += fertility[age] * Bearing(age);
            }
        }

        return births;
    }

    /// <summary>Woman-years at an age: the mean of the women of that age at the start and at the end.</summary>
    internal double Bearing(int age)
    {
        var end = timing == MigrationTiming.End ? End[age] - Migrants[age] : End[age];
        return (exposedAtStart[age] + end) / 2;
    }

    internal void AddNewborns(double births, double survival, double migration)
    {
        var alive = births * survival;
        Deaths[0] = births - alive;
        MoveIn(0, alive, migration);
    }

    private double[] MoveFirstHalf(ReadOnlySpan<double> start, ReadOnlySpan<double> migration)
    {
        var open = start.Length - 1;
        var exposed = new double[start.Length];
        for (var age = 0; age <= open; age++)
        {
            exposed[age] = Math.Max(0, start[age] + (migration[age] / 2));
            Migrants[Math.Min(age + 1, open)] += exposed[age] - start[age];
        }

        return exposed;
    }

    /// <summary>Nobody leaves who is not there: the population never falls below zero, and the events say who really moved.</summary>
    private void MoveIn(int age, double alive, double migration)
    {
        var moving = timing == MigrationTiming.Even ? migration / 2 : migration;
        End[age] = Math.Max(0, alive + moving);
        Migrants[age] += End[age] > 0 ? moving : -alive;
    }
}
