using System.Collections.Immutable;

namespace Anyu.Forecast;

/// <summary>Brings the divisions of one trajectory to the nation's numbers of the same trajectory.</summary>
public static class NationalScaling
{
    /// <summary>
    /// Every sex and age of all divisions is multiplied by nation over sum of divisions. Where the divisions are empty and the nation
    /// is not, each gets an equal share.
    /// </summary>
    /// <param name="divisions">At least one population, all of the nation's ages.</param>
    /// <param name="nation">The population they are to add up to.</param>
    public static ImmutableArray<SexAge> Scale(IReadOnlyList<SexAge> divisions, SexAge nation)
    {
        var sum = nation.Map((sex, age, _) => divisions.Sum(division => division[sex, age]));
        return [.. divisions.Select(division => division.Map((sex, age, persons) =>
            sum[sex, age] > 0 ? persons * nation[sex, age] / sum[sex, age] : nation[sex, age] / divisions.Count))];
    }
}
