using System.Globalization;
using Anyu.Forecast;

namespace Anyu.Unit.Forecast;

/// <summary>Nineteen regions of Finland, 1990–2014 (Statistics Finland, CC BY 4.0).</summary>
internal static class FinnishRegions
{
    private const string Folder = "finland_regions/";
    private const int First = 1990;
    private const int Last = 2014;

    internal static List<AreaHistory> Load()
    {
        var population = Table("population_1990_2014.csv");
        var rates = Table("mortality_mx_1990_2014.csv");
        var migration = Table("net_migration_1990_2014.csv");
        var shares = ReferenceFiles.Read(Folder + "fertility_pattern_percent_1990_2014.csv").ToLookup(row => row["reg_code"], StringComparer.Ordinal);
        return [.. ReferenceFiles.Read(Folder + "tfr_1990_2014.csv").Select(fertility =>
        {
            var code = fertility["reg_code"];
            return new AreaHistory(code, [.. Enumerable.Range(First, Last - First + 1).Select(year => new AreaYear(
                year, Of(population, code, year), Of(rates, code, year), Of(migration, code, year), fertility.Number(Name(year)), [.. Shares(shares[code], year)]))]);
        })];
    }

    private static Dictionary<(string Code, string Sex, int Age), double[]> Table(string file) => ReferenceFiles.Read(Folder + file).ToDictionary(
        row => (row["reg_code"], row["sex"], row.Whole("age")),
        row => Enumerable.Range(First, Last - First + 1).Select(year => row.Number(Name(year))).ToArray());

    private static SexAge Of(Dictionary<(string Code, string Sex, int Age), double[]> table, string code, int year) =>
        SexAge.Build(100, (sex, age) => table[(code, sex == Sex.Male ? "male" : "female", age)][year - First]);

    private static double[] Shares(IEnumerable<Dictionary<string, string>> rows, int year)
    {
        var shares = new double[101];
        foreach (var row in rows)
        {
            shares[row.Whole("age")] = row.Number(Name(year)) / 100;
        }

        return shares;
    }

    private static string Name(int year) => year.ToString(CultureInfo.InvariantCulture);
}
