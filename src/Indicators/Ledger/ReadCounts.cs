using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Reads everything kept into a book of counts.</summary>
public static class ReadCounts
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ReadCounts));

    /// <summary>How many data sets are kept: none is ever changed or removed, so the number tells whether a book read before is still whole.</summary>
    public static Task<long> Sets(Database database) => database.Read(unit => unit.Get<long>(Sql["number"]));

    /// <summary>The book.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="catalogue">The definitions; counts of series no longer defined are left out.</param>
    public static Task<CountBook> Run(Database database, IndicatorCatalogue catalogue) => database.Read(async unit =>
    {
        var sets = await unit.Query<SetRow>(Sql["sets"]);
        var counts = await unit.Query<CountRow>(Sql["counts"]);
        return new CountBook(
            catalogue,
            sets.Select(s => new DataSet(s.Id, new(s.TitleZh, s.TitleEn), s.File, s.Hash, s.Mapping, s.ImportedOn, s.Synthetic, s.Covers is null ? null : PlaceCode.Parse(s.Covers))),
            counts.Where(c => catalogue.Series.ContainsKey(c.Series)).Select(c => new Observation(
                new CountKey(c.Series, PlaceCode.Parse(c.Place), Period.Read(c.Period)!.Value, Cells.Parse(c.Cells)), c.Value, new Lineage(c.DataSet, (int)c.RowNumber, (int)c.ColumnNumber))));
    });
}

/// <summary>A data set as a row.</summary>
internal sealed class SetRow
{
    public required string Id { get; init; }

    public required string Mapping { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required string File { get; init; }

    public required string Hash { get; init; }

    public string? Covers { get; init; }

    public required bool Synthetic { get; init; }

    public required DateOnly ImportedOn { get; init; }
}
