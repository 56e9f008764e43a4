namespace Anyu.Indicators;

/// <summary>
/// The rule by which yearly counts of a division warn unless an indicator says otherwise: the predictive test of the last year against five earlier ones, with the last two
/// before it left out, so that a change does not raise its own bound for three years. At a steady risk it gives less than one false alarm in 100 county-years at every size; see docs/statistics.md.
/// </summary>
/// <param name="Alpha">Probability of a false alarm for one year.</param>
/// <param name="BaseYears">Years the expectation rests on.</param>
/// <param name="LeftOut">Years right before the one tested that do not enter.</param>
/// <param name="FewestYears">With a shorter base there is no test.</param>
/// <param name="Variation">Standard deviation of the true risk from year to year over its mean, beyond chance.</param>
public sealed record YearlyRule(double Alpha = 0.01, int BaseYears = 5, int LeftOut = 2, int FewestYears = 3, double Variation = 0)
{
    /// <summary>Name and version of the rule, to be kept with each warning.</summary>
    public string Version => FormattableString.Invariant($"yearly-predictive 1 (alpha {Alpha}, base {BaseYears}, left out {LeftOut}, variation {Variation})");

    /// <summary>Tests the last year; none where the years before are too few. A short history gives up the years left out before it gives up the base.</summary>
    /// <param name="years">Events and denominators of consecutive years, oldest first, the year tested last.</param>
    /// <param name="prior">How the rates of comparable divisions are spread (<see cref="EmpiricalBayes"/> over the same base years), where known: it steadies small divisions and finds more.</param>
    public Prognosis? Run(IReadOnlyList<EventCount> years, RatePrior? prior = null) =>
        Past(years) is { Denominator: > 0 } past && years[^1].Denominator > 0 ? new PredictiveTest(Alpha, Variation).Run(past, years[^1], prior) : null;

    /// <summary>The base years pooled; null where the years before are too few.</summary>
    /// <param name="years">Consecutive years, oldest first, the year tested last.</param>
    public EventCount? Past(IReadOnlyList<EventCount> years)
    {
        var before = years.Count - 1;
        return before < FewestYears ? null : EventCount.Pooled(years.Take(before - Math.Clamp(before - BaseYears, 0, LeftOut)).TakeLast(BaseYears));
    }
}
