using Anyu.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>Writes the needs of a year by township: a tile for each with its state in words, and the table.</summary>
internal sealed class LayoutWriter(Html html, PlaceTree places)
{
    /// <summary>Where a need stands beside what there is, with a mark that needs no colour.</summary>
    public static Bilingual Of(CapacityState? state) => state switch
    {
        CapacityState.Short => new("▲ 不够", "▲ too few"),
        CapacityState.Idle => new("▼ 空置", "▼ idle"),
        CapacityState.Enough => new("＝ 够", "= enough"),
        CapacityState.Open => new("？ 分不清（区间跨着现有数）", "? cannot tell: the band holds what there is"),
        _ => new("－ 没有现有数", "– what there is, is not known"),
    };

    /// <summary>The name of one place, or of several that are taken together.</summary>
    public static Bilingual NameOf(PlaceTree tree, ImmutableArray<PlaceCode> codes) => new(
        string.Join('、', codes.Select(code => tree.Nearest(code).Name.Zh)), string.Join(", ", codes.Select(code => tree.Nearest(code).Name.En)));

    public void Write(ServiceLayout layout, PlannedService service, int year)
    {
        var cells = layout.Cells(service, year);
        html.Add($"""<h2>{service.Name} · {ForecastWords.Year(year)}</h2><p class="small">{("每人需要多少：", "Need for each person: ")}{service.Basis}{("。现有数是", ". What there is: as counted at the end of ")}{(layout.CountedIn is { } counted ? ForecastWords.Year(counted) : "—")}{("年末数。整个 80% 区间都高过现有数，才说不够。", ". Too few only where the whole 80 % band lies above it.")} {(service.Idle > 0 ? ($"整个区间都不到现有数的 {service.Idle:0%}，才说空置。", $"Idle only where the whole band lies below {service.Idle:0%} of it.") : ("这一项不判断空置。", "Whether it stands idle is not judged here."))}</p>""");
        Summary(layout, service, year, cells);
        html.Add($"""<ul class="tiles grid">""");
        foreach (var cell in cells)
        {
            html.Add($"""<li class="{Class(cell.Standing?.State)}"><strong>{NameOf(places, cell.Places)}</strong><p>{Of(cell.Standing?.State)}</p><p class="small">{("需", "need ")} {ForecastWords.Amount(cell.Need.Median)} ({ForecastWords.Amount(cell.Need.Low80)}–{ForecastWords.Amount(cell.Need.High80)}) · {("有", "there are ")} {(cell.Standing is { } known ? ForecastWords.Amount(known.Capacity) : "—")}</p></li>""");
        }

        html.Add($"""</ul><p class="small">{("按代码排列，不排名，不是地图；括号里是 80% 区间。", "In the order of codes, not ranked, no map; in brackets the 80 % band.")}</p>""");
        Table(layout, service, year, cells);
    }

    private void Summary(ServiceLayout layout, PlannedService service, int year, ImmutableArray<LayoutCell> cells)
    {
        int Number(CapacityState state) => cells.Count(cell => cell.Standing?.State == state);
        html.Add($"""<p class="panel">{($"不够 {Number(CapacityState.Short)}，够 {Number(CapacityState.Enough)}，空置 {Number(CapacityState.Idle)}，分不清 {Number(CapacityState.Open)}。", $"Too few in {Number(CapacityState.Short)}, enough in {Number(CapacityState.Enough)}, idle in {Number(CapacityState.Idle)}, cannot be told in {Number(CapacityState.Open)}.")}""");
        if (layout.WholeCell(service, year) is { Standing: { } all })
        {
            html.Add($" {("全县：", "The county: ")}{Of(all.State)}, {ForecastWords.Amount(all.Median)} ({ForecastWords.Amount(all.Low)}–{ForecastWords.Amount(all.High)}) / {ForecastWords.Amount(all.Capacity)}");
        }

        html.Add($"</p>");
    }

    private void Table(ServiceLayout layout, PlannedService service, int year, ImmutableArray<LayoutCell> cells)
    {
        var table = new StackedTable(html, [new("地方", "Place"), new("需要（中位数）", "Needed (median)"), new("80% 区间", "80 % band"), new("现有", "There are"), new("差（现有减中位数）", "Gap (there are less median)"), new("判断", "Standing")], StackedTable.Narrow.Pairs);
        table.Open(new($"{service.Name.Zh} {ForecastWords.Year(year)}", $"{service.Name.En} {ForecastWords.Year(year)}"));
        foreach (var cell in cells.Concat(layout.WholeCell(service, year) is { } all ? [all] : Array.Empty<LayoutCell>()))
        {
            table.Row(
                h => h.Add($"{NameOf(places, cell.Places)}"),
                h => h.Add($"{ForecastWords.Amount(cell.Need.Median)}"),
                h => h.Add($"{ForecastWords.Amount(cell.Need.Low80)}–{ForecastWords.Amount(cell.Need.High80)}"),
                h => h.Add($"{(cell.Standing is { } known ? ForecastWords.Amount(known.Capacity) : "—")}"),
                h => h.Add($"{(cell.Gap is { } gap ? GapText(gap) : "—")}"),
                h => h.Add($"{Of(cell.Standing?.State)}"));
        }

        table.Close();
    }

    /// <summary>A gap with its sign.</summary>
    public static string GapText(double gap) => (gap < 0 ? "−" : "+") + ForecastWords.Amount(Math.Abs(gap));

    private static string Class(CapacityState? state) => state switch
    {
        CapacityState.Short => "high",
        CapacityState.Idle => "low",
        _ => "same",
    };
}
