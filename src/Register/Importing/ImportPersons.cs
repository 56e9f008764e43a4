using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// Imports a table of persons: each row is checked, compared with the register, encrypted, indexed, recorded in the journal and in the evidence log.
/// Rows are stored in parts, each whole or not at all, while the next part is prepared; an import that was interrupted goes on behind the last part.
/// </summary>
public static class ImportPersons
{
    /// <summary>The number of the problem that a file was imported before.</summary>
    public const string Again = RegisterProblems.AlreadyImportedCode;

    /// <summary>Rows of one part: enough that indexes are written in long runs, few enough that other writers wait no more than seconds.</summary>
    internal const int RowsOfPart = 40_000;

    private const int RefusedAtMost = 1_000;

    /// <summary>From this size on a file that fills an empty register has its indexes made at its end.</summary>
    private const long LargeBytes = 1 << 20;

    private static readonly ImmutableArray<string> AtTheEnd =
        ["register_person_pinyin", "register_person_initials", "register_person_number", "register_person_phone", "register_person_birth", "register_person_place"];

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(ImportPersons));

    /// <summary>Reads and checks every row and compares it with the register; nothing is stored but evidence of the dry run.</summary>
    /// <returns>The outcome, or why the table cannot be imported: <c>ACC-0001</c>, <c>REG-0201</c> to <c>REG-0203</c>, <c>KRN-0020</c> to <c>KRN-0024</c>.</returns>
    public static Task<Result<ImportOutcome>> DryRun(RegisterDesk desk, Database database, Actor actor, ImportOrder order, CancellationToken stop = default) =>
        Run(desk, database, actor, order, isDryRun: true, stop);

    /// <summary>Imports.</summary>
    /// <returns>The outcome, or why not: as <see cref="DryRun"/>, and <c>REG-0208</c>, <c>REG-0209</c>. What was stored before a fault in a later row stays.</returns>
    public static Task<Result<ImportOutcome>> Run(RegisterDesk desk, Database database, Actor actor, ImportOrder order, CancellationToken stop = default) =>
        Run(desk, database, actor, order, isDryRun: false, stop);

    private static async Task<Result<ImportOutcome>> Run(RegisterDesk desk, Database database, Actor actor, ImportOrder order, bool isDryRun, CancellationToken stop)
    {
        if (actor.Need(RegisterPermissions.Import) is { } missing)
        {
            await database.Write(unit => Record(unit, actor, "refused", order), stop);
            return Result<ImportOutcome>.Failure(missing);
        }

        if (ImportFile.Refuse(order.Path, order.Sheet) is { } broken)
        {
            return Result<ImportOutcome>.Failure(broken);
        }

        var opened = ImportFile.Open(order.Path, order.Sheet);
        if (opened.Value is not { } table)
        {
            return Result<ImportOutcome>.Failure(opened.Problems);
        }

        using (table)
        {
            var headings = HeadingsOf(desk, order);
            if (headings.Value is null)
            {
                return Result<ImportOutcome>.Failure(headings.Problems);
            }

            var begun = isDryRun ? default : await Begin(database, actor, order, stop);
            return begun.Problem is { } problem
                ? Result<ImportOutcome>.Failure(problem)
                : await Rows(new ImportRun(desk, database, actor, order, isDryRun, begun.Reached?.Counts ?? default, begun.IsFirst), table, headings.Value, begun.Reached?.LastRow ?? 0, stop);
        }
    }

    /// <summary>The headings by which the columns of a table are known: those of its mapping first.</summary>
    internal static Result<PersonHeadings> HeadingsOf(RegisterDesk desk, ImportOrder order)
    {
        if (order.Mapping is not { } path)
        {
            return Result<PersonHeadings>.Success(desk.Headings);
        }

        if (!File.Exists(path))
        {
            return Result<PersonHeadings>.Failure(RegisterProblems.NoTable(path, "?"));
        }

        var sink = new ProblemSink();
        var read = CsvTable.Read(File.ReadAllBytes(path), Path.GetFileName(path));
        sink.AddRange(read.Problems);
        return read.Value is { } mapping && desk.Headings.After(mapping, sink) is { } headings ? Result<PersonHeadings>.Success(headings) : Result<PersonHeadings>.Failure(sink.Problems);
    }

    /// <summary>Starts the import, or finds where it stopped.</summary>
    private static async Task<(ImportRow? Reached, Problem? Problem, bool IsFirst)> Begin(Database database, Actor actor, ImportOrder order, CancellationToken stop)
    {
        var (digest, file) = (ImportFile.Digest(order.Path), Path.GetFileName(order.Path));
        return await database.Write<(ImportRow? Reached, Problem? Problem, bool IsFirst)>(async unit =>
        {
            if (await unit.Find<ImportRow>(Sql["by-id"], new { order.Id }) is { } known)
            {
                return known.Digest != digest ? (null, RegisterProblems.OtherFile(known.File), false)
                    : known.State == "done" ? (null, RegisterProblems.AlreadyImported(known.File), false)
                    : (known, null, false);
            }

            if (await unit.Get<long>(Sql["imported"], new { Digest = digest }) > 0)
            {
                return (null, RegisterProblems.AlreadyImported(file), false);
            }

            await unit.Execute(Sql["begin"], new { order.Id, File = file, Digest = digest, unit.Now, By = actor.EvidenceName });
            await Record(unit, actor, "begin", order);
            var isFirst = new FileInfo(order.Path).Length >= LargeBytes && await unit.Get<bool>(Sql["is-empty"]);
            await (isFirst ? Indexes.SetAside(unit, RegisterModule.Migrations, AtTheEnd) : Task.CompletedTask);
            return (null, null, isFirst);
        }, stop);
    }

    private static async Task<Result<ImportOutcome>> Rows(ImportRun run, TableStream table, PersonHeadings headings, int lastRow, CancellationToken stop)
    {
        using var rows = table.Rows().Where(row => !row.IsBlank).GetEnumerator();
        if (!rows.MoveNext())
        {
            return Result<ImportOutcome>.Failure(table.Problem ?? RegisterProblems.NoColumn(new SourceLocation(Path.GetFileName(run.Order.Path)), Elements.Name, []));
        }

        var columns = headings.In(rows.Current, Path.GetFileName(run.Order.Path));
        if (columns.Value is null)
        {
            return Result<ImportOutcome>.Failure(columns.Problems);
        }

        try
        {
            await run.Through(rows, columns.Value, lastRow, stop);
        }
        finally
        {
            await run.Index();
        }

        if ((run.Problem ?? table.Problem) is { } problem)
        {
            return Result<ImportOutcome>.Failure(problem);
        }

        await run.End(stop);
        return Result<ImportOutcome>.Success(run.Outcome(RefusedAtMost));
    }

    internal static Task<bool> Record(UnitOfWork unit, Actor actor, string what, ImportOrder order, string detail = "")
    {
        unit.Record(actor.Entry(actor.ScopeFrom, $"register.import.{what}", order.Id.Written(), detail));
        return Task.FromResult(true);
    }

    private sealed record ImportRow(string File, string Digest, string State, int LastRow, long RowsRead, long RowsRecorded, long RowsKnown, long RowsQuarantined)
    {
        public ImportCounts Counts => new(RowsRead, RowsRecorded, RowsKnown, RowsQuarantined, 0, 0);
    }
}
