namespace Anyu.Kernel;

/// <summary>
/// On which day a person born on 29 February completes a year of life in a year without that day.
/// No national text decides it; the choice is an interpretation that the caller passes in.
/// </summary>
public enum LeapDayRule
{
    /// <summary>On 28 February, the last day of the month of birth.</summary>
    Feb28,

    /// <summary>On 1 March, the day after the month of birth ends.</summary>
    Mar1,
}
