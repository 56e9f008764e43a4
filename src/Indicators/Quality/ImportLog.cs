using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>An imported table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is.</param>
/// <param name="File">The file's name.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Synthetic">Whether its numbers are made up.</param>
/// <param name="Imported">When.</param>
/// <param name="Rows">Rows read.</param>
/// <param name="Quarantined">Rows set aside.</param>
public sealed record ImportedTable(string Id, Bilingual Title, string File, string Hash, bool Synthetic, DateOnly Imported, long Rows, long Quarantined);

/// <summary>A period of a place that was closed.</summary>
/// <param name="Place">The place.</param>
/// <param name="Period">The period.</param>
/// <param name="State">Closed, approved, or opened again.</param>
/// <param name="Unchanged">Whether the counts are still those that were closed, by their digest.</param>
public sealed record ClosedPeriod(PlaceCode Place, Period Period, PeriodState State, bool Unchanged);

/// <summary>What was imported and closed.</summary>
public static class ImportLog
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ImportLog));

    /// <summary>The last 200 tables, the newest first.</summary>
    public static Task<ImmutableArray<ImportedTable>> Tables(Database database) => database.Read(async unit => (await unit.Query<TableRowKept>(Sql["sets"]))
        .Select(s => new ImportedTable(s.Id, new(s.TitleZh, s.TitleEn), s.File, s.Hash, s.Synthetic, s.ImportedOn, s.RowCount, s.Quarantined)).ToImmutableArray());

    /// <summary>Every period that was ever closed, as it stands now.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="book">The counts kept in it.</param>
    public static Task<ImmutableArray<ClosedPeriod>> Periods(Database database, CountBook book) => database.Read(async unit => (await unit.Query<PeriodRow>(Sql["periods"]))
        .GroupBy(r => (r.Place, r.Period)).Select(g => g.MaxBy(r => r.Step)!)
        .Select(r => (Row: r, Place: PlaceCode.Parse(r.Place), Period: Period.Read(r.Period)!.Value))
        .Select(p => new ClosedPeriod(p.Place, p.Period, Enum.Parse<PeriodState>(p.Row.State), p.Row.Digest == ClosePeriod.Digest(book, p.Place, p.Period)))
        .ToImmutableArray());
}

/// <summary>A table as a row.</summary>
internal sealed class TableRowKept
{
    public required string Id { get; init; }

    public required string TitleZh { get; init; }

    public required string TitleEn { get; init; }

    public required string File { get; init; }

    public required string Hash { get; init; }

    public required bool Synthetic { get; init; }

    public required DateOnly ImportedOn { get; init; }

    public required long RowCount { get; init; }

    public required long Quarantined { get; init; }
}
