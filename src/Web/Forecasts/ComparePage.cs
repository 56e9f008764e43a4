using Anyu.Forecast;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>Two forecasts of a place on one scale; whether their 80 percent bands can be told apart is said for every year.</summary>
internal sealed class ComparePage(ForecastShelf shelf) : ForecastPage(shelf)
{
    private static readonly ImmutableArray<string> Compared = ["total", "births", "0-2", "3-5", "6-11", "60+"];

    public async Task<IActionResult> OnGetAsync(string code, string id, string other)
    {
        if (await Find(code) is not { } forecasts || Find(forecasts, id) is not { } a || Find(forecasts, other) is not { } b)
        {
            return new EmptyResult();
        }

        var place = Shelf.Law.Places.Nearest(forecasts.Place);
        Begin(new($"{place.Name.Zh}：两个预测", $"{place.Name.En}: two forecasts"), ("/forecasts", new("人口预测", "Forecasts")), ($"/forecasts/{place.Code}", place.Name), ($"/forecasts/{place.Code}/{id}", Named(a)));
        Body.Add($"<h1>{Title}</h1>");
        Banner(a.Plan.Synthetic || b.Plan.Synthetic);
        Body.Add($"""<dl class="pairs"><dt>A</dt><dd>{Named(a)} — {a.Plan.Title}</dd><dt>B</dt><dd>{Named(b)} — {b.Plan.Title}</dd></dl>""");
        foreach (var effect in b.Plan.Effects.Concat(a.Plan.Effects))
        {
            Body.Add($"""<p class="panel note"><strong>{("假设", "Assumed")}</strong> {effect.Name} · {("来源：", "source: ")}{effect.Source}</p>""");
        }

        foreach (var name in Compared)
        {
            Series(name, a, b);
        }

        return Page();
    }

    private static Bilingual Named(KeptRun run) => new(
        $"{ForecastWords.Year(run.BaseYear)}年 {ForecastWords.Of(run.Plan.Variant).Zh}{(run.Plan.Effects.IsEmpty ? "" : "，附措施假设")}",
        $"{ForecastWords.Year(run.BaseYear)}, {ForecastWords.Of(run.Plan.Variant).En}{(run.Plan.Effects.IsEmpty ? "" : ", with assumed effects")}");

    private void Series(string name, KeptRun a, KeptRun b)
    {
        var (first, second) = (RunPage.BandsOf(a, name), RunPage.BandsOf(b, name));
        var both = first.Join(second, f => f.Year, s => s.Year, (f, s) => (f.Year, A: f.Band, B: s.Band)).ToImmutableArray();
        var label = ForecastWords.OfSeries(name);
        if (both.IsEmpty)
        {
            return;
        }

        Body.Add($"<h2>{label}</h2>");
        new FanChart(Body).Write(new($"{label.Zh}：两个预测，见下表", $"{label.En}: two forecasts; see the table below"), [new Fan(new("A", "A"), first), new Fan(new("B", "B"), second)], []);
        Body.Add($"<details><summary>{("表：", "Table: ")}{label}</summary>");
        var table = new StackedTable(Body, [new("年份", "Year"), new("A 中位数", "A, median"), new("A 80% 区间", "A, 80 % band"), new("B 中位数", "B, median"), new("B 80% 区间", "B, 80 % band"), new("B 与 A 之差", "B less A"), new("80% 区间", "80 % bands")]);
        table.Open(label);
        foreach (var (year, one, two) in both)
        {
            var apart = two.Low80 > one.High80 || two.High80 < one.Low80;
            table.Row(
                h => h.Add($"{ForecastWords.Year(year)}"),
                h => h.Add($"{ForecastWords.Amount(one.Median)}"),
                h => h.Add($"{ForecastWords.Amount(one.Low80)}–{ForecastWords.Amount(one.High80)}"),
                h => h.Add($"{ForecastWords.Amount(two.Median)}"),
                h => h.Add($"{ForecastWords.Amount(two.Low80)}–{ForecastWords.Amount(two.High80)}"),
                h => h.Add($"{ForecastWords.Signed((two.Median / one.Median) - 1)}"),
                h => h.Add($"{(apart ? ("分开", "apart") : ("重叠，分不清", "overlap: cannot be told apart"))}"));
        }

        table.Close();
        Body.Add($"</details>");
    }
}
