namespace Anyu.Indicators;

/// <summary>The gap that ended with an event, and how soon that is.</summary>
/// <param name="Event">Position of the event in the series, from 0.</param>
/// <param name="Gap">Births (g chart) or days (t chart) since the event so many before.</param>
/// <param name="Lower">At this gap or less the chart alarms.</param>
/// <param name="Probability">The probability of a gap this short when the risk is as stated.</param>
/// <param name="Alarm">Whether it did.</param>
public readonly record struct GapSignal(int Event, double Gap, double Lower, double Probability, bool Alarm);

/// <summary>
/// Charts for events too rare for yearly rates, such as maternal deaths: not how many in a year but how much lies between them. The g chart counts births between
/// (geometric: Kaminsky and others, 1992; Benneyan, 2001), the t chart time between (exponential). Several events together (negative binomial, Erlang: Xie, Goh and
/// Ranjan, 2002) see a lasting rise where two close ones are mere chance.
/// </summary>
/// <param name="Risk">Events per birth, or per day, when all is well; positive.</param>
/// <param name="Together">Events from one to the one compared with it, 1 or more.</param>
/// <param name="Alpha">Probability of a false alarm at each event.</param>
public sealed record RareEventChart(double Risk, int Together = 1, double Alpha = 0.01)
{
    /// <summary>The g chart.</summary>
    /// <param name="births">Births counted up to and including that of each event, ascending, from the start of watching.</param>
    public IEnumerable<GapSignal> Births(IReadOnlyList<long> births)
    {
        var lower = LowerBirths();
        for (var at = Together - 1; at < births.Count; at++)
        {
            var gap = births[at] - (at >= Together ? births[at - Together] : 0);
            var probability = WithinBirths(gap);
            yield return new GapSignal(at, gap, lower, probability, gap <= lower);
        }
    }

    /// <summary>The t chart.</summary>
    /// <param name="days">The moment of each event in days from the start of watching, ascending.</param>
    public IEnumerable<GapSignal> Days(IReadOnlyList<double> days)
    {
        var lower = DayLimit(Alpha);
        for (var at = Together - 1; at < days.Count; at++)
        {
            var gap = days[at] - (at >= Together ? days[at - Together] : 0);
            yield return new GapSignal(at, gap, lower, GammaDistribution.Lower(Together, gap * Risk), gap <= lower);
        }
    }

    /// <summary>The most births up to the event so many on whose probability is at most alpha; 0 where none is.</summary>
    public long LowerBirths() => RootSearch.Least(gap => WithinBirths(gap) > Alpha) - 1;

    /// <summary>The time within which the event so many on falls with a stated probability.</summary>
    public double DayLimit(double probability) => GammaDistribution.Quantile(probability, Together) / Risk;

    /// <summary>The probability that so many events fall within these births: one birth has one at most.</summary>
    private double WithinBirths(long births) => births < Together ? 0 : ShareLimits.AtLeast(Together, births, Risk);
}
