using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class OpeningTests
{
    private const string First = "create table test_a (n {whole} not null) {strict};";
    private const string Second = "insert into test_a (n) values (7);";

    [Fact]
    public async Task A_statement_that_takes_longer_than_it_may_is_a_slow_server_and_not_a_lost_one()
    {
        await using var room = await Fresh(DatabaseSystem.Postgres);
        var opened = await Anyu.Store.Database.Open($"{room.Where};Command Timeout=1", [], TimeProvider.System);
        await using var database = opened.Value!;
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.Read(unit => unit.Execute(Sql("select pg_sleep(10)"))));
        Assert.Equal("STO-0009", fault.Problem.Code);
        Assert.Equal(1, await database.Read(unit => unit.Get<int>(Sql("select 1"))));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Steps_are_applied_once_and_in_order(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await (await room.Open(Module("test", First))).DisposeAsync();
        await (await room.Open(Module("test", First, Second))).DisposeAsync();
        await using var database = await room.Open(Module("test", First, Second));
        Assert.Equal([7], await database.Read(unit => unit.Query<int>(Sql("select n from test_a"))));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_published_step_with_another_text_is_refused(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await (await room.Open(Module("test", First))).DisposeAsync();
        Assert.Equal(["STO-0003"], await Problems(room, Module("test", First + " ", Second)));
        await using var database = await room.Open(Module("test", First));
        Assert.Empty(await database.Read(unit => unit.Query<int>(Sql("select n from test_a"))));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_database_newer_than_the_program_is_refused(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await (await room.Open(Module("test", First, Second))).DisposeAsync();
        Assert.Equal(["STO-0004"], await Problems(room, Module("test", First)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_step_that_fails_leaves_no_step_behind(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => room.Open(Module("test", First, "insert into nowhere values (1);")));
        await (await room.Open(Module("test", First))).DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Two_programs_that_start_at_once_apply_each_step_once(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        var module = Module("test", First, Second);
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => room.Open(module))));
        Assert.Equal([7], await opened[0].Read(unit => unit.Query<int>(Sql("select n from test_a"))));
        foreach (var database in opened)
        {
            await database.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=x;Password=secret;Timeout=3", "STO-0002")]
    [InlineData("Host=127.0.0.1;Nonsense=secret", "STO-0002")]
    [InlineData("no/such/folder/anyu.db", "STO-0001")]
    public async Task What_cannot_be_opened_is_a_problem_without_the_password(string where, string code)
    {
        var opened = await Anyu.Store.Database.Open(where, [], TimeProvider.System);
        var problem = Assert.Single(opened.Problems);
        Assert.Equal(code, problem.Code);
        Assert.DoesNotContain("secret", problem.What.En + problem.Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_a_problem_and_is_left_alone()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await File.WriteAllTextAsync(room.Where, new string('x', 5000));
        Assert.Equal(["STO-0001"], await Problems(room));
        Assert.Equal(5000, new FileInfo(room.Where).Length);
    }

    [Fact]
    public async Task The_embedded_database_syncs_every_commit_and_holds_foreign_keys()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await room.Open();
        await database.Read(async unit =>
        {
            Assert.Equal("wal", await unit.Get<string>(Sql("pragma journal_mode")));
            Assert.Equal(2, await unit.Get<int>(Sql("pragma synchronous")));
            Assert.Equal(1, await unit.Get<int>(Sql("pragma foreign_keys")));
            return true;
        });
    }

    [Fact]
    public async Task A_disk_without_space_is_a_problem_and_nothing_is_half_stored()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await room.Open(Module("test", "create table test_big (data {bytes} not null) {strict};"));
        var insert = Sql("insert into test_big (data) values (@Data)");
        var fault = await Assert.ThrowsAsync<StoreException>(() => database.Write(async unit =>
        {
            await unit.Query<long>(Sql("pragma max_page_count = 40"));
            await unit.Execute(insert, new { Data = new byte[10] });
            await unit.Execute(insert, new { Data = new byte[1 << 20] });
        }));
        Assert.Equal("STO-0006", fault.Problem.Code);
        Assert.Equal(0, await database.Read(unit => unit.Get<int>(Sql("select count(*) from test_big"))));
    }

    private static async Task<IEnumerable<string>> Problems(TestDatabase room, params MigrationSet[] modules)
    {
        var opened = await Anyu.Store.Database.Open(room.Where, [.. modules], TimeProvider.System);
        Assert.Null(opened.Value);
        return opened.Problems.Select(problem => problem.Code);
    }
}
