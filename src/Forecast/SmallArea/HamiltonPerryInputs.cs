namespace Anyu.Forecast;

/// <summary>
/// The method of Hamilton and Perry as inputs of the cohort-component projection, so that its paths, bands and records are those of every forecast: the central projection is the method's own
/// path. Where a cohort shrinks that is survival, where it grows migration; children stand to the women of the same year, at one rate for all bearing ages.
/// </summary>
public static class HamiltonPerryInputs
{
    private const int FirstBearing = 15;
    private const int LastBearing = 49;
    private const double Tried = 0.01;

    /// <summary>The inputs.</summary>
    /// <param name="known">Populations of consecutive years, at least two; the last is the base. Single ages to at least 51.</param>
    /// <param name="baseYear">The calendar year of the base.</param>
    /// <param name="horizon">Years to forecast.</param>
    public static ProjectionInputs Of(ReadOnlySpan<SexAge> known, int baseYear, int horizon)
    {
        var path = HamiltonPerry.Run(known, horizon);
        var boys = SexRatio(known[^1]);
        return new ProjectionInputs(baseYear, known[^1], [.. Enumerable.Range(0, horizon).Select(step => Year(path[step], path[step + 1], baseYear + step, boys))]);
    }

    private static ProjectionYear Year(SexAge before, SexAge after, int start, double boys)
    {
        var open = before.OpenAge;
        double Source(Sex sex, int age) => age < open ? before[sex, age - 1] : before[sex, age - 1] + before[sex, age];
        var survival = SexAge.Build(open, (sex, age) => age == 0 || Source(sex, age) <= 0 ? 1 : Math.Min(1, after[sex, age] / Source(sex, age)));
        var moved = SexAge.Build(open, (sex, age) => age == 0 ? 0 : after[sex, age] - (Source(sex, age) * survival[sex, age]));
        var year = new ProjectionYear(start, survival, [.. Enumerable.Range(0, open + 1).Select(age => age is >= FirstBearing and <= LastBearing ? Tried : 0)], boys, moved);
        var births = CohortComponent.Project(new ProjectionInputs(start, before, [year])).Populations[1];
        var (wanted, got) = (after.Male[0] + after.Female[0], births.Male[0] + births.Female[0]);
        return year with { Fertility = [.. year.Fertility.Select(rate => got > 0 ? rate * wanted / got : 0)] };
    }

    /// <summary>Boys per girl among the children under five, since those under one of a small area are few; within what is plausible.</summary>
    private static double SexRatio(SexAge last) => last.Female[..5].Sum() is > 0 and var girls ? Math.Clamp(last.Male[..5].Sum() / girls, 0.95, 1.25) : 1.05;
}
