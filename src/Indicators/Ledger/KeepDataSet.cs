using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Keeps an imported table: data set, counts and quarantine in one transaction, or nothing.</summary>
public static class KeepDataSet
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(KeepDataSet));

    private static readonly BulkTable<CountRow> Counts = new(
        "indicators_count",
        new BulkColumn<CountRow>("data_set", ColumnKind.Text, r => r.DataSet),
        new BulkColumn<CountRow>("series", ColumnKind.Text, r => r.Series),
        new BulkColumn<CountRow>("place", ColumnKind.Text, r => r.Place),
        new BulkColumn<CountRow>("period", ColumnKind.Text, r => r.Period),
        new BulkColumn<CountRow>("cells", ColumnKind.Text, r => r.Cells),
        new BulkColumn<CountRow>("value", ColumnKind.Whole, r => r.Value),
        new BulkColumn<CountRow>("row_number", ColumnKind.Whole, r => r.RowNumber),
        new BulkColumn<CountRow>("column_number", ColumnKind.Whole, r => r.ColumnNumber));

    /// <summary>Stores it.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="set">The data set.</param>
    /// <param name="report">What reading the table gave.</param>
    /// <param name="by">Who imports.</param>
    /// <returns>Why it was not stored: <c>IND-0201</c> the id is taken, <c>IND-0202</c> a period is closed; empty when it was.</returns>
    public static Task<ImmutableArray<Problem>> Run(Database database, DataSet set, ImportReport report, string by) => database.Write(async unit =>
    {
        var problems = await Run(unit, set, report, by);
        if (!problems.IsEmpty)
        {
            unit.Abandon();
        }

        return problems;
    });

    /// <summary>The same inside a unit of work; nothing was written where there are problems.</summary>
    internal static async Task<ImmutableArray<Problem>> Run(UnitOfWork unit, DataSet set, ImportReport report, string by)
    {
        if (await unit.Get<long>(Sql["known"], new { set.Id }) > 0)
        {
            return [IndicatorProblems.DataSetKept(set.Id)];
        }

        var closed = PeriodLock.Of(await unit.Query<PeriodRow>(Sql["closed"]));
        if (report.Observations.FirstOrDefault(o => closed.Holds(o.Key)) is { } refused)
        {
            return [IndicatorProblems.PeriodClosed(new SourceLocation(set.File, refused.From.Row, refused.From.Column), refused.Key.Place, refused.Key.Period)];
        }

        await unit.Execute(Sql["data-set"], new
        {
            set.Id,
            set.Mapping,
            TitleZh = set.Title.Zh,
            TitleEn = set.Title.En,
            set.File,
            set.Hash,
            Covers = set.Covers?.ToString(),
            set.Synthetic,
            ImportedOn = set.Imported,
            ImportedAt = unit.Now,
            ImportedBy = by,
            RowCount = report.Rows,
        });
        await unit.InsertAll(Counts, report.Observations.Select(o => new CountRow(
            set.Id, o.Key.Series, o.Key.Place.ToString(), o.Key.Period.ToString(), o.Key.Cells.ToString(), o.Value, o.From.Row, o.From.Column)));
        await unit.ExecuteEach(Sql["quarantine"], report.Quarantine.Select(q => new
        {
            DataSet = set.Id,
            RowNumber = q.Row.Number,
            RowText = CsvText.Write([q.Row.Cells]).TrimEnd('\n'),
            Problems = string.Join('\n', q.Problems.Select(p => p.ToString())),
        }));
        return [];
    }
}

/// <summary>A count as a row.</summary>
internal sealed record CountRow(string DataSet, string Series, string Place, string Period, string Cells, long Value, long RowNumber, long ColumnNumber);
