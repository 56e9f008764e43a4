using System.Text;
using System.Text.Json;
using Anyu.Web.Api;

namespace Anyu.Web.Simulations;

/// <summary>What a simulation is made of, and the files to take away: every group as CSV, everything as JSON, the reforms themselves.</summary>
internal static class SimulationFiles
{
    private static readonly ImmutableArray<string> Headings =
        ["on", "families_asked", "population", "reform", "reform_sha256", "by", "group", "families", "gain", "lose", "both", "open", "yuan_a_year_more", "days_a_year_more", "law_sha256"];

    /// <summary>What the pages need.</summary>
    public static void AddSimulations(this IServiceCollection services)
    {
        services.AddSingleton<ReformShelf>();
        services.AddSingleton<SimulationRuns>();
        services.AddHostedService(static all => all.GetRequiredService<SimulationRuns>());
    }

    /// <summary>Maps the files.</summary>
    public static void MapSimulations(this WebApplication app)
    {
        app.MapGet("/simulate/{id}/result.csv", static (string id, SimulationRuns runs, Library library, HttpContext context) =>
            Find(id, runs, context) is { Report: { } report } run
                ? TypedResults.Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(Rows(run, report, library.Book)))], "text/csv; charset=utf-8", "simulation.csv")
                : Results.Empty).ExcludeFromDescription();
        app.MapGet("/simulate/{id}/result.json", static (string id, SimulationRuns runs, Library library, HttpContext context) =>
            Find(id, runs, context) is { Report: { } report } run
                ? TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(SimulationJson.Of(report, null, library.Book, ReportWriter.LevelOf(run.Order.Place), [ReportWriter.PopulationOf(run, library.Book)]), ApiJson.Options), "application/json", "simulation.json")
                : Results.Empty).ExcludeFromDescription();
        app.MapGet("/simulate/{id}/reform-{number:int}.yaml", static (string id, int number, SimulationRuns runs, HttpContext context) =>
            Find(id, runs, context) is { } run && run.Order.Reforms.ElementAtOrDefault(number - 1) is { } file
                ? TypedResults.Bytes([.. file.Bytes], "application/yaml", file.Name)
                : Results.Empty).ExcludeFromDescription();
    }

    private static SimulationRun? Find(string id, SimulationRuns runs, HttpContext context)
    {
        var run = runs.Find(id);
        if (run?.Report is null)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status404NotFound, SimulationProblems.Gone());
            return null;
        }

        return run;
    }

    private static IEnumerable<ImmutableArray<string>> Rows(SimulationRun run, SimulationReport report, Lawbook book)
    {
        static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
        yield return Headings;
        foreach (var reform in report.Reforms)
        {
            foreach (var (by, cell) in Cells(reform, ReportWriter.LevelOf(run.Order.Place)))
            {
                yield return
                [
                    report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(run.Order.Families), "synthetic 合成数据", reform.Reform.Id, reform.Reform.Hash, by, cell.Group,
                    Number(cell.Families), Number(cell.Gain), Number(cell.Lose), Number(cell.Both), Number(cell.Open), Number(cell.YuanAYear), Number(cell.DaysAYear), book.Hash,
                ];
            }
        }
    }

    private static IEnumerable<(string By, ReformCell Cell)> Cells(ReformResult reform, PlaceLevel level) =>
        reform.ByPlaceAt(level).Select(c => ("place", c)).Concat(reform.ByChildren.Select(c => ("children", c))).Concat(reform.ByIncome.Select(c => ("income", c))).Concat(reform.ByOrder.Select(c => ("birth_order", c))).Prepend(("all", reform.All));
}
