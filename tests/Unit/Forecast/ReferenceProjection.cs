using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>China 2026–2100, single ages, with outputs printed to 17 digits.</summary>
internal static class ReferenceProjection
{
    private const string Folder = "wpp2024/china/reference_projection_1x1/";
    private const int OpenAge = 100;

    internal static List<Dictionary<string, string>> Population(string timing) => ReferenceFiles.Read($"{Folder}expected_population_migration_{timing}.csv");

    internal static List<Dictionary<string, string>> Events(string timing) => ReferenceFiles.Read($"{Folder}expected_events_migration_{timing}.csv");

    internal static ProjectionInputs Inputs(MigrationTiming timing)
    {
        var ratio = ReferenceFiles.Read(Folder + "sex_ratio_at_birth.csv").ToDictionary(row => row.Whole("period_start"), row => row.Number("srb"));
        var years = ReferenceFiles.Read(Folder + "inputs.csv").GroupBy(row => row.Whole("period_start")).OrderBy(year => year.Key)
            .Select(year => Year(year.Key, [.. year], ratio[year.Key]));
        var population = Population("end").Where(row => row.Whole("year") == 2026).ToArray();
        return new ProjectionInputs(2026, Columns(population, "male", "female"), [.. years], timing);
    }

    internal static SexAge Columns(IReadOnlyList<Dictionary<string, string>> rows, string male, string female) =>
        SexAge.Build(rows.Count - 1, (sex, age) => rows[age].Number(sex == Sex.Male ? male : female));

    private static ProjectionYear Year(int start, Dictionary<string, string>[] rows, double ratio)
    {
        Assert.Equal(OpenAge + 1, rows.Length);
        return new ProjectionYear(
            start,
            Columns(rows, "survival_male", "survival_female"),
            [.. rows.Select(row => row.Number("asfr"))],
            ratio,
            Columns(rows, "net_migration_male", "net_migration_female"));
    }
}
