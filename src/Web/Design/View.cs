namespace Anyu.Web.Design;

/// <summary>How one person reads: the language, and whether in elder mode (长辈版: 18/30 pt text, 44/60 px targets).</summary>
internal sealed record View(Language Language, bool Elder)
{
    /// <summary>Chinese, usual size.</summary>
    public static View Usual { get; } = new(Language.Zh, Elder: false);

    /// <summary>The BCP 47 tag of the page.</summary>
    public string Tag => Language == Language.En ? "en" : "zh-CN";

    /// <summary>The text in the language of this view.</summary>
    public string Pick(string zh, string en) => Language == Language.En ? en : zh;

    /// <summary>A date as people write it: 2024年3月1日, 1 March 2024.</summary>
    public string Day(DateOnly date) => Language == Language.En
        ? date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");

    /// <summary>A number without needless zeros, in groups of three.</summary>
    public static string Number(decimal value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);
}
