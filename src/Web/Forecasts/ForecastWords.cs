using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>What people call the series, variants and numbers of forecasts.</summary>
internal static class ForecastWords
{
    /// <summary>A series by its name in files.</summary>
    public static Bilingual OfSeries(string name) => name switch
    {
        "total" => new("总人口", "All residents"),
        "births" => new("出生", "Births"),
        "deaths" => new("死亡", "Deaths"),
        "0-2" => new("三岁以下", "Under three"),
        "3-5" => new("3–5岁", "Aged 3–5"),
        "6-11" => new("6–11岁", "Aged 6–11"),
        "12-14" => new("12–14岁", "Aged 12–14"),
        "15-49" => new("15–49岁", "Aged 15–49"),
        "60+" => new("60岁及以上", "Aged 60 and over"),
        _ => new(name.Replace("-", "–", StringComparison.Ordinal) + "岁", "Aged " + name.Replace("-", "–", StringComparison.Ordinal)),
    };

    /// <summary>A named variant.</summary>
    public static Bilingual Of(Variant variant) => variant switch
    {
        Variant.Low => new("低生育率", "low fertility"),
        Variant.High => new("高生育率", "high fertility"),
        Variant.ConstantFertility => new("生育率不变", "constant fertility"),
        Variant.ConstantMortality => new("死亡率不变", "constant mortality"),
        Variant.ZeroMigration => new("无迁移", "zero migration"),
        Variant.Momentum => new("惯性（更替水平、死亡率不变、无迁移）", "momentum (replacement, constant mortality, no migration)"),
        Variant.InstantReplacement => new("立即达到更替水平", "instant replacement"),
        _ => new("中方案", "medium"),
    };

    /// <summary>Persons, whole.</summary>
    public static string Persons(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A need: whole where large.</summary>
    public static string Amount(double value) => value.ToString(value >= 100 ? "#,0" : "0.#", CultureInfo.InvariantCulture);

    /// <summary>A share with its sign; one that rounds to nothing has none.</summary>
    public static string Signed(double share) => Math.Round(share, 4) is var rounded && rounded.Equals(0.0) ? "0.00%" : rounded.ToString("+0.00%;−0.00%", CultureInfo.InvariantCulture);

    /// <summary>A share.</summary>
    public static string Share(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);

    /// <summary>A year.</summary>
    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
}
