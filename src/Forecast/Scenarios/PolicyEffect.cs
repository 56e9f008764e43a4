namespace Anyu.Forecast;

/// <summary>
/// What a policy or event is assumed to change, with who says so. An assumption, never an estimate of this program: it is printed with
/// every result it enters.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">The study, document or decision it rests on; must not be empty.</param>
/// <param name="From">The first projection year it touches.</param>
/// <param name="To">The last projection year it touches.</param>
/// <param name="FertilityFactor">Factor on all fertility rates; 1 changes nothing.</param>
/// <param name="HazardFactor">Factor on the hazard of dying at every age.</param>
/// <param name="MigrationFactor">Factor on net migration.</param>
public sealed record PolicyEffect(
    string Name, string Source, int From, int To, double FertilityFactor = 1, double HazardFactor = 1, double MigrationFactor = 1)
{
    /// <summary>The inputs with this effect in its years.</summary>
    /// <exception cref="InvalidOperationException">No source is given.</exception>
    public ProjectionInputs ApplyTo(ProjectionInputs inputs) => string.IsNullOrWhiteSpace(Source)
        ? throw new InvalidOperationException($"The assumption '{Name}' names no source.")
        : inputs with { Years = [.. inputs.Years.Select(year => year.Start >= From && year.Start <= To ? Changed(year) : year)] };

    private ProjectionYear Changed(ProjectionYear year) => year with
    {
        Fertility = [.. year.Fertility.Select(rate => rate * FertilityFactor)],
        Survival = year.Survival.Map((_, _, ratio) => Math.Pow(ratio, HazardFactor)),
        NetMigration = year.NetMigration.Map((_, _, persons) => persons * MigrationFactor),
    };
}
