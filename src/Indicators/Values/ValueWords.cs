using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>What people call the parts of a value; one wording for screens, exports and the command line.</summary>
public static class ValueWords
{
    /// <summary>Withheld, in place of count, interval and class.</summary>
    public static Bilingual Withheld { get; } = new("不予公布", "withheld");

    /// <summary>Not at hand.</summary>
    public static Bilingual NotAtHand { get; } = new("数据不全", "not at hand");

    /// <summary>Made-up numbers.</summary>
    public static Bilingual Synthetic { get; } = new("合成数据，不是真实数据", "synthetic data, not real");

    /// <summary>The class of a rate.</summary>
    public static Bilingual Of(Stability stability) => stability switch
    {
        Stability.Stable => new("稳定", "stable"),
        Stability.Unstable => new("不稳定（20例及以下）", "unstable (20 events or fewer)"),
        Stability.NotReliable => new("不可单独使用（不足10例或区间过宽）", "not to stand alone (fewer than 10 events or too wide)"),
        _ => new("全数登记", "full count"),
    };

    /// <summary>Why a value is withheld.</summary>
    public static Bilingual Of(WithheldReason reason) => reason switch
    {
        WithheldReason.SmallDenominator => new(
            string.Create(CultureInfo.InvariantCulture, $"分母不足 {DisclosureRule.SmallestDenominator}"),
            string.Create(CultureInfo.InvariantCulture, $"denominator below {DisclosureRule.SmallestDenominator}")),
        _ => new("为保护个人信息：数小，或可由它推出小数（统计法第二十八条）", "to protect persons: small, or a small count follows from it (Statistics Law art. 28)"),
    };

    /// <summary>How a value stands to its target.</summary>
    public static Bilingual Of(TargetVerdict verdict) => verdict switch
    {
        TargetVerdict.Met => new("达标", "met"),
        TargetVerdict.NotMet => new("未达标", "not met"),
        TargetVerdict.NotDistinguishable => new("与目标无法区分", "not distinguishable from target"),
        _ => new("不能判断", "cannot be said"),
    };

    /// <summary>How much of the way to a target is behind, with its interval, and how much of the time.</summary>
    public static Bilingual Of(TargetProgress progress)
    {
        if (progress is not { State: ProgressState.Measured, Percent: { } share, LowPercent: { } low, HighPercent: { } high })
        {
            return progress.State switch
            {
                ProgressState.MetAtStart => new("起点已达标", "met from the start"),
                ProgressState.StartNotDistinguishable => new("起点与目标无法区分，不能算进度", "the start is not distinguishable from the target: no share can be stated"),
                _ => new("没有起点，不能算进度", "no value to count from"),
            };
        }

        var (number, start) = (low.Equals(high) ? $"{Share(share)}%" : $"{Share(share)}%（{Share(low)}–{Share(high)}%）", progress.StartsAt?.ToString());
        var gone = progress.TimePercent is { } time ? (Zh: $"，时间已过 {Share(time)}%", En: $"; {Share(time)} % of the time gone") : (Zh: "", En: "");
        return new(
            $"{number}{(start is null ? "" : $"，自 {start} 年")}{gone.Zh}",
            $"{number.Replace("（", " (", StringComparison.Ordinal).Replace("）", ")", StringComparison.Ordinal)}{(start is null ? "" : $" since {start}")}{gone.En}");
    }

    /// <summary>How the interval was made.</summary>
    public static Bilingual Of(IntervalMethod method) => method switch
    {
        IntervalMethod.Garwood => new("泊松精确区间", "exact Poisson"),
        IntervalMethod.ClopperPearson => new("二项精确区间", "exact binomial"),
        IntervalMethod.Dobson => new("加权泊松区间", "weighted Poisson"),
        _ => new("全数登记，无抽样误差", "full count, no random error"),
    };

    /// <summary>A period as people write it: several years as 2023–2025.</summary>
    public static string Of(Period period) => period.ToString().Replace("..", "–", StringComparison.Ordinal);

    /// <summary>A unit after a number.</summary>
    public static Bilingual OfUnit(string unit) => unit switch
    {
        "person" => new("人", "persons"),
        "percent" => new("%", "%"),
        "yuan" => new("元", "yuan"),
        "institution" => new("家", "institutions"),
        "room" => new("间", "rooms"),
        "class" => new("个班", "classes"),
        "place-slot" => new("个", "places"),
        "place-slot-per-1000-persons" => new("个/千人", "per 1,000 persons"),
        "per-1000-persons" => new("‰", "per 1,000 persons"),
        "per-1000-live-births" => new("‰（活产）", "per 1,000 live births"),
        "per-100000-live-births" => new("/10万（活产）", "per 100,000 live births"),
        "boys-per-100-girls" => new("（女婴=100）", "boys per 100 girls"),
        "births-per-woman" => new("个/妇女", "births per woman"),
        _ => new(unit, unit),
    };

    /// <summary>A number with four significant digits at most two decimals; large ones whole.</summary>
    public static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "∞" : value.ToString(value >= 1000 ? "#,0" : "0.00", CultureInfo.InvariantCulture);

    /// <summary>A percentage of a way: whole, with a true minus; far ones as no end.</summary>
    private static string Share(double percent) => Math.Abs(percent) >= 10_000 ? (percent < 0 ? "−∞" : "∞")
        : Math.Round(percent) is var whole && whole < 0 ? string.Create(CultureInfo.InvariantCulture, $"−{-whole:0}") : string.Create(CultureInfo.InvariantCulture, $"{Math.Round(percent) + 0.0:0}");

    /// <summary>A count, grouped.</summary>
    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A denominator, grouped; half persons come from means.</summary>
    public static string Number(decimal value) => value.ToString("#,0.#", CultureInfo.InvariantCulture);
}
