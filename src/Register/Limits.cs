namespace Anyu.Register;

/// <summary>The register's limits; they stand in <c>docs/limits.md</c> as well.</summary>
internal static class Limits
{
    /// <summary>A parent is at least so many years older than the child.</summary>
    public const int ParentYears = 12;

    /// <summary>Children of one birth.</summary>
    public const int Plurality = 20;

    /// <summary>Days between two deliveries of a mother.</summary>
    public const int DaysBetweenBirths = 180;

    /// <summary>Days after the father's death within which a child may be born.</summary>
    public const int DaysAfterFather = 300;

    /// <summary>Rows of one page.</summary>
    public const int PageRows = 100;

    /// <summary>Hits counted; beyond it a search says that there are more.</summary>
    public const int HitsCounted = 1_000;

    /// <summary>Rows of one import.</summary>
    public const int ImportRows = 1_000_000;

    /// <summary>Nothing is recorded of the time before.</summary>
    public static readonly DateOnly Earliest = new(1850, 1, 1);
}
