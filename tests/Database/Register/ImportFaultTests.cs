using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

/// <summary>What may go wrong with an import: each is a numbered problem, nothing is half-done, and the same order goes on where it stopped.</summary>
public sealed class ImportFaultTests : IDisposable
{
    private const string Header = "姓名,性别,出生日期,身份证号,居住地代码\n";
    /// <summary>One part and a half.</summary>
    private const int Rows = 60_000;

    private static readonly DateOnly Born = new(1990, 5, 1);

    private readonly string folder = Directory.CreateTempSubdirectory("anyu-").FullName;

    [Theory]
    [InlineData("open quote", "KRN-0021")]
    [InlineData("other bytes", "KRN-0020")]
    [InlineData("nought bytes", "KRN-0024")]
    public async Task A_table_that_breaks_off_behind_thousands_of_rows_stores_none_of_them(string fault, string code)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        byte[] end = fault switch
        {
            "open quote" => Encoding.UTF8.GetBytes("\"王伟,男,1990-05-01,,371581\n"),
            "other bytes" => [0xCD, 0xF5, 0xCE, 0xB0, (byte)',', (byte)'\n'],
            _ => [0, 0, 0, (byte)'\n'],
        };
        var path = Path.Combine(folder, "t.csv");
        await File.WriteAllBytesAsync(path, [.. Encoding.UTF8.GetBytes(Table()), .. end]);
        await Refused(room, path, code);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_workbook_cut_short_on_its_way_stores_nothing(double kept)
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var whole = XlsxText.Write([.. Table().Split('\n').SkipLast(1).Select(line => ImmutableArray.Create(line.Split(',')))], "persons", new HashSet<int>());
        var path = Path.Combine(folder, "t.xlsx");
        await File.WriteAllBytesAsync(path, whole[..(int)(whole.Length * kept)]);
        await Refused(room, path, "KRN-0022");
    }

    [Fact]
    public async Task A_full_disk_stops_an_import_between_two_parts_and_it_goes_on_when_there_is_room()
    {
        await using var room = await RegisterRoom.Fresh(DatabaseSystem.Sqlite);
        var order = Order(Path.Combine(folder, "t.csv"));
        await File.WriteAllTextAsync(order.Path, Table());
        await Limit(room, 14_500);
        var fault = await Assert.ThrowsAsync<StoreException>(() => ImportPersons.Run(room.Desk, room.Database, room.Registrar, order));
        Assert.Equal("STO-0006", fault.Problem.Code);
        var kept = await room.Count("select count(*) from register_person");
        Assert.InRange(kept, 1, Rows - 1);
        Assert.Equal(kept, await room.Count("select rows_recorded from register_import"));
        Assert.Equal(kept, await room.Count("select count(*) from store_evidence where action = 'register.person.import'"));

        await Limit(room, 1_000_000);
        Assert.Equal(Rows, (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order)).Value!.Recorded);
        Assert.Equal(Rows, await room.Count("select count(*) from register_person"));
        await Indexed(room);
        Assert.Empty((await EvidenceVerifier.Verify(room.Database, null, [])).Findings);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_import_waits_while_another_process_holds_the_database_locked(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        await using var elsewhere = await room.OpenAgain();
        var order = Order(Path.Combine(folder, "t.csv"));
        await File.WriteAllTextAsync(order.Path, Header + Line(0) + Line(1));
        var (locked, release) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var holder = elsewhere.Write(async unit =>
        {
            await unit.Execute(TestDatabase.Sql(system == DatabaseSystem.Sqlite ? "update register_import set file = file" : "lock table register_import in exclusive mode"));
            locked.SetResult();
            await release.Task;
            return true;
        });
        await locked.Task;
        var import = Task.Run(() => ImportPersons.Run(room.Desk, room.Database, room.Registrar, order));
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(import.IsCompleted);
        Assert.Equal(0, await elsewhere.Read(unit => unit.Get<long>(TestDatabase.Sql("select count(*) from register_person"))));
        release.SetResult();
        await holder;
        Assert.Equal(2, (await import).Value!.Recorded);
        Assert.Equal(2, await room.Count("select count(*) from register_person"));
        Assert.Equal(2, await room.Count("select count(*) from store_evidence where action = 'register.person.import'"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task An_import_waits_for_a_writer_and_stores_everything_behind_it(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var order = Order(Path.Combine(folder, "t.csv"));
        await File.WriteAllTextAsync(order.Path, Header + Line(0) + Line(1));
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writer = room.Do(async unit =>
        {
            unit.Record(new EvidenceEntry("county-371581", "program:test", "test", "-", "test"));
            await unit.RecordAll([]);
            began.SetResult();
            await Task.Delay(300);
            return true;
        });
        await began.Task;
        Assert.Equal(2, (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order)).Value!.Recorded);
        Assert.True(await writer);
        Assert.Empty((await EvidenceVerifier.Verify(room.Database, null, [])).Findings);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_large_table_fills_an_empty_register_and_every_index_is_there_afterwards(DatabaseSystem system)
    {
        await using var room = await RegisterRoom.Fresh(system);
        var order = Order(Path.Combine(folder, "t.csv"));
        await File.WriteAllTextAsync(order.Path, Table());
        Assert.Equal(Rows, (await ImportPersons.Run(room.Desk, room.Database, room.Registrar, order)).Value!.Recorded);
        await Indexed(room);
        Assert.NotEmpty((await room.Search("wangwei")).Hits);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task Refused(RegisterRoom room, string path, string code)
    {
        var refused = await ImportPersons.Run(room.Desk, room.Database, room.Registrar, Order(path));
        Assert.Equal(code, Assert.Single(refused.Problems).Code);
        Assert.Equal(0, await room.Count("select count(*) from register_import"));
        Assert.Equal(0, await room.Count("select count(*) from register_person"));
        Assert.Equal(0, await room.Count("select count(*) from register_quarantine"));
    }

    /// <summary>The pages that the file may have; each connection has its own limit, and one after the other is the same.</summary>
    private static Task<long> Limit(RegisterRoom room, int pages) =>
        room.Do(unit => unit.Get<long>(TestDatabase.Sql(string.Create(CultureInfo.InvariantCulture, $"pragma max_page_count = {pages}"))));

    private static async Task Indexed(RegisterRoom room) => Assert.Equal(8, await room.Count(room.Database.System == DatabaseSystem.Sqlite
        ? "select count(*) from sqlite_master where type = 'index' and tbl_name = 'register_person' and sql is not null"
        : "select count(*) from pg_indexes where schemaname = any (current_schemas(false)) and tablename = 'register_person' and indexname not like '%_pkey'"));

    private static ImportOrder Order(string path) => new(Guid.CreateVersion7(), path, null, null, new Source("police", "table", Confidence.Reported));

    private static string Table() => Header + string.Concat(Enumerable.Range(0, Rows).Select(Line));

    private static string Line(int i)
    {
        var born = Born.AddDays(i / 400);
        return string.Create(CultureInfo.InvariantCulture, $"王伟,男,{born:yyyy-MM-dd},{RegisterRoom.Number(born, 101 + (2 * (i % 400)))},371581\n");
    }
}
