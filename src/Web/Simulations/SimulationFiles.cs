using System.Text;
using System.Text.Json;
using Anyu.Access;
using Anyu.Web.Api;
using Anyu.Web.SignIn;

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

    /// <summary>Maps the files: of open simulations, and of those over a register for who asked for them.</summary>
    public static void MapSimulations(this WebApplication app)
    {
        Map(app, "/simulate", static _ => null, []);
        Map(app, RegisterSimulatePage.Address, static context => Gate.Of(context).Account.Id, [new NeedsAttribute(Face.Workbench, RegisterSimulatePage.Permission)]);
    }

    private static void Map(WebApplication app, string address, Func<HttpContext, Guid?> account, object[] gate)
    {
        app.MapGet(address + "/{id}/result.csv", (string id, SimulationRuns runs, Library library, HttpContext context) =>
            Find(id, runs, context, account) is { Report: { } report } run
                ? TypedResults.Bytes([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(Rows(run, report, library.Book)))], "text/csv; charset=utf-8", "simulation.csv")
                : Results.Empty).WithMetadata(gate).ExcludeFromDescription();
        app.MapGet(address + "/{id}/result.json", (string id, SimulationRuns runs, Library library, HttpContext context) =>
            Find(id, runs, context, account) is { Report: { } report } run
                ? TypedResults.Bytes(JsonSerializer.SerializeToUtf8Bytes(SimulationJson.Of(report, null, library.Book, ReportWriter.LevelOf(run.Order.Place), [ReportWriter.KindOf(run), ReportWriter.PopulationOf(run, library.Book), .. run.Basis]), ApiJson.Options), "application/json", "simulation.json")
                : Results.Empty).WithMetadata(gate).ExcludeFromDescription();
        app.MapGet(address + "/{id}/reform-{number:int}.yaml", (string id, int number, SimulationRuns runs, HttpContext context) =>
            Find(id, runs, context, account) is { } run && run.Order.Reforms.ElementAtOrDefault(number - 1) is { } file
                ? TypedResults.Bytes([.. file.Bytes], "application/yaml", file.Name)
                : Results.Empty).WithMetadata(gate).ExcludeFromDescription();
        app.MapGet(address + "/{id}/result.parquet", (string id, SimulationRuns runs, HttpContext context) =>
            Find(id, runs, context, account, r => r.Rows is not null) is { Rows: var (bytes, _, _) }
                ? TypedResults.Bytes([.. bytes], "application/vnd.apache.parquet", "simulation.parquet")
                : Results.Empty).WithMetadata(gate).ExcludeFromDescription();
    }

    private static SimulationRun? Find(string id, SimulationRuns runs, HttpContext context, Func<HttpContext, Guid?> account, Func<SimulationRun, bool>? has = null)
    {
        var run = runs.Find(id, account(context));
        if (run?.Report is null || has?.Invoke(run) == false)
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
        foreach (var reform in report.Reforms.Where(r => !r.IsWithheld))
        {
            foreach (var (by, cell) in Cells(reform, ReportWriter.LevelOf(run.Order.Place)))
            {
                yield return
                [
                    report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(run.Families), KindOf(run), reform.Reform.Id, reform.Reform.Hash, by, cell.Group,
                    Number(cell.Families), Number(cell.Gain), Number(cell.Lose), Number(cell.Both), Number(cell.Open), Number(cell.YuanAYear), Number(cell.DaysAYear), book.Hash,
                ];
            }
        }
    }

    private static string KindOf(SimulationRun run) =>
        run.Order.Register is not null ? "register 登记" : run.Order.Forecast is { } forecast ? string.Create(CultureInfo.InvariantCulture, $"forecast 预测 {forecast.Name}:{forecast.Year}") : "synthetic 合成数据";

    private static IEnumerable<(string By, ReformCell Cell)> Cells(ReformResult reform, PlaceLevel level) =>
        reform.ByPlaceAt(level).Select(c => ("place", c)).Concat(reform.ByChildren.Select(c => ("children", c))).Concat(reform.ByIncome.Select(c => ("income", c))).Concat(reform.ByOrder.Select(c => ("birth_order", c))).Prepend(("all", reform.All));
}
