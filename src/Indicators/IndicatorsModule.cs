using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>The tables of this module; give them to <see cref="Database.Open"/>.</summary>
public static class IndicatorsModule
{
    /// <summary>Data sets, counts, quarantine, periods, warnings.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("indicators", typeof(IndicatorsModule).Assembly);
}
