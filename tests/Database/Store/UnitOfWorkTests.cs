using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class UnitOfWorkTests
{
    private static readonly MigrationSet Tables = Module("test", """
        create table test_child (
            id {id} primary key,
            full_name {text} not null,
            born_on {date} not null,
            recorded_at {instant} not null,
            weight_g {whole} null,
            share {real} not null,
            is_twin {flag} not null,
            photo {bytes} null
        ) {strict};
        create table test_visit (id {id} primary key, child {id} not null references test_child (id)) {strict};
        create table test_count (name {text} primary key, n {whole} not null) {strict};
        """);

    private static readonly Statement Insert = Sql("""
        insert into test_child (id, full_name, born_on, recorded_at, weight_g, share, is_twin, photo)
        values (@Id, @FullName, @BornOn, @RecordedAt, @WeightG, @Share, @IsTwin, @Photo)
        """);

    private static readonly Statement ById = Sql("select id, full_name, born_on, recorded_at, weight_g, share, is_twin, photo from test_child where id = @Id");
    private static readonly Statement All = Sql("select id, full_name, born_on, recorded_at, weight_g, share, is_twin, photo from test_child order by recorded_at");
    private static readonly Statement AddOne = Sql("update test_count set n = n + 1 where name = 'a'");
    private static readonly Statement Count = Sql("select n from test_count where name = 'a' {for update}");
    private static readonly Statement Set = Sql("update test_count set n = @N where name = 'a'");

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task What_is_written_is_read_back_exactly(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var child = await database.Write(async unit =>
        {
            var row = new Child(unit.NewId(), "㛃䶮 o'Neil 𠮷", new DateOnly(2024, 2, 29), unit.Now, 3200, 0.1, IsTwin: true, [0, 255]);
            Assert.Equal(1, await unit.Execute(Insert, row));
            return row;
        });
        var read = await database.Read(unit => unit.Get<Child>(ById, new { child.Id }));
        Assert.Equal(child with { Photo = null }, read with { Photo = null });
        Assert.Equal(child.Photo, read.Photo);
        Assert.Equal(TimeSpan.Zero, read.RecordedAt.Offset);
        Assert.Null(await database.Read(unit => unit.Find<Child>(ById, new { Id = Guid.Empty })));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Absent_values_stay_absent_and_instants_sort_by_time(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var start = new DateTimeOffset(2024, 12, 31, 23, 59, 59, TimeSpan.FromHours(8));
        Child[] rows = [.. new[] { 0, 1, 10, 100_000, 1_000_000 }.Select(microseconds =>
            new Child(Guid.CreateVersion7(), "甲", new DateOnly(1, 1, 1), start.AddMicroseconds(microseconds), WeightG: null, -1.5, IsTwin: false, Photo: null))];
        await database.Write(unit => unit.ExecuteEach(Insert, rows.Reverse()));
        var read = await database.Read(unit => unit.Query<Child>(All));
        Assert.Equal(rows, read);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_unit_that_fails_or_is_abandoned_stores_nothing(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await Assert.ThrowsAsync<InvalidOperationException>(() => database.Write(async unit =>
        {
            await unit.Execute(Insert, Someone(unit));
            throw new InvalidOperationException("a bug after the first statement");
        }));
        await database.Write(async unit =>
        {
            await unit.Execute(Insert, Someone(unit));
            unit.Abandon();
        });
        Assert.Empty(await database.Read(unit => unit.Query<Child>(All)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_reading_unit_stores_nothing(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await database.Read(unit => unit.Execute(Insert, Someone(unit)));
        Assert.Empty(await database.Read(unit => unit.Query<Child>(All)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_reading_unit_sees_one_state_while_others_write(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var (before, after) = await database.Read(async unit =>
        {
            var first = await unit.Query<Child>(All);
            await database.Write(other => other.Execute(Insert, Someone(other)));
            return (first.Count, (await unit.Query<Child>(All)).Count);
        });
        Assert.Equal((0, 0), (before, after));
        Assert.Single(await database.Read(unit => unit.Query<Child>(All)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_row_that_refers_to_nothing_is_refused(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var visit = Sql("insert into test_visit (id, child) values (@Id, @Child)");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            database.Write(unit => unit.Execute(visit, new { Id = unit.NewId(), Child = unit.NewId() })));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Many_writers_lose_no_update(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        await using var second = await room.Open(Tables);
        await database.Write(unit => unit.Execute(Sql("insert into test_count (name, n) values ('a', 0)")));
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? database : second).Write(async unit =>
        {
            var n = await unit.Get<int>(Count);
            await unit.Execute(Set, new { N = n + 1 });
        }))));
        Assert.Equal(40, await database.Read(unit => unit.Get<int>(Sql("select n from test_count"))));
    }

    [Fact]
    public async Task Writers_that_lock_each_other_are_done_again()
    {
        await using var room = await Fresh(DatabaseSystem.Postgres);
        await using var database = await room.Open(Tables);
        await database.Write(unit => unit.Execute(Sql("insert into test_count (name, n) values ('a', 0), ('b', 0)")));
        var addToB = Sql("update test_count set n = n + 1 where name = 'b'");
        using var met = new Barrier(2);
        var attempts = 0;
        Task Both(Statement first, Statement then) => database.Write(async unit =>
        {
            await unit.Execute(first);
            if (Interlocked.Increment(ref attempts) <= 2)
            {
                Assert.True(met.SignalAndWait(TimeSpan.FromSeconds(20)));
            }

            await unit.Execute(then);
        });
        await Task.WhenAll(Task.Run(() => Both(AddOne, addToB)), Task.Run(() => Both(addToB, AddOne)));
        Assert.Equal(3, attempts);
        Assert.Equal([2, 2], await database.Read(unit => unit.Query<int>(Sql("select n from test_count"))));
    }

    /// <summary>SQLite gives an expression a type only when a row has a value.</summary>
    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Expressions_fill_records_even_from_empty_tables(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        var grouped = Sql("select is_twin, max(weight_g) as heaviest_g, sum(share) as shares, max(born_on) as last_born from test_child group by is_twin order by is_twin");
        Assert.Empty(await database.Read(unit => unit.Query<Group>(grouped)));
        Assert.Null(await database.Read(unit => unit.Get<long?>(Sql("select max(weight_g) from test_child"))));
        await database.Write(async unit =>
        {
            await unit.Execute(Insert, Someone(unit) with { WeightG = null, Share = 2 });
            await unit.Execute(Insert, Someone(unit) with { IsTwin = true, WeightG = 2500, Share = 0.5 });
        });
        Assert.Equal(
            [new Group(IsTwin: false, HeaviestG: null, 2, new DateOnly(2025, 1, 1)), new Group(IsTwin: true, 2500, 0.5, new DateOnly(2025, 1, 1))],
            await database.Read(unit => unit.Query<Group>(grouped)));
    }

    private static Child Someone(UnitOfWork unit) =>
        new(unit.NewId(), "乙", new DateOnly(2025, 1, 1), unit.Now, WeightG: 1, 0, IsTwin: false, Photo: null);

    private sealed record Child(Guid Id, string FullName, DateOnly BornOn, DateTimeOffset RecordedAt, int? WeightG, double Share, bool IsTwin, byte[]? Photo);

    private sealed record Group(bool IsTwin, long? HeaviestG, double Shares, DateOnly? LastBorn);
}
