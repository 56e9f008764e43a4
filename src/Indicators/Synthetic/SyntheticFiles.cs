using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>The files of a made-up county: monthly report, stocks, births by mother's age, and the list that reads them together.</summary>
public static class SyntheticFiles
{
    /// <summary>Name and content of each file.</summary>
    /// <param name="places">The division tree.</param>
    /// <param name="county">The county whose townships report.</param>
    /// <param name="from">First year.</param>
    /// <param name="to">Last year.</param>
    /// <param name="seed">Every number follows from it.</param>
    public static ImmutableArray<(string Name, string Text)> Of(PlaceTree places, PlaceCode county, int from, int to, ulong seed)
    {
        var counts = new SyntheticCounts(places, county, seed);
        var monthly = counts.Monthly(from, to);
        var births = monthly.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(','))
            .GroupBy(row => (Place: PlaceCode.Parse(row[0]), Year: int.Parse(row[2].AsSpan(0, 4), CultureInfo.InvariantCulture)))
            .ToDictionary(g => g.Key, g => g.Sum(row => long.Parse(row[3], CultureInfo.InvariantCulture)));
        var stem = $"synthetic-{county}";
        var imported = string.Create(CultureInfo.InvariantCulture, $"{to + 1:D4}-01-15");
        return
        [
            ($"{stem}-monthly.csv", monthly),
            ($"{stem}-yearly.csv", counts.Yearly(from, to)),
            ($"{stem}-mothers.csv", counts.ByMother((place, year) => births[(place, year)], from, to)),
            ("data.yaml",
                $$"""
                # 合成数据：演示用，不是真实数据。SYNTHETIC: made by `anyu indicators sample {{county}}`, for demonstration, not real.
                - { id: synthetic-monthly, file: {{stem}}-monthly.csv, mapping: synthetic-township-monthly, covers: "{{county}}", imported: {{imported}} }
                - { id: synthetic-yearly, file: {{stem}}-yearly.csv, mapping: synthetic-stock, covers: "{{county}}", imported: {{imported}} }
                - { id: synthetic-mothers, file: {{stem}}-mothers.csv, mapping: synthetic-stock, covers: "{{county}}", imported: {{imported}} }

                """),
        ];
    }
}
