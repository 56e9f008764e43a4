namespace Anyu.Forecast;

/// <summary>The named variants of the United Nations.</summary>
public enum Variant
{
    /// <summary>The central assumptions as they stand.</summary>
    Medium,

    /// <summary>Lower fertility.</summary>
    Low,

    /// <summary>Higher fertility.</summary>
    High,

    /// <summary>The fertility of the first year stays.</summary>
    ConstantFertility,

    /// <summary>The mortality of the first year stays.</summary>
    ConstantMortality,

    /// <summary>Nobody moves.</summary>
    ZeroMigration,

    /// <summary>Replacement fertility, the mortality of the first year, no migration.</summary>
    Momentum,

    /// <summary>Each generation of women just replaces itself.</summary>
    InstantReplacement,
}

/// <summary>Makes each named variant from central inputs.</summary>
public static class Variants
{
    /// <summary>The inputs of a variant; differences of fertility begin in the base year.</summary>
    public static ProjectionInputs Of(Variant variant, ProjectionInputs inputs) => variant switch
    {
        Variant.Low => LowFertility(inputs, inputs.BaseYear),
        Variant.High => HighFertility(inputs, inputs.BaseYear),
        Variant.ConstantFertility => ConstantFertility(inputs),
        Variant.ConstantMortality => ConstantMortality(inputs),
        Variant.ZeroMigration => ZeroMigration(inputs),
        Variant.Momentum => Momentum(inputs),
        Variant.InstantReplacement => InstantReplacement(inputs),
        _ => inputs,
    };

    /// <summary>Total fertility lower by 0.25 in the first five years after <paramref name="since"/>, by 0.40 in the next five, by 0.50 from then on.</summary>
    /// <param name="inputs">Central inputs.</param>
    /// <param name="since">The first year of the difference; 2024 in World Population Prospects 2024.</param>
    public static ProjectionInputs LowFertility(ProjectionInputs inputs, int since) => Shifted(inputs, since, -1);

    /// <summary>The same higher.</summary>
    public static ProjectionInputs HighFertility(ProjectionInputs inputs, int since) => Shifted(inputs, since, 1);

    /// <summary>The fertility rates of the first year stay.</summary>
    public static ProjectionInputs ConstantFertility(ProjectionInputs inputs) =>
        Each(inputs, year => year with { Fertility = inputs.Years[0].Fertility });

    /// <summary>The survival ratios of the first year stay.</summary>
    public static ProjectionInputs ConstantMortality(ProjectionInputs inputs) =>
        Each(inputs, year => year with { Survival = inputs.Years[0].Survival });

    /// <summary>Nobody moves.</summary>
    public static ProjectionInputs ZeroMigration(ProjectionInputs inputs) =>
        Each(inputs, year => year with { NetMigration = SexAge.Zero(year.NetMigration.OpenAge) });

    /// <summary>From the first year on, each generation of women just replaces itself under the mortality of its year.</summary>
    public static ProjectionInputs InstantReplacement(ProjectionInputs inputs) => Each(inputs, Replacing);

    /// <summary>What the age structure alone will do: replacement fertility, the mortality of the first year, no migration.</summary>
    public static ProjectionInputs Momentum(ProjectionInputs inputs) => InstantReplacement(ConstantMortality(ZeroMigration(inputs)));

    /// <summary>Daughters per woman who live through the rates of the year.</summary>
    public static double NetReproduction(ProjectionYear year)
    {
        var lived = SurvivalColumn.PersonYears(year.Survival.Female.AsSpan());
        var daughters = 0.0;
        for (var age = 0; age < lived.Length; age++)
        {
            daughters += year.Fertility[age] * lived[age] / (1 + year.SexRatioAtBirth);
        }

        return daughters;
    }

    private static ProjectionYear Replacing(ProjectionYear year)
    {
        var net = NetReproduction(year);
        return year with { Fertility = [.. year.Fertility.Select(rate => rate / net)] };
    }

    private static ProjectionInputs Shifted(ProjectionInputs inputs, int since, int sign) => Each(inputs, year =>
    {
        // A projection year runs from the middle of one calendar year to the middle of the next and takes the mean of both.
        var shift = sign * (Shift(year.Start - since) + Shift(year.Start + 1 - since)) / 2;
        var factor = Math.Max(0, 1 + (shift / year.TotalFertility));
        return year with { Fertility = [.. year.Fertility.Select(rate => rate * factor)] };
    });

    private static double Shift(int yearsIn) => yearsIn switch
    {
        < 0 => 0,
        < 5 => 0.25,
        < 10 => 0.40,
        _ => 0.50,
    };

    private static ProjectionInputs Each(ProjectionInputs inputs, Func<ProjectionYear, ProjectionYear> change) =>
        inputs with { Years = [.. inputs.Years.Select(change)] };
}
