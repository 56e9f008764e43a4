using System.Globalization;
using Anyu.Forecast;

namespace Anyu.Unit.Forecast;

/// <summary>World Population Prospects as published in 2010, 2012 and 2015: estimates only, countries only.</summary>
internal static class Vintages
{
    private const int FirstRegion = 900;

    /// <summary>Series whose last five-year period is the one starting in <paramref name="lastPeriod"/>.</summary>
    internal static List<CountrySeries> Estimates(string file, int lastPeriod) =>
        [.. ReferenceFiles.Read("wpp_vintages/" + file)
            .Where(row => row["kind"] == "estimate" && row.Whole("country_code") < FirstRegion)
            .GroupBy(row => row.Whole("country_code"))
            .Select(country => (country.Key, Rows: country.Where(row => Start(row) <= lastPeriod).OrderBy(Start).ToArray()))
            .Where(country => country.Rows.Length > 0 && Start(country.Rows[^1]) == lastPeriod)
            .Select(country => new CountrySeries(country.Key, [.. country.Rows.Select(row => row.Number("value"))]))];

    private static int Start(Dictionary<string, string> row) => int.Parse(row["period"].AsSpan(0, 4), CultureInfo.InvariantCulture);
}
