namespace Anyu.Web.Simulations;

/// <summary>Sums as people say them: exact in tables, short in pictures.</summary>
internal static class SumWords
{
    private const decimal Wan = 10_000;
    private const decimal Yi = 100_000_000;
    private const decimal Million = 1_000_000;

    /// <summary>A sum of money in few characters.</summary>
    public static Bilingual Yuan(decimal yuan) => new(
        Math.Abs(yuan) >= Yi ? $"{Short(yuan / Yi)}亿元" : Math.Abs(yuan) >= Wan ? $"{Short(yuan / Wan)}万元" : $"{Short(yuan)}元",
        Math.Abs(yuan) >= Million ? $"¥{Short(yuan / Million)}m" : $"¥{Short(yuan)}");

    /// <summary>A number of days in few characters.</summary>
    public static Bilingual Days(decimal days) => new(
        Math.Abs(days) >= Wan ? $"{Short(days / Wan)}万天" : $"{Short(days)}天",
        $"{Whole(days)} days");

    /// <summary>The same with its sign, for a difference.</summary>
    public static Bilingual Signed(Bilingual text, decimal value) => value > 0 ? new("+" + text.Zh, "+" + text.En) : text;

    /// <summary>A difference, exact.</summary>
    public static string Difference(decimal value) => (value > 0 ? "+" : "") + Exact(value);

    /// <summary>A sum, exact to the fen.</summary>
    public static string Exact(decimal value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Whole(decimal value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static string Short(decimal value) => value.ToString(Math.Abs(value) >= 100 ? "#,0" : Math.Abs(value) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);
}
