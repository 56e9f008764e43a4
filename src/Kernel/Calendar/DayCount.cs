namespace Anyu.Kernel;

/// <summary>Counting calendar days 自然日. Two ways that are easily confused have two names.</summary>
public static class DayCount
{
    /// <summary>Days that pass from one day to another: 0 for the same day, negative backwards. Used for ages and periods.</summary>
    public static int Elapsed(DateOnly from, DateOnly to) => to.DayNumber - from.DayNumber;

    /// <summary>Days of leave or stay from the first to the last, both counted: 1 for the same day.</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static int Inclusive(DateOnly first, DateOnly last) =>
        last < first ? throw new ArgumentException("The last day is before the first.", nameof(last)) : last.DayNumber - first.DayNumber + 1;
}
