using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class IndexTests
{
    private static readonly MigrationSet Tables = Module(
        "test",
        """
        create table test_row (id {id} primary key, name {key} not null, place {key} not null) {strict};

        create index test_row_name on test_row (name, place) where place <> '';
        create unique index test_row_place on test_row (place);
        create index test_row_old on test_row (name);
        """,
        "drop index test_row_old;");

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Indexes_set_aside_by_a_process_that_died_are_made_when_the_database_is_next_opened(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using (var database = await room.Open(Tables))
        {
            await database.Load(async unit =>
            {
                await Indexes.SetAside(unit, Tables, ["test_row_name", "test_row_place"]);
                return await unit.Execute(Sql("insert into test_row (id, name, place) values (@Id, 'a', 'b')"), new { Id = Guid.CreateVersion7() });
            });
            Assert.Empty(await Names(database));
        }

        await using var again = await room.Open(Tables);
        Assert.Equal(["test_row_name", "test_row_place"], await Names(again));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => again.Write(unit =>
            unit.Execute(Sql("insert into test_row (id, name, place) values (@Id, 'c', 'b')"), new { Id = Guid.CreateVersion7() })));
    }

    [Fact]
    public async Task An_index_that_no_migration_makes_is_a_bug()
    {
        await using var room = await Fresh(DatabaseSystem.Sqlite);
        await using var database = await room.Open(Tables);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Write(unit => Indexes.SetAside(unit, Tables, ["test_row_old"])));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Statistics_are_taken_of_every_table_of_a_module(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await database.Write(async unit =>
        {
            await unit.Execute(Sql("insert into test_row (id, name, place) values (@Id, 'a', 'b')"), new { Id = Guid.CreateVersion7() });
            await TableStatistics.Take(unit, Tables);
        });
        Assert.Equal(
            system == DatabaseSystem.Sqlite ? 0 : 1,
            await database.Read(unit => unit.Get<int>(Sql(unit.System == DatabaseSystem.Sqlite
                ? "select count(*) from sqlite_master where name = 'sqlite_stat1'"
                : "select reltuples::int from pg_class where oid = 'test_row'::regclass"))));
    }

    private static Task<IReadOnlyList<string>> Names(Anyu.Store.Database database) => database.Read(unit => unit.Query<string>(Sql(unit.System == DatabaseSystem.Sqlite
        ? "select name from sqlite_master where type = 'index' and sql is not null and tbl_name = 'test_row' order by name"
        : "select indexname from pg_indexes where schemaname = any (current_schemas(false)) and tablename = 'test_row' and indexname not like '%_pkey' order by indexname")));
}
