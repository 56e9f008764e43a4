namespace Anyu.Indicators;

/// <summary>What a detector says of one week or month.</summary>
/// <param name="Week">Position in the series, from 0.</param>
/// <param name="Upper">The bound above which the count alarms.</param>
/// <param name="Alarm">Whether it did.</param>
/// <param name="Expected">The count expected; not a number where the detector has none.</param>
/// <param name="Probability">The probability of this count or more when nothing has changed; not a number where the detector gives none.</param>
public readonly record struct Signal(int Week, double Upper, bool Alarm, double Expected = double.NaN, double Probability = double.NaN);
