using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What is on record about the pay 报酬 of a person on the roster. That nothing is paid is a statement; that nothing is known is a gap.</summary>
/// <param name="State">Which of the three.</param>
/// <param name="Monthly">The amount a month; zero unless paid.</param>
public readonly record struct RosterPay(RosterPayState State, Money Monthly)
{
    /// <summary>The highest amount that is taken: above it, yuan and fen or month and year were mixed up.</summary>
    public static Money MostMonthly { get; } = Money.FromYuan(100_000m);

    /// <summary>Nothing is on record.</summary>
    public static RosterPay Unknown => default;

    /// <summary>On record that nothing is paid.</summary>
    public static RosterPay Unpaid => new(RosterPayState.Unpaid, Money.Zero);

    /// <summary>An amount a month.</summary>
    public static RosterPay Of(Money monthly) => new(RosterPayState.Paid, monthly);

    /// <summary>Reads it as people write it: empty for what is not on record, a word for not paid, or yuan a month.</summary>
    /// <returns>The pay, or null when the text is neither, or an amount of nothing or above <see cref="MostMonthly"/>.</returns>
    public static RosterPay? Read(string text) => text.Trim() switch
    {
        "" => Unknown,
        "不发" or "无报酬" or "unpaid" => Unpaid,
        var amount => Money.TryParse(amount.Replace(",", "", StringComparison.Ordinal), out var monthly, out _) && monthly > Money.Zero && monthly <= MostMonthly ? Of(monthly) : null,
    };

    /// <summary>As <see cref="Read"/> reads it.</summary>
    public override string ToString() => State switch
    {
        RosterPayState.Unknown => "",
        RosterPayState.Unpaid => "不发",
        _ => Monthly.ToString(),
    };
}

/// <summary>Whether pay is on record.</summary>
public enum RosterPayState
{
    /// <summary>Nothing is on record.</summary>
    Unknown,

    /// <summary>On record as not paid.</summary>
    Unpaid,

    /// <summary>An amount is on record.</summary>
    Paid,
}
