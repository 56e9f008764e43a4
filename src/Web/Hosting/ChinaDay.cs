namespace Anyu.Web.Hosting;

/// <summary>The calendar day in China Standard Time, UTC+8 all year.</summary>
internal static class ChinaDay
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>Today.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(Offset).DateTime);

    /// <summary>The hour of the day, 0 to 23.</summary>
    public static int Hour(TimeProvider clock) => clock.GetUtcNow().ToOffset(Offset).Hour;
}
