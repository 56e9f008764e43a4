namespace Anyu.Indicators;

/// <summary>Where a value stands beside its target.</summary>
public enum TargetState
{
    /// <summary>The whole interval lies below the target.</summary>
    Below,

    /// <summary>The whole interval lies within the margin of the target.</summary>
    Equal,

    /// <summary>The whole interval lies above the target.</summary>
    Above,

    /// <summary>The interval holds the target and more: the data cannot tell. Neither met nor missed.</summary>
    NotDistinguishable,
}

/// <summary>A value against its target, judged by its exact interval and never by the value alone.</summary>
public static class TargetComparison
{
    /// <summary>The state of an interval.</summary>
    /// <param name="lower">Lower limit.</param>
    /// <param name="upper">Upper limit.</param>
    /// <param name="target">The target, in the same unit.</param>
    /// <param name="margin">Share of the target within which a value counts as equal to it; 0 leaves only an exact value equal.</param>
    public static TargetState Of(double lower, double upper, double target, double margin = 0.05)
    {
        var reach = Math.Abs(target) * margin;
        return lower >= target - reach && upper <= target + reach ? TargetState.Equal
            : upper < target ? TargetState.Below
            : lower > target ? TargetState.Above
            : TargetState.NotDistinguishable;
    }

    /// <summary>The state of a rate.</summary>
    /// <param name="rate">The rate with its limits.</param>
    /// <param name="target">The target per unit of the denominator.</param>
    /// <param name="margin">Share of the target within which a value counts as equal to it.</param>
    public static TargetState Of(RateEstimate rate, double target, double margin = 0.05) => rate.Stability == RateStability.None
        ? TargetState.NotDistinguishable
        : Of(rate.Lower, rate.Upper, target, margin);
}
