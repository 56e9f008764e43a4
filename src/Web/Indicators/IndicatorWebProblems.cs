namespace Anyu.Web.Indicators;

/// <summary>Problems of the indicator pages: WEB-0101 onwards.</summary>
internal static class IndicatorWebProblems
{
    public static Problem NoCounts(Place place) => new(
        "WEB-0101",
        new($"没有 {place.Code} {place.Name.Zh} 的数据。", $"There are no counts of {place.Code} {place.Name.En}."),
        new("没有报来的数，就没有指标。", "Without reported counts there are no indicators."),
        new("从 /indicators 选一个有数据的地方。", "Choose a place with data at /indicators."));

    public static Problem NoYear(Place place, int year, ImmutableArray<int> years) => new(
        "WEB-0103",
        new($"没有{place.Name.Zh}{Number(year)}年的数据。", $"There are no counts of {place.Name.En} for {Number(year)}."),
        new("显示别的年份的数会使人误解。", "Numbers of another year would mislead."),
        years.IsEmpty ? new("从 /indicators 选一个有数据的地方。", "Choose a place with data at /indicators.") : new($"选{Number(years[0])}年至{Number(years[^1])}年。", $"Choose a year from {Number(years[0])} to {Number(years[^1])}."));

    public static Problem NoIndicator(string id, string? nearest) => new(
        "WEB-0102",
        new($"没有指标“{id}”。", $"There is no indicator “{id}”."),
        new("指标由定义文件给出。", "Indicators are given by their definitions."),
        nearest is null ? new("从 /indicators 选一个。", "Choose one at /indicators.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    public static Problem Preparing() => new(
        "WEB-0104",
        new("正在准备要公布的数。", "The numbers to be released are being prepared."),
        new("先要逐个查明哪些小数会让人认出来。", "Each small count that might point at a person is looked for first."),
        new("过几秒刷新这一页。", "Load this page again in a few seconds."));

    public static Problem NotAPeriod(string text) => new(
        "WEB-0105",
        new($"“{text}”不是年，也不是年月。", $"“{text}” is neither a year nor a month."),
        new("取数要说清是哪一期。", "Counting needs its period."),
        new("写 2025 或 2025-04。", "Write 2025 or 2025-04."));

    public static Problem SamplesOnly() => new(
        "WEB-0106",
        new("数据库里还没有数，这里显示的是样例，不记入预警台账。", "The database has no counts; these are samples, and no warning of them is kept."),
        new("样例报的警不是真的。", "What samples warn of is not real."),
        new("先导入报表，或从记录取数。", "Import tables first, or count from the records."));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
