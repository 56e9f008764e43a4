using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>
/// The work behind a table that was sent: its dry run, then its import, as a job that any process on the database takes. The file exists unencrypted only in a folder of the
/// process's own account while it is read (<see cref="WorkFolder"/>). An import broken off goes on behind its last part.
/// </summary>
public static class WorkTable
{
    /// <summary>Deletes what processes that were killed while they read a table left of it; done when a process starts and before each table.</summary>
    public static void ClearAbandoned() => WorkFolder.ClearAbandoned();

    /// <summary>Does what the table's state asks for.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="database">The database.</param>
    /// <param name="roles">Roles and permissions: who asked must still hold the post with the permission.</param>
    /// <param name="job">The job; its body is the table's id.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>What to store with the end of the job.</returns>
    public static async Task<Func<UnitOfWork, Task>> Run(RegisterDesk desk, Database database, RoleBook roles, Job job, CancellationToken stop)
    {
        var table = await database.Read(unit => SentTables.Any(desk, unit, Guid.Parse(job.Body)), stop);
        if (table is not { State: SentState.Checking or SentState.Importing })
        {
            return static _ => Task.CompletedTask;
        }

        if (await database.Read(unit => Actors.OfPost(unit, table.AskedBy, table.AskedPost, roles), stop) is not { } actor)
        {
            return Ended(desk, table, SentState.Refused, Nothing(AccessProblems.NotPermitted(RegisterPermissions.Import)));
        }

        ClearAbandoned();
        using var folder = WorkFolder.Create();
        return await Read(desk, database, actor, table, folder.Path, stop);
    }

    private static async Task<Func<UnitOfWork, Task>> Read(RegisterDesk desk, Database database, Actor actor, SentTable table, string folder, CancellationToken stop)
    {
        var order = new ImportOrder(table.Id, Path.Combine(folder, table.File), table.Sheet, table.Mapping is null ? null : Path.Combine(folder, ".mapping.csv"), new Source(table.Agency, $"import:{table.Id:D}", Confidence.Reported));
        await Write(desk, database, table, order, stop);
        var isDryRun = table.State == SentState.Checking;
        var reached = new Reaching(database, table.Id);
        var given = await (isDryRun ? ImportPersons.DryRun(desk, database, actor, order with { Reached = reached }, stop) : ImportPersons.Run(desk, database, actor, order with { Reached = reached }, stop));
        await reached.Settled();
        var (headings, columns) = ColumnsOf(desk, order);
        if (given.Value is { } outcome)
        {
            var counts = new TableCounts(outcome.Read, outcome.Recorded, outcome.Known, outcome.Quarantined, outcome.KinRecorded, outcome.KinMissing);
            return Ended(desk, table, isDryRun ? SentState.Checked : SentState.Done, new TableReport(headings, columns, counts, [], outcome.Refused));
        }

        // The process died between the end of the import and the end of its job: it is done, and its dry run's report stands.
        var isDone = !isDryRun && given.Problems[0].Code == ImportPersons.Again && await database.Read(unit => unit.Get<long>(SentTables.Sql["is-done"], new { table.Id }), stop) > 0;
        return isDone ? Ended(desk, table, SentState.Done, table.Report!) : Ended(desk, table, SentState.Refused, new TableReport(headings, columns, null, given.Problems, []));
    }

    private static Func<UnitOfWork, Task> Ended(RegisterDesk desk, SentTable table, SentState state, TableReport report) => async unit =>
    {
        var body = Convert.FromBase64String(desk.Secrets.Seal(SentTables.ReportField, table.Id, JsonSerializer.Serialize(report)));
        await unit.Execute(SentTables.Sql["report"], new { table.Id, State = SentTables.WordOf(state), RowsRead = report.Counts?.Read ?? 0, Report = body, unit.Now });
        if (state == SentState.Done)
        {
            await unit.Execute(SentTables.Sql["forget"], new { table.Id });
        }
    };

    private static TableReport Nothing(Problem problem) => new([], ImmutableSortedDictionary<string, string>.Empty, null, [problem], []);

    private static async Task Write(RegisterDesk desk, Database database, SentTable table, ImportOrder order, CancellationToken stop)
    {
        await using (var file = new FileStream(order.Path, FileMode.CreateNew, FileAccess.Write))
        {
            var sequence = 0L;
            while (await database.Read(unit => unit.Find<PieceRow>(SentTables.Sql["pieces"], new { table.Id, Sequence = sequence }), stop) is { } piece)
            {
                await file.WriteAsync(Convert.FromBase64String(desk.Secrets.Open(SentTables.PieceField, piece.Id, piece.Body)), stop);
                sequence++;
            }
        }

        await (table.Mapping is null ? Task.CompletedTask : File.WriteAllTextAsync(order.Mapping!, table.Mapping, stop));
    }

    /// <summary>The headings of the file and which element each column is read as; nothing where it is no table.</summary>
    private static (ImmutableArray<string> Headings, ImmutableSortedDictionary<string, string> Columns) ColumnsOf(RegisterDesk desk, ImportOrder order)
    {
        var opened = ImportFile.Open(order.Path, order.Sheet);
        using var rows = opened.Value;
        if (rows?.Rows().FirstOrDefault(row => !row.IsBlank) is not { } header)
        {
            return ([], ImmutableSortedDictionary<string, string>.Empty);
        }

        var known = ImportPersons.HeadingsOf(desk, order).Value ?? desk.Headings;
        return ([.. header.Cells.Select(cell => cell.Trim()).Where(cell => cell.Length > 0)], known.Found(header).ToImmutableSortedDictionary(found => found.Key, found => header[found.Value].Trim(), StringComparer.Ordinal));
    }

    /// <summary>Writes how far the work has come, one after the other.</summary>
    private sealed class Reaching(Database database, Guid id) : IProgress<long>
    {
        private Task last = Task.CompletedTask;

        public void Report(long value) => last = Next(last, value);

        public Task Settled() => last;

        private async Task Next(Task before, long rows)
        {
            await before;
            await database.Write(unit => unit.Execute(SentTables.Sql["reach"], new { Id = id, RowsRead = rows }));
        }
    }

    private sealed record PieceRow(Guid Id, long Sequence, byte[] Body);
}
