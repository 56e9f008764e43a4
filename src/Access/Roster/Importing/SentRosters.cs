using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Rosters that were sent by the page and wait for the word of who sent them, sealed. They are deleted once imported, given up, or left for a day.</summary>
public static class SentRosters
{
    private const string Field = "access_roster_table.content";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(SentRosters));

    /// <summary>For how long.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromHours(24);

    /// <summary>Reads a file of CSV or XLSX and keeps it; sent twice under one id it is one table.</summary>
    /// <returns>Null, or why not: <c>ACC-0001</c>, <c>ACC-0215</c>, <c>KRN-0020</c> to <c>KRN-0024</c>.</returns>
    public static async Task<Problem?> Keep(UnitOfWork unit, FieldCipher cipher, Actor actor, Guid id, (string File, byte[] Bytes) sent)
    {
        var name = SentName.Of(sent.File, "roster");
        var read = Open(sent.Bytes, name);
        if ((actor.Need(AccessPermissions.WriteRoster) ?? (read.Value is null ? read.Problems[0] : null)) is { } problem)
        {
            unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.refused", id.ToString("D"), problem.Code));
            return problem;
        }

        // The rows keep their numbers: a row that a workbook leaves out stands as an empty line, and a cell is one line.
        var rows = read.Value!.Rows.ToDictionary(row => row.Number, row => row.Cells);
        var text = CsvText.Write(Enumerable.Range(1, rows.Keys.DefaultIfEmpty(0).Max()).Select(number => rows.GetValueOrDefault(number, [""]).Select(cell => cell.ReplaceLineEndings(" ")).ToImmutableArray()));
        await unit.Execute(Sql["forget"], new { Before = unit.Now - KeptFor });
        await unit.Execute(Sql["add"], new { Id = id, actor.Account, File = name, Content = cipher.Seal(text, Field, id), unit.Now });
        unit.Record(actor.Entry(actor.ScopeFrom, "access.roster.sent", id.ToString("D")));
        return null;
    }

    /// <summary>A table that the reader sent; null when there is none, or it was left too long.</summary>
    public static async Task<Table?> Find(UnitOfWork unit, FieldCipher cipher, Actor actor, Guid id) =>
        await unit.Find<Row>(Sql["find"], new { Id = id, actor.Account, Since = unit.Now - KeptFor }) is { } row
            ? CsvTable.Read(System.Text.Encoding.UTF8.GetBytes(cipher.Open(row.Content, Field, row.Id)), row.File).Value
            : null;

    /// <summary>Deletes it.</summary>
    public static Task Drop(UnitOfWork unit, Actor actor, Guid id) => unit.Execute(Sql["drop"], new { Id = id, actor.Account });

    /// <summary>Reads bytes as CSV or XLSX: <c>ACC-0215</c>, <c>KRN-0020</c> to <c>KRN-0024</c>.</summary>
    public static Result<Table> Open(byte[] bytes, string file) => bytes.Length == 0
        ? Result<Table>.Failure(AccessProblems.NoRosterFile())
        : TableStream.Refuse(bytes, file) is { } problem
            ? Result<Table>.Failure(problem)
            : XlsxTable.IsXlsx(bytes) ? XlsxTable.Read(bytes, file, sheet: null) : CsvTable.Read(bytes, file);

    private sealed record Row(Guid Id, string File, byte[] Content);
}
