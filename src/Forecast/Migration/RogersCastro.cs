namespace Anyu.Forecast;

/// <summary>
/// The model schedule of migration by age of Rogers and Castro (1981): children move with parents, a peak of labour, a bump of retirement, a floor.
/// </summary>
/// <param name="Children">Height of the childhood curve (a1).</param>
/// <param name="ChildrenDecline">Its decline per year of age (α1).</param>
/// <param name="Labour">Height of the labour curve (a2).</param>
/// <param name="LabourAge">Its centre (μ2).</param>
/// <param name="LabourDecline">Its decline (α2).</param>
/// <param name="LabourRise">Its rise (λ2).</param>
/// <param name="Retirement">Height of the retirement curve (a3), 0 for none.</param>
/// <param name="RetirementAge">Its centre (μ3).</param>
/// <param name="RetirementDecline">Its decline (α3).</param>
/// <param name="RetirementRise">Its rise (λ3).</param>
/// <param name="Floor">Constant at all ages (c).</param>
public sealed record RogersCastro(
    double Children, double ChildrenDecline,
    double Labour, double LabourAge, double LabourDecline, double LabourRise,
    double Retirement = 0, double RetirementAge = 65, double RetirementDecline = 0.1, double RetirementRise = 0.3,
    double Floor = 0)
{
    /// <summary>The standard without retirement that Rogers and Castro found typical.</summary>
    public static RogersCastro Standard { get; } = new(0.02, 0.10, 0.06, 20, 0.10, 0.40, Floor: 0.003);

    /// <summary>Intensity at an age, before scaling.</summary>
    public double At(double age) =>
        (Children * Math.Exp(-ChildrenDecline * age))
        + (Labour * Math.Exp((-LabourDecline * (age - LabourAge)) - Math.Exp(-LabourRise * (age - LabourAge))))
        + (Retirement * Math.Exp((-RetirementDecline * (age - RetirementAge)) - Math.Exp(-RetirementRise * (age - RetirementAge))))
        + Floor;

    /// <summary>Share of migrants by sex and age, summing to 1; the open age takes one year's worth.</summary>
    /// <param name="openAge">The open age.</param>
    /// <param name="maleShare">Share of males among migrants, 0 to 1.</param>
    public SexAge Shares(int openAge, double maleShare = 0.5)
    {
        var sum = 0.0;
        for (var age = 0; age <= openAge; age++)
        {
            sum += At(age + 0.5);
        }

        return SexAge.Build(openAge, (sex, age) => At(age + 0.5) / sum * (sex == Sex.Male ? maleShare : 1 - maleShare));
    }
}
