using Anyu.Store;
using Npgsql;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class BackupTests
{
    private static readonly KeyRing Ring = KeyRing.New(CryptoSuite.International, TimeProvider.System);
    private static readonly MigrationSet Tables = Module("test", "create table test_a (n {whole} not null) {strict};");
    private static readonly Statement Add = Sql("insert into test_a (n) values (1)");
    private static readonly Statement Count = Sql("select count(*) from test_a");

    [Fact]
    public async Task A_backup_of_a_running_database_is_one_state_and_is_restored_in_its_place()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        string folder;
        await using (var database = await room.Open(Tables))
        {
            using var enough = new CancellationTokenSource();
            var writing = Task.Run(async () =>
            {
                while (!enough.IsCancellationRequested)
                {
                    await Both(database);
                }
            });
            await Both(database);
            folder = Taken(await Backup.Take(room.Where, Path.GetDirectoryName(room.Where)!, TimeProvider.System));
            await enough.CancelAsync();
            await writing;
            await Both(database);

            // The pool closes connections that rest: a program that has nothing to do still uses its database.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Assert.Equal(["STO-0033"], Codes(await Restore.Run(folder, room.Where, [Tables], Ring.PublicKeys, TimeProvider.System)));
        }

        var before = await State(room);
        var restored = await Restore.Run(folder, room.Where, [Tables], Ring.PublicKeys, TimeProvider.System);
        Assert.True(restored.Succeeded, string.Join('\n', restored.Problems));
        var after = await State(room);
        Assert.InRange(after, 1, before - 1);
        Assert.Equal(after, restored.Value.Rows);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(room.Where)!, "*.before-*"));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(room.Where)!, "*.restoring*"));
    }

    [Fact]
    public async Task A_backup_restores_to_a_new_place_and_a_damaged_or_forged_one_nowhere()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using (var database = await room.Open(Tables))
        {
            await Both(database);
            await Both(database);
        }

        var home = Path.GetDirectoryName(room.Where)!;
        var folder = Taken(await Backup.Take(room.Where, home, TimeProvider.System));
        var elsewhere = Path.Combine(home, "elsewhere.db");
        Assert.Equal(2, (await Restore.Run(folder, elsewhere, [Tables], keys: null, TimeProvider.System)).Value?.Rows);

        var file = Path.Combine(folder, "database.db");
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Assert.Equal(["STO-0031"], Codes(await Restore.Run(folder, elsewhere, [Tables], keys: null, TimeProvider.System)));
        await File.WriteAllBytesAsync(file, bytes);

        await using (var database = await room.Open(Tables))
        {
            await database.Write(unit => unit.Execute(Sql("update store_evidence set actor = 'x' where position = 0")));
        }

        var forged = Taken(await Backup.Take(room.Where, home, TimeProvider.System));
        Assert.Equal(["STO-0032", "STO-0020"], Codes(await Restore.Run(forged, elsewhere, [Tables], keys: null, TimeProvider.System)));
        Assert.Equal(["STO-0030"], Codes(await Restore.Run(Path.Combine(home, "absent"), elsewhere, [Tables], keys: null, TimeProvider.System)));
        await using var kept = (await Anyu.Store.Database.Open(elsewhere, [Tables], TimeProvider.System)).Value!;
        Assert.Equal(2, await kept.Read(unit => unit.Get<int>(Count)));
    }

    [Fact]
    public async Task What_cannot_be_backed_up_is_a_problem_and_leaves_nothing()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        var home = Path.GetDirectoryName(room.Where)!;
        var into = Path.Combine(home, "backups");
        var taken = await Backup.Take(room.Where, into, TimeProvider.System);
        Assert.Equal(["STO-0001"], taken.Problems.Select(problem => problem.Code));
        Assert.Empty(Directory.GetFileSystemEntries(into));
        await (await room.Open()).DisposeAsync();
        taken = await Backup.Take(room.Where, Path.Combine(room.Where, "no-folder"), TimeProvider.System);
        Assert.Equal(["STO-0030"], taken.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task PostgreSQL_is_dumped_at_one_snapshot_and_restored_into_an_empty_database()
    {
        await using var room = await Fresh(DatabaseSystem.Postgres);
        var (source, target) = ($"src_{Guid.CreateVersion7():n}", $"dst_{Guid.CreateVersion7():n}");
        var settings = new NpgsqlConnectionStringBuilder(room.Where) { SearchPath = "public", Pooling = false };
        await OnServer(settings, $"create database {source}");
        await OnServer(settings, $"create database {target}");
        var home = Directory.CreateTempSubdirectory("anyu-").FullName;
        try
        {
            var where = In(settings, source);
            await using (var database = (await Anyu.Store.Database.Open(where, [Tables], TimeProvider.System)).Value!)
            {
                await Both(database);
                await Both(database);
            }

            var folder = Taken(await Backup.Take(where, home, TimeProvider.System));
            Assert.Equal(["STO-0033"], Codes(await Restore.Run(folder, where, [Tables], keys: null, TimeProvider.System)));
            Assert.Equal(["STO-0031"], Codes(await Restore.Run(folder, Path.Combine(home, "a.db"), [Tables], keys: null, TimeProvider.System)));
            Assert.Equal(2, (await Restore.Run(folder, In(settings, target), [Tables], keys: null, TimeProvider.System)).Value?.Rows);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await OnServer(settings, $"drop database {source} with (force)");
            await OnServer(settings, $"drop database {target} with (force)");
            Directory.Delete(home, recursive: true);
        }
    }

    private static string In(NpgsqlConnectionStringBuilder settings, string database) =>
        new NpgsqlConnectionStringBuilder(settings.ToString()) { Database = database }.ToString();

    private static async Task OnServer(NpgsqlConnectionStringBuilder settings, string command)
    {
        await using var source = NpgsqlDataSource.Create(settings);
        await using var order = source.CreateCommand(command);
        await order.ExecuteNonQueryAsync();
    }

    private static Task Both(Anyu.Store.Database database) => database.Write(async unit =>
    {
        await unit.Execute(Add);
        unit.Record(EvidenceTests.Entry("add"));
    });

    /// <summary>Rows and evidence agree, whatever the moment.</summary>
    private static async Task<int> State(TestDatabase room)
    {
        await using var database = await room.Open(Tables);
        var report = await EvidenceVerifier.Verify(database, keys: null, []);
        Assert.Empty(report.Findings);
        var rows = await database.Read(unit => unit.Get<int>(Count));
        Assert.Equal(rows, report.Rows);
        return rows;
    }

    private static string Taken(Anyu.Kernel.Result<string> taken)
    {
        Assert.True(taken.Succeeded, string.Join('\n', taken.Problems));
        return taken.Value;
    }

    private static IEnumerable<string> Codes(Anyu.Kernel.Result<EvidenceReport> restored) => restored.Problems.Select(problem => problem.Code);
}
