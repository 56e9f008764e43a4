namespace Anyu.Forecast;

/// <summary>
/// Average years lived in an age group by those who die in it (a). Which rule made a table matters: infants differ by hundreds of
/// persons in a country of forty million between rules, so a stored table names its rule.
/// </summary>
public static class AverageYearsLived
{
    private const double CoaleDemenyLimit = 0.107;

    /// <summary>Age 0 by Andreev and Kingkade (Demographic Research 33:13, 2015, table 3-2), the rule of World Population Prospects 2024.</summary>
    /// <param name="rate">Death rate at age 0 per person-year.</param>
    /// <param name="sex">The sex.</param>
    /// <returns>Years, 0.07 to 0.31.</returns>
    public static double AndreevKingkade(double rate, Sex sex) => (sex, rate) switch
    {
        (Sex.Male, < 0.02300) => 0.14929 - (1.99545 * rate),
        (Sex.Male, < 0.08307) => 0.02832 + (3.26021 * rate),
        (Sex.Male, _) => 0.29915,
        (_, < 0.01724) => 0.14903 - (2.05527 * rate),
        (_, < 0.06891) => 0.04667 + (3.88089 * rate),
        _ => 0.31411,
    };

    /// <summary>Age 0 by Coale and Demeny, model West, used by revisions before 2024.</summary>
    /// <param name="rate">Death rate at age 0 per person-year.</param>
    /// <param name="sex">The sex.</param>
    /// <returns>Years, 0.05 to 0.35.</returns>
    public static double CoaleDemenyInfant(double rate, Sex sex) => (sex, rate) switch
    {
        (Sex.Male, >= CoaleDemenyLimit) => 0.330,
        (Sex.Male, _) => 0.045 + (2.684 * rate),
        (_, >= CoaleDemenyLimit) => 0.350,
        _ => 0.053 + (2.800 * rate),
    };

    /// <summary>Ages 1–4 by Coale and Demeny, model West (Preston, Heuveline and Guillot, table 3.3).</summary>
    /// <param name="infantRate">Death rate at age 0 per person-year.</param>
    /// <param name="sex">The sex.</param>
    /// <returns>Years, 1.35 to 1.65.</returns>
    public static double CoaleDemenyChild(double infantRate, Sex sex) => (sex, infantRate) switch
    {
        (Sex.Male, >= CoaleDemenyLimit) => 1.352,
        (Sex.Male, _) => 1.651 - (2.816 * infantRate),
        (_, >= CoaleDemenyLimit) => 1.361,
        _ => 1.522 - (1.518 * infantRate),
    };

    /// <summary>
    /// A five-year group by Greville (1943): from the rate and its growth over ten years of age. The last closed group has no closed
    /// neighbour above and takes the growth found one group below, as the UN tables do.
    /// </summary>
    /// <param name="rate">Rate of the group.</param>
    /// <param name="growth">The rate of the group after over that of the group before.</param>
    /// <returns>Years, near 2.5.</returns>
    public static double Greville(double rate, double growth) => 2.5 - (25.0 / 12 * (rate - (Math.Log(growth) / 10)));
}
