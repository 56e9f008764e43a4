namespace Anyu.Web.Forecasts;

/// <summary>Problems of the forecast pages: WEB-0201 onwards.</summary>
internal static class ForecastWebProblems
{
    public static Problem NoForecasts(Place place) => new(
        "WEB-0301",
        new($"没有 {place.Code} {place.Name.Zh} 的预测。", $"There is no forecast of {place.Code} {place.Name.En}."),
        new("没有保存过的预测，就没有可以显示的。", "Only kept forecasts can be shown."),
        new("从 /forecasts 选一个，或用 anyu forecast run 做一次。", "Choose one at /forecasts, or make one with anyu forecast run."));

    public static Problem NoRun(Place place, string id, string? nearest) => new(
        "WEB-0302",
        new($"{place.Name.Zh}没有名为“{id}”的预测。", $"{place.Name.En} has no forecast named “{id}”."),
        new("显示别的预测会使人误解。", "Another forecast would mislead."),
        nearest is null ? new("从该地方的预测里选一个。", "Choose one of the place's forecasts.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    public static Problem NoYear(int year, int first, int last) => new(
        "WEB-0303",
        new($"这次预测没有{Number(year)}年。", $"This forecast does not reach {Number(year)}."),
        new("显示别的年份会使人误解。", "Another year would mislead."),
        new($"选{Number(first)}年至{Number(last)}年。", $"Choose a year from {Number(first)} to {Number(last)}."));

    public static Problem NoService(string id, string? nearest) => new(
        "WEB-0304",
        new($"没有名为“{id}”的服务。", $"There is no service named “{id}”."),
        new("只有定义里写了需求的服务，或有数的，才能布局。", "Only services whose definition says what is needed, and that are counted, can be laid out."),
        nearest is null ? new("从页面上的服务里选一个。", "Choose one of the services on the page.") : new($"是不是“{nearest}”？", $"Did you mean “{nearest}”?"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
