using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The rows of an import that were not taken, as they stood in the file, so that they can be mended and sent again. They are personal data: reading them leaves evidence.</summary>
public static class ReadQuarantine
{
    /// <summary>Rows of one file; the further ones are in the next files.</summary>
    public const int RowsOfFile = 20_000;

    /// <summary>The rows as CSV: number in the file, why, the row's own cells.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">Where it is read and the evidence is stored.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The table.</param>
    /// <param name="part">Which file, counted from 1.</param>
    /// <returns>The text, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, the latter also for a file behind the last.</returns>
    public static async Task<Result<string>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, int part = 1)
    {
        var table = await SentTables.Find(desk, unit, actor, id);
        if ((actor.Need(RegisterPermissions.Import) ?? (table is null || part < 1 || part > FilesOf(table) ? AccessProblems.NotHere() : null)) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "register.import.refused", id.ToString("D"), problem.Code));
            return Result<string>.Failure(problem);
        }

        var rows = await unit.Query<QuarantinedRow>(SentTables.Sql["quarantine"], new { Id = id, Most = RowsOfFile, Skip = (part - 1L) * RowsOfFile });
        unit.Record(actor.Entry(actor.ScopeFrom, "register.import.quarantine-read", id.ToString("D"), string.Create(CultureInfo.InvariantCulture, $"{rows.Count}")));
        return Result<string>.Success(CsvText.Write([["行 row", "原因 why", .. table!.Report?.Headings ?? []], .. rows.Select(row => Cells(desk, row))]));
    }

    /// <summary>In how many files the rows of a table are told; one at least.</summary>
    public static int FilesOf(SentTable table) => (int)Math.Max(1, ((table.Report?.Counts?.Quarantined ?? 0) + RowsOfFile - 1) / RowsOfFile);

    private static ImmutableArray<string> Cells(RegisterDesk desk, QuarantinedRow row)
    {
        var text = desk.Secrets.Open(ImportStore.RowField, row.Id, row.RowText);
        var cells = CsvTable.Read(Encoding.UTF8.GetBytes(text), "row").Value?.Rows.FirstOrDefault()?.Cells ?? [];
        return [row.RowNumber.ToString(CultureInfo.InvariantCulture), row.Problems.Replace('\n', ' '), .. cells];
    }

    private sealed record QuarantinedRow(Guid Id, long RowNumber, byte[] RowText, string Problems);
}
