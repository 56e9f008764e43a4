using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>A row that was not taken, with what is wrong with it.</summary>
/// <param name="Row">The row as sent.</param>
/// <param name="Problems">Why, with row and column.</param>
public sealed record QuarantinedRow(TableRow Row, ImmutableArray<Problem> Problems);

/// <summary>What reading a table gave. Nothing is written by it: it is the dry run.</summary>
/// <param name="Observations">The counts of all good rows.</param>
/// <param name="Rows">Rows read, without headings, blank rows and rows of sums.</param>
/// <param name="Quarantine">Rows with problems; none of their counts is among the observations.</param>
public sealed record ImportReport(ImmutableArray<Observation> Observations, int Rows, ImmutableArray<QuarantinedRow> Quarantine)
{
    /// <summary>All problems in the order of rows.</summary>
    public IEnumerable<Problem> Problems => Quarantine.SelectMany(q => q.Problems);
}

/// <summary>Reads a table through its mapping.</summary>
/// <param name="catalogue">The series and breakdowns.</param>
/// <param name="places">The division tree.</param>
/// <param name="history">Its dated changes, to tell a place that split from one that never was.</param>
public sealed class TableImport(IndicatorCatalogue catalogue, PlaceTree places, PlaceHistory history)
{
    /// <summary>Reads the file's bytes as CSV or XLSX.</summary>
    public static Result<Table> Open(byte[] bytes, string file, string? sheet) =>
        XlsxTable.IsXlsx(bytes) ? XlsxTable.Read(bytes, file, sheet) : CsvTable.Read(bytes, file);

    /// <summary>Reads every row; each is good as a whole or quarantined as a whole.</summary>
    /// <param name="table">The table.</param>
    /// <param name="mapping">How it is read.</param>
    /// <param name="dataSet">Id of the data set, for the lineage.</param>
    /// <param name="covers">The place whose parts the rows are, in which names are looked up; null for the nation.</param>
    /// <returns>The report, or the problems of the table as a whole (a heading that is not there).</returns>
    public Result<ImportReport> Read(Table table, TableMapping mapping, string dataSet, PlaceCode? covers)
    {
        var header = table.Rows.FirstOrDefault(r => r.Number == mapping.HeaderRow) ?? new TableRow(mapping.HeaderRow, []);
        var headings = header.Cells.Select(c => c.Trim()).ToImmutableArray();
        var missing = mapping.Headings.Where(h => !headings.Contains(h, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            return Result<ImportReport>.Failure([.. missing.Select(h => IndicatorProblems.NoHeading(new SourceLocation(table.File, mapping.HeaderRow), h, headings))]);
        }

        var reader = new RowReader(catalogue, places, history, mapping, headings, new ImportSource(table.File, dataSet, covers ?? PlaceCode.Nation));
        var seen = new Dictionary<CountKey, int>();
        var good = ImmutableArray.CreateBuilder<Observation>();
        var bad = ImmutableArray.CreateBuilder<QuarantinedRow>();
        var rows = 0;
        foreach (var row in table.Rows.Where(r => r.Number > mapping.HeaderRow && !r.IsBlank && !mapping.SumRows.Contains(r[0], StringComparer.Ordinal)))
        {
            rows++;
            var (counts, problems) = reader.Read(row);
            var all = problems.AddRange(counts.Where(c => seen.ContainsKey(c.Key)).Select(c => IndicatorProblems.Twice(reader.At(row, c.From.Column - 1), c.Key, seen[c.Key])));
            if (all.IsEmpty)
            {
                good.AddRange(counts);
                foreach (var count in counts)
                {
                    seen[count.Key] = row.Number;
                }
            }
            else
            {
                bad.Add(new QuarantinedRow(row, all));
            }
        }

        return Result<ImportReport>.Success(new GroupCheck(catalogue, table, reader).Run(new ImportReport(good.ToImmutable(), rows, bad.ToImmutable())));
    }

    /// <summary>Reads a count as bureaus write it: digits, perhaps grouped by commas, perhaps with decimals that the scale makes whole.</summary>
    internal static long? Whole(string text, decimal scale) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1e14m && number * scale is var scaled && scaled == decimal.Truncate(scaled)
            ? (long)scaled
            : null;
}
