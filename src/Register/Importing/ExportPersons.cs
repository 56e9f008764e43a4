using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>An export of persons.</summary>
/// <param name="Id">The export's id, for evidence.</param>
/// <param name="Within">The places; what of them lies in the actor's scope is exported.</param>
/// <param name="Path">The file: <c>.xlsx</c> for a workbook, else CSV in UTF-8 with byte order mark.</param>
public sealed record ExportOrder(Guid Id, PlaceRange Within, string Path);

/// <summary>What an export gave.</summary>
/// <param name="Rows">Persons written.</param>
public sealed record ExportOutcome(long Rows);

/// <summary>Exports persons with the headings that an import understands. Sealed and linked records are not among them; every person leaves evidence.</summary>
public static class ExportPersons
{
    private const int RowsOfPart = 5_000;
    private const int WorkbookRows = 100_000;

    private static readonly string[] Exported = [Elements.Name, Elements.Sex, Elements.BirthDate, Elements.Number, Elements.Phone, Elements.Ethnicity, Elements.Residence, Elements.Hukou];

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ExportPersons));

    /// <summary>Does it.</summary>
    /// <returns>How many rows, or why not: <c>ACC-0001</c>, <c>REG-0201</c>, <c>REG-0210</c>.</returns>
    public static async Task<Result<ExportOutcome>> Run(RegisterDesk desk, Database database, Actor actor, ExportOrder order, CancellationToken stop = default)
    {
        var (from, to) = (Later(order.Within.From, actor.ScopeFrom), Earlier(order.Within.To, actor.ScopeTo));
        var isWorkbook = order.Path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        var count = await database.Read(unit => unit.Get<long>(Sql["count"], new { ScopeFrom = from, ScopeTo = to }), stop);
        if ((actor.Need(RegisterPermissions.Export) ?? (isWorkbook && count > WorkbookRows ? RegisterProblems.WorkbookTooLong(count, WorkbookRows) : null)) is { } problem)
        {
            await database.Write(unit => Record(unit, actor, from, "refused", order.Id), stop);
            return Result<ExportOutcome>.Failure(problem);
        }

        try
        {
            await using var file = new FileStream(order.Path, FileMode.Create, FileAccess.Write);
            var rows = await Write(desk, database, actor, order, (from, to), isWorkbook, file, stop);
            return Result<ExportOutcome>.Success(new ExportOutcome(rows));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Result<ExportOutcome>.Failure(RegisterProblems.NoTable(order.Path, fault.Message));
        }
    }

    private static async Task<long> Write(
        RegisterDesk desk, Database database, Actor actor, ExportOrder order, (string From, string To) scope, bool isWorkbook, FileStream file, CancellationToken stop)
    {
        ImmutableArray<string> headings = [.. Exported.Select(desk.Headings.First)];
        var kept = new List<ImmutableArray<string>> { headings };
        await file.WriteAsync(isWorkbook ? [] : Encoding.UTF8.Preamble.ToArray(), stop);
        var (after, count) = (Guid.Empty, 0L);
        while (true)
        {
            var part = await database.Write(unit => Part(desk, unit, actor, order.Id, scope, after), stop);
            kept.AddRange(part.Rows);
            count += part.Rows.Count;
            if (!isWorkbook)
            {
                await file.WriteAsync(Encoding.UTF8.GetBytes(CsvText.Write(kept)), stop);
                kept.Clear();
            }

            if (part.Rows.Count < RowsOfPart)
            {
                break;
            }

            after = part.Last;
        }

        await file.WriteAsync(isWorkbook ? XlsxText.Write(kept, "persons", new HashSet<int>()) : [], stop);
        return count;
    }

    private static async Task<(List<ImmutableArray<string>> Rows, Guid Last)> Part(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid export, (string From, string To) scope, Guid after)
    {
        var rows = await unit.Query<ExportRow>(Sql["page"], new { After = after, ScopeFrom = scope.From, ScopeTo = scope.To, Most = RowsOfPart });
        foreach (var row in rows)
        {
            unit.Record(actor.Entry(row.PlaceCode, "register.person.export", row.Id.Written(), export.Written()));
        }

        return ([.. rows.Select(row => row.Cells(desk))], rows.Count == 0 ? after : rows[^1].Id);
    }

    private static Task<bool> Record(UnitOfWork unit, Actor actor, string place, string what, Guid id)
    {
        unit.Record(actor.Entry(place, $"register.export.{what}", id.Written()));
        return Task.FromResult(true);
    }

    private static string Later(string one, string other) => string.CompareOrdinal(one, other) > 0 ? one : other;

    private static string Earlier(string one, string other) => string.CompareOrdinal(one, other) < 0 ? one : other;

    private sealed record ExportRow(Guid Id, string PlaceCode, string HukouCode, string Name, int Sex, DateOnly BirthDate, string? Ethnicity, byte[]? Number, byte[]? Phone)
    {
        public ImmutableArray<string> Cells(RegisterDesk desk)
        {
            var plain = PlainSecrets.Of(desk.Secrets, Id, Number, Phone);
            return
            [
                Name, Sex.ToString(CultureInfo.InvariantCulture), BirthDate.Written(), plain.Number ?? "", plain.Phone ?? "", Ethnicity ?? "",
                PlaceCode == PersonRow.Nowhere ? "" : PlaceCode, HukouCode == PersonRow.Nowhere ? "" : HukouCode,
            ];
        }
    }
}
