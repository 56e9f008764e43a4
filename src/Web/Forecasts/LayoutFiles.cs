using System.Text;
using Anyu.Indicators;

namespace Anyu.Web.Forecasts;

/// <summary>Exports of a layout: every service, part and year with its band, what there is and the version of the forecast.</summary>
internal static class LayoutFiles
{
    private static readonly ImmutableArray<string> Headings = ["place", "name", "service", "year", "need_low95", "need_low80", "need_median", "need_high80", "need_high95", "there_are", "counted_in", "gap", "state", "run", "inputs_sha256", "seed", "synthetic"];
    private static readonly HashSet<int> NumberColumns = [3, 4, 5, 6, 7, 8, 9, 10, 11];

    /// <summary>Maps them.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet("/forecasts/layout/{code}.csv", static (string code, ForecastShelf forecasts, LayoutShelf shelf, HttpContext context) =>
            File(code, forecasts, shelf, context, "csv", "text/csv; charset=utf-8", rows => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(rows))])).ExcludeFromDescription();
        app.MapGet("/forecasts/layout/{code}.xlsx", static (string code, ForecastShelf forecasts, LayoutShelf shelf, HttpContext context) =>
            File(code, forecasts, shelf, context, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", rows => XlsxText.Write(rows, "layout", NumberColumns))).ExcludeFromDescription();
    }

    private static async Task<IResult> File(string code, ForecastShelf forecasts, LayoutShelf shelf, HttpContext context, string ending, string type, Func<IEnumerable<ImmutableArray<string>>, byte[]> write)
    {
        if (!forecasts.Law.Places.TryResolve(code, out var place, out var problem))
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, problem);
            return TypedResults.Empty;
        }

        var read = await shelf.Of(place.Code);
        if (read?.Value is not { } layout)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, read?.Problems[0] ?? ForecastWebProblems.NoForecasts(place));
            return TypedResults.Empty;
        }

        return TypedResults.Bytes(write(Rows(layout, forecasts.Law.Places)), type, $"layout-{place.Code}.{ending}");
    }

    private static IEnumerable<ImmutableArray<string>> Rows(ServiceLayout layout, PlaceTree places)
    {
        static string Number(double value) => Math.Round(value, 2).ToString("R", CultureInfo.InvariantCulture);
        yield return Headings;
        var version = (Run: layout.Kept ? layout.RunId : "", layout.Whole.Record.InputsHash, Seed: layout.Whole.Record.Seed.ToString(CultureInfo.InvariantCulture));
        foreach (var (service, year) in layout.Services.SelectMany(s => layout.Years.Select(y => (s, y))))
        {
            foreach (var cell in layout.Cells(service, year).Concat(layout.WholeCell(service, year) is { } all ? [all] : Array.Empty<LayoutCell>()))
            {
                yield return
                [
                    cell.Division, LayoutWriter.NameOf(places, cell.Places).Zh, service.Id, Number(year), Number(cell.Need.Low95), Number(cell.Need.Low80), Number(cell.Need.Median), Number(cell.Need.High80), Number(cell.Need.High95),
                    cell.Standing is { } known ? Number(known.Capacity) : "", layout.CountedIn is { } counted ? Number(counted) : "", cell.Gap is { } gap ? Number(gap) : "", cell.Standing?.State.ToString().ToLowerInvariant() ?? "unknown",
                    version.Run, version.InputsHash, version.Seed, layout.Whole.Plan.Synthetic ? "synthetic 合成数据" : "",
                ];
            }
        }
    }
}
