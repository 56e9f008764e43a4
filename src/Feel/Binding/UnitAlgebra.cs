namespace Anyu.Feel;

/// <summary>
/// What happens to units. A count (个, 人, 托位, 级) is a number of things: it multiplies and divides anything. Money over time and people adds up to money;
/// a percentage of something is that something. Everything else must be alike.
/// </summary>
internal static class UnitAlgebra
{
    /// <summary>Whether the unit counts things rather than measures.</summary>
    public static bool IsCount(Unit unit) => unit is Unit.One or Unit.Child or Unit.PlaceSlot or Unit.Person or Unit.Level;

    /// <summary>The unit in which the two meet in a sum or a comparison; null when they are unlike.</summary>
    public static Unit? Meet(Unit left, Unit right) =>
        left == right ? left
        : left == Unit.One && IsCount(right) ? right
        : right == Unit.One && IsCount(left) ? left
        : null;

    /// <summary>The unit of a product; null when it has none.</summary>
    public static Unit? Product(Unit left, Unit right) =>
        left == Unit.Percent ? right
        : right == Unit.Percent ? left
        : left == Unit.One ? right
        : right == Unit.One ? left
        : IsCount(left) ? right
        : IsCount(right) ? left
        : left == Unit.Yuan && IsTime(right) ? Unit.Yuan
        : right == Unit.Yuan && IsTime(left) ? Unit.Yuan
        : null;

    /// <summary>The unit of a quotient; null when it has none.</summary>
    public static Unit? Quotient(Unit left, Unit right) =>
        left == right ? Unit.One
        : IsCount(right) ? left
        : left == Unit.Yuan && IsTime(right) ? Unit.Yuan
        : null;

    private static bool IsTime(Unit unit) => unit is Unit.Day or Unit.Month or Unit.Year or Unit.Hour;
}
