using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>How much a rate can bear.</summary>
public enum Stability
{
    /// <summary>More than twenty events and a narrow interval.</summary>
    Stable,

    /// <summary>Twenty events or fewer: unstable (CDC injury atlas).</summary>
    Unstable,

    /// <summary>Fewer than ten events, or an interval wider than 160 percent of the rate: not to stand alone (NCHS 2023).</summary>
    NotReliable,

    /// <summary>A full count, without random error.</summary>
    FullCount,
}

/// <summary>How the interval was made.</summary>
public enum IntervalMethod
{
    /// <summary>Exact Poisson limits (Garwood 1936).</summary>
    Garwood,

    /// <summary>Exact binomial limits (Clopper–Pearson 1934).</summary>
    ClopperPearson,

    /// <summary>Limits of a weighted sum of Poisson counts (Dobson and others 1991).</summary>
    Dobson,

    /// <summary>A full register: no random error, so both ends are the value.</summary>
    Enumeration,
}

/// <summary>
/// A rate with all it needs to be read: it cannot be made without count, denominator, interval, class, date and source, and nothing shows one without them.
/// </summary>
public sealed record Rate
{
    private const int Reliable = 10;
    private const int Steady = 20;
    private const double WidestRelative = 1.6;

    private Rate(double value, double low, double high, IntervalMethod method, RateBasis basis) =>
        (Value, Low, High, Method, Basis) = (value, low, high, method, basis);

    /// <summary>The rate, in the indicator's unit.</summary>
    public double Value { get; }

    /// <summary>Lower end of the 95 percent interval.</summary>
    public double Low { get; }

    /// <summary>Upper end; infinite when the denominator of a ratio may be nothing.</summary>
    public double High { get; }

    /// <summary>How the interval was made.</summary>
    public IntervalMethod Method { get; }

    /// <summary>Count, denominator, date and source.</summary>
    public RateBasis Basis { get; }

    /// <summary>How much it can bear.</summary>
    public Stability Stability => Method == IntervalMethod.Enumeration ? Stability.FullCount
        : Basis.Count < Reliable || !(High - Low <= WidestRelative * Value) ? Stability.NotReliable
        : Basis.Count <= Steady ? Stability.Unstable
        : Stability.Stable;

    /// <summary>Events over a denominator.</summary>
    public static Rate OfEvents(RateBasis basis)
    {
        var (low, high) = PoissonLimits.Garwood(basis.Count);
        var unit = (double)(basis.Per / basis.Denominator);
        return new(basis.Count * unit, low * unit, high * unit, IntervalMethod.Garwood, basis);
    }

    /// <summary>A part of a whole.</summary>
    public static Rate OfShare(RateBasis basis)
    {
        var (low, high) = ShareLimits.ClopperPearson(basis.Count, (long)basis.Denominator);
        var per = (double)basis.Per;
        return new(basis.Count * per / (double)basis.Denominator, low * per, high * per, IntervalMethod.ClopperPearson, basis);
    }

    /// <summary>One part to the other part of the same whole.</summary>
    public static Rate OfRatio(RateBasis basis)
    {
        var (low, high) = ShareLimits.ClopperPearson(basis.Count, basis.Count + (long)basis.Denominator);
        var per = (double)basis.Per;
        return new(basis.Count * per / (double)basis.Denominator, low / (1 - low) * per, high / (1 - high) * per, IntervalMethod.ClopperPearson, basis);
    }

    /// <summary>A full count over a denominator.</summary>
    public static Rate OfEnumeration(RateBasis basis)
    {
        var value = (double)(basis.Count * basis.Per / basis.Denominator);
        return new(value, value, value, IntervalMethod.Enumeration, basis);
    }

    /// <summary>A sum of rates, each count over its own denominator.</summary>
    /// <param name="basis">The sums of counts and denominators.</param>
    /// <param name="parts">Count and denominator of each rate.</param>
    public static Rate OfSum(RateBasis basis, IReadOnlyList<(long Count, decimal Denominator)> parts)
    {
        var per = (double)basis.Per;
        var value = per * parts.Sum(p => p.Count / (double)p.Denominator);
        var variance = per * per * parts.Sum(p => p.Count / ((double)p.Denominator * (double)p.Denominator));
        var (low, high) = PoissonLimits.Garwood(basis.Count);
        if (basis.Count == 0)
        {
            return new(0, 0, high * per / (double)parts.Min(p => p.Denominator), IntervalMethod.Dobson, basis);
        }

        var spread = Math.Sqrt(variance / basis.Count);
        return new(value, Math.Max(0, value + (spread * (low - basis.Count))), value + (spread * (high - basis.Count)), IntervalMethod.Dobson, basis);
    }
}

/// <summary>What a rate rests on.</summary>
/// <param name="Count">The numerator.</param>
/// <param name="Denominator">The denominator, positive.</param>
/// <param name="Per">What the quotient is multiplied by.</param>
/// <param name="Period">The period of the count.</param>
/// <param name="DenominatorAt">The date or period of the denominator, in words.</param>
/// <param name="Source">The data sets, by title.</param>
/// <param name="Synthetic">Whether made-up numbers entered.</param>
public sealed record RateBasis(long Count, decimal Denominator, decimal Per, Period Period, Bilingual DenominatorAt, Bilingual Source, bool Synthetic);
