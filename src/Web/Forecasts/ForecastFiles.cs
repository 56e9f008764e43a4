using System.Text;
using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Web.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>Exports and the API of kept forecasts: every series and year with its bands, never a number alone.</summary>
internal static class ForecastFiles
{
    private static readonly ImmutableArray<string> Headings = ["place", "run", "variant", "base_year", "year", "group", "low95", "low80", "median", "high80", "high95", "actual", "engine", "seed", "inputs_sha256", "synthetic",
        "errors_low95", "errors_low80", "errors_high80", "errors_high95", "errors_cases", "errors_bases"];
    private static readonly HashSet<int> NumberColumns = [3, 4, 6, 7, 8, 9, 10, 11, 16, 17, 18, 19, 20];

    private static readonly ImmutableArray<string> NoErrors = [.. Enumerable.Repeat("", 6)];

    /// <summary>What the pages need.</summary>
    public static void AddForecasts(this IServiceCollection services) => services.AddSingleton(static all =>
        new ForecastShelf(all.GetRequiredService<Library>(), all.GetRequiredService<IndicatorShelf>(), () => all.GetRequiredService<Installation>().Open?.Database))
        .AddSingleton(static all => new LayoutShelf(all.GetRequiredService<ForecastShelf>(), all.GetRequiredService<IndicatorShelf>(), () => all.GetRequiredService<Installation>().Open?.Database));

    /// <summary>Maps them.</summary>
    public static void MapForecasts(this WebApplication app, RouteGroupBuilder api)
    {
        app.MapGet("/forecasts/export/{code}/{id}.csv", static (string code, string id, ForecastShelf shelf, HttpContext context) =>
            File(code, id, shelf, context, "csv", "text/csv; charset=utf-8", (p, i, r) => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(Rows(p, i, r)))])).ExcludeFromDescription();
        app.MapGet("/forecasts/export/{code}/{id}.xlsx", static (string code, string id, ForecastShelf shelf, HttpContext context) =>
            File(code, id, shelf, context, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (p, i, r) => XlsxText.Write(Rows(p, i, r), "forecast", NumberColumns))).ExcludeFromDescription();
        app.MapGet("/forecasts/export/{code}/{id}.run.json", static (string code, string id, ForecastShelf shelf, HttpContext context) =>
            File(code, id, shelf, context, "run.json", "application/json", (_, _, r) => Encoding.UTF8.GetBytes(r.Text()))).ExcludeFromDescription();
        LayoutFiles.Map(app);
        api.MapGet("/forecasts/{code}/{id}", Bands).ProducesProblem(StatusCodes.Status404NotFound)
            .WithName("forecast").WithSummary("A kept forecast: every series and year with its 80 and 95 % bands 一次保存的预测，各年各组的中位数和区间");
    }

    private static async Task<IResult> Bands(string code, string id, ForecastShelf shelf, HttpContext context) => await Find(code, id, shelf, context) is not var (forecasts, run)
        ? TypedResults.Empty
        : TypedResults.Ok(from name in run.Series
                          where !name.Contains(':', StringComparison.Ordinal)
                          let record = forecasts.RecordsOf(run).FirstOrDefault(one => one.Group == name)
                          from one in RunPage.BandsOf(run, name)
                          select new ForecastDto(name, one.Year, one.Band.Low95, one.Band.Low80, one.Band.Median, one.Band.High80, one.Band.High95, forecasts.Actual(one.Year, name), run.Plan.Synthetic, record is null ? null : ErrorDto.Of(record, one.Year)));

    private static async Task<IResult> File(string code, string id, ForecastShelf shelf, HttpContext context, string ending, string type, Func<PlaceForecasts, string, KeptRun, byte[]> write) =>
        await Find(code, id, shelf, context) is var (forecasts, run)
            ? TypedResults.Bytes(write(forecasts, id, run), type, $"forecast-{forecasts.Place}-{id}.{ending}")
            : TypedResults.Empty;

    private static async Task<(PlaceForecasts Forecasts, KeptRun Run)?> Find(string code, string id, ForecastShelf shelf, HttpContext context)
    {
        if (!shelf.Law.Places.TryResolve(code, out var place, out var problem))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, problem);
            return null;
        }

        var forecasts = await shelf.Of(place.Code);
        if (forecasts?[id] is { } run)
        {
            return (forecasts, run);
        }

        ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, forecasts is null ? ForecastWebProblems.NoForecasts(place) : ForecastWebProblems.NoRun(place, id, Nearest.To(id, forecasts.Runs.Select(r => r.Id))));
        return null;
    }

    private static IEnumerable<ImmutableArray<string>> Rows(PlaceForecasts forecasts, string id, KeptRun run)
    {
        static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
        yield return Headings;
        var records = forecasts.RecordsOf(run);
        foreach (var name in run.Series)
        {
            var record = records.FirstOrDefault(one => one.Group == name);
            foreach (var (year, band) in RunPage.BandsOf(run, name))
            {
                var errors = record?.In(year);
                yield return
                [
                    forecasts.Place.ToString(), id, ForecastWords.Of(run.Plan.Variant).En, Number(run.BaseYear), Number(year), name, Number(band.Low95), Number(band.Low80), Number(band.Median), Number(band.High80), Number(band.High95),
                    forecasts.Actual(year, name) is { } actual ? Number(actual) : "", run.Record.Engine, run.Record.Seed.ToString(CultureInfo.InvariantCulture), run.Record.InputsHash, run.Plan.Synthetic ? "synthetic 合成数据" : "",
                    .. errors is null ? NoErrors : [Number(errors.Within95.Low), Number(errors.Within80.Low), Number(errors.Within80.High), Number(errors.Within95.High), Number(record!.Cases), string.Join(' ', record.Bases)],
                ];
            }
        }
    }
}

/// <summary>One number of a forecast in the API.</summary>
internal sealed record ForecastDto(string Group, int Year, double Low95, double Low80, double Median, double High80, double High95, double? Actual, bool Synthetic, ErrorDto? Errors);

/// <summary>What past errors say of a number: the intervals, or only in words why there are none; from how many cases and which base years.</summary>
internal sealed record ErrorDto(double? Low95, double? Low80, double? High80, double? High95, int Cases, ImmutableArray<int> Bases, Bilingual Told)
{
    /// <summary>Of a year; the base itself has no error, and a year beyond those judged no interval.</summary>
    public static ErrorDto Of(ErrorRecord record, int year)
    {
        var band = record.In(year);
        return new(band?.Within95.Low, band?.Within80.Low, band?.Within80.High, band?.Within95.High, record.Cases, record.Bases, record.Told);
    }
}
