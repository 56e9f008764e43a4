using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Forecasts;

/// <summary>One kept forecast: fans, past errors beside them, pyramid by year, needs, other scenarios, the record that lets it be run again.</summary>
internal sealed class RunPage(ForecastShelf shelf) : ForecastPage(shelf)
{
    /// <summary>How much of what came before is drawn, so that a forecast is seen against where things were going.</summary>
    private const int YearsBefore = 10;
    private static readonly ImmutableArray<string> Drawn = ["total", "births", "0-2", "0-4", "3-5", "6-11", "60+"];

    public async Task<IActionResult> OnGetAsync(string code, string id, int? year)
    {
        if (await Find(code) is not { } forecasts || Find(forecasts, id) is not { } run)
        {
            return new EmptyResult();
        }

        if (year is { } asked && (asked < run.BaseYear || asked > run.LastYear))
        {
            return Stop(StatusCodes.Status404NotFound, ForecastWebProblems.NoYear(asked, run.BaseYear, run.LastYear));
        }

        var place = Named(forecasts);
        Begin(
            new($"{place.Name.Zh} {ForecastWords.Year(run.BaseYear)}–{ForecastWords.Year(run.LastYear)}年预测", $"{place.Name.En}, forecast {ForecastWords.Year(run.BaseYear)}–{ForecastWords.Year(run.LastYear)}"),
            ("/forecasts", new("人口预测", "Forecasts")), ($"/forecasts/{place.Code}", place.Name));
        Body.Add($"<h1>{Title}</h1>");
        Banner(run.Plan.Synthetic);
        Assumptions(run);
        Fans(forecasts, run);
        PastErrorWriter.Write(Body, forecasts.PastOf(run), forecasts.ScoreOf(run));
        Pyramid(place, id, run, year ?? run.LastYear);
        if (forecasts.Needs is { } needs)
        {
            NeedWriter.Write(Body, run, needs);
        }

        Others(forecasts, id, run);
        Record(place, id, run);
        return Page();
    }

    private void Assumptions(KeptRun run)
    {
        Body.Add($"""
            <p class="lead">{ForecastWords.Of(run.Plan.Variant)} · {($"{run.Record.Trajectories} 条路径", $"{run.Record.Trajectories} trajectories")}</p>
            <p>{run.Plan.Title}</p><p class="small">{("假设的来源：", "Source of the assumptions: ")}{run.Plan.Source}</p>
            """);
        if (!run.Plan.IsUncertain)
        {
            Body.Add($"""<p class="panel note">{ForecastPlan.OnePath}</p>""");
        }

        if (run.Plan.Method == PlanMethod.HamiltonPerry)
        {
            Body.Add($"""<p class="small">{("方法：Hamilton–Perry，只用历年人口推算", "Method: Hamilton–Perry, from the populations of earlier years alone")}</p>""");
        }

        if (run.Plan.Divisions is { } divisions)
        {
            Body.Add($"""<p class="small">{($"与 {divisions.Length} 个下级地方一起推算，每条路径中各地之和等于全体", $"Forecast together with {divisions.Length} divisions, which add up to the whole in every trajectory")}</p>""");
        }

        foreach (var effect in run.Plan.Effects)
        {
            Body.Add($"""<p class="panel note"><strong>{("假设", "Assumed")}</strong> {effect.Name} · {($"{effect.From}–{effect.To}年", $"{ForecastWords.Year(effect.From)}–{ForecastWords.Year(effect.To)}")} · {("来源：", "source: ")}{effect.Source}</p>""");
        }
    }

    private void Fans(PlaceForecasts forecasts, KeptRun run)
    {
        var records = forecasts.RecordsOf(run);
        foreach (var name in Drawn)
        {
            var record = records.FirstOrDefault(one => one.Group == name);
            var bands = BandsOf(run, name);
            if (bands.IsEmpty)
            {
                continue;
            }

            var label = ForecastWords.OfSeries(name);
            Body.Add($"<h2>{label}</h2>");
            new FanChart(Body).Write(
                new($"{label.Zh}的预测区间，见下表", $"{label.En}: forecast with bands; see the table below"),
                [new Fan(label, bands)],
                [.. from y in Enumerable.Range(run.BaseYear - YearsBefore, YearsBefore + run.Plan.Years + 1) let came = forecasts.Actual(y, name) where came is not null select (y, came.Value)],
                record: record);
            ErrorRecordWriter.Write(Body, record, y => forecasts.Actual(y, name));
            BandTable.Years(Body, label, bands, y => forecasts.Actual(y, name), record);
        }
    }

    /// <summary>Every year of a series.</summary>
    public static ImmutableArray<(int Year, Band Band)> BandsOf(KeptRun run, string name) =>
        [.. Enumerable.Range(run.BaseYear, run.Plan.Years + 1).Select(y => (Year: y, Band: run.Of(y, name))).Where(b => b.Band is not null).Select(b => (b.Year, b.Band!.Value))];

    private void Pyramid(Place place, string id, KeptRun run, int shown)
    {
        Body.Add($"""<h2 id="by-age">{("人口金字塔", "Population pyramid")}</h2><nav class="years" aria-label="{("年份", "Years")}"><ul>""");
        foreach (var year in Enumerable.Range(run.BaseYear, run.Plan.Years + 1))
        {
            Body.Add($"""<li><a href="/forecasts/{place.Code.ToString()}/{id}/{ForecastWords.Year(year)}#by-age"{Web.Design.Html.Attribute("aria-current", year == shown ? "page" : null)}>{ForecastWords.Year(year)}</a></li>""");
        }

        Body.Add($"""</ul></nav><script src="{Assets.Address("indicators.js")}" defer></script>""");
        PyramidChart.Write(Body, AgesOf(run, shown), MostOf(run), new($"{ForecastWords.Year(shown)}年初的人口；粗线80%区间，细线95%区间，虚线为{ForecastWords.Year(run.BaseYear)}年", $"Residents at the beginning of {ForecastWords.Year(shown)}; thick lines 80 %, thin 95 % bands, dashed {ForecastWords.Year(run.BaseYear)}"), forecast: true);
    }

    /// <summary>Five years each, the youngest first, with the base year beside them.</summary>
    private static ImmutableArray<PyramidAge> AgesOf(KeptRun run, int year) => [.. Enumerable.Range(0, (run.OpenAge / 5) + 1).Select(at =>
    {
        AgeGroup Of(Sex? sex) => new(5 * at, Math.Min((5 * at) + 4, run.OpenAge), sex);
        PyramidCount? Count(Sex sex) => run.Of(year, Of(sex)) is { } band ? PyramidCount.Of(band, run.Of(run.BaseYear, Of(sex))?.Median) : null;
        var name = Of(null).Name(run.OpenAge);
        return new PyramidAge(new(name, name), Count(Sex.Male), Count(Sex.Female));
    })];

    /// <summary>The longest bar of any year, so that years compare.</summary>
    private static double MostOf(KeptRun run) =>
        Enumerable.Range(run.BaseYear, run.Plan.Years + 1).SelectMany(year => AgesOf(run, year)).SelectMany(age => new[] { age.Men?.Highest ?? 0, age.Women?.Highest ?? 0 }).Max();

    private void Others(PlaceForecasts forecasts, string id, KeptRun run)
    {
        var others = forecasts.Runs.Where(other => other.Id != id).ToImmutableArray();
        if (others.IsEmpty)
        {
            return;
        }

        Body.Add($"""<h2>{("与别的方案或以前的预测比较", "Compare with another scenario or an earlier forecast")}</h2><ul>""");
        foreach (var (other, kept) in others)
        {
            Body.Add($"""<li><a href="/forecasts/{forecasts.Place.ToString()}/{id}/with/{other}">{ForecastWords.Year(kept.BaseYear)} · {ForecastWords.Of(kept.Plan.Variant)}{(kept.Plan.Effects.IsEmpty ? ("", "") : ("，附措施假设", ", with assumed effects"))}</a></li>""");
        }

        Body.Add($"</ul>");
    }

    private void Record(Place place, string id, KeptRun run) => Body.Add($"""
        <h2>{("导出与重算", "Export, and running it again")}</h2>
        <p><a href="/forecasts/export/{place.Code.ToString()}/{id}.csv">CSV</a> · <a href="/forecasts/export/{place.Code.ToString()}/{id}.xlsx">XLSX</a> · <a href="/forecasts/export/{place.Code.ToString()}/{id}.run.json">{("整个预测（可重算）", "the whole run, to run again")}</a></p>
        <dl class="pairs"><dt>{("引擎", "Engine")}</dt><dd class="code">{run.Record.Engine}</dd><dt>{("种子", "Seed")}</dt><dd class="code">{run.Record.Seed.ToString(CultureInfo.InvariantCulture)}</dd>
        <dt>{("输入摘要", "Hash of the inputs")}</dt><dd class="code">{run.Record.InputsHash[..16]}</dd><dt>{("结果摘要", "Hash of the result")}</dt><dd class="code">{run.Record.ResultHash[..16]}</dd></dl>
        """);
}
