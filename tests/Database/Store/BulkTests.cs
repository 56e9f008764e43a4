using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Store;

public sealed class BulkTests
{
    private static readonly MigrationSet Tables = Module("test", """
        create table test_person (
            id {id} primary key, name {text} not null, born_on {date} not null, seen_at {instant} not null,
            weight_g {whole} null, share {real} not null, is_twin {flag} not null, photo {bytes} null
        ) {strict};
        """);

    private static readonly BulkTable<Person> Table = new(
        "test_person",
        new("id", ColumnKind.Id, row => row.Id),
        new("name", ColumnKind.Text, row => row.Name),
        new("born_on", ColumnKind.Date, row => row.BornOn),
        new("seen_at", ColumnKind.Instant, row => row.SeenAt),
        new("weight_g", ColumnKind.Whole, row => row.WeightG),
        new("share", ColumnKind.Real, row => row.Share),
        new("is_twin", ColumnKind.Flag, row => row.IsTwin),
        new("photo", ColumnKind.Bytes, row => row.Photo));

    private static readonly Statement All = Sql("select id, name, born_on, seen_at, weight_g, share, is_twin, photo from test_person order by name");

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Every_kind_of_value_is_read_back(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        Person[] rows = [.. Enumerable.Range(0, 1500).Select(Someone)];
        Assert.Equal(1500, await database.Write(unit => unit.InsertAll(Table, rows)));
        var read = await database.Read(unit => unit.Query<Person>(All));
        Assert.Equal(rows.Select(row => row with { Photo = null }), read.Select(row => row with { Photo = null }));
        Assert.Equal(rows.Select(row => row.Photo is null), read.Select(row => row.Photo is null));
        Assert.Equal(rows[1].Photo, read[1].Photo);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_load_that_fails_half_way_stores_nothing(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(Tables);
        IEnumerable<Person> Rows()
        {
            for (var i = 0; i < 500; i++)
            {
                yield return Someone(i);
            }

            throw new InvalidDataException("row 501");
        }

        await Assert.ThrowsAsync<InvalidDataException>(() => database.Write(unit => unit.InsertAll(Table, Rows())));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => database.Write(unit => unit.InsertAll(Table, [Someone(1), Someone(2) with { Name = null! }])));
        Assert.Empty(await database.Read(unit => unit.Query<Person>(All)));
    }

    [Fact]
    public void A_name_that_is_none_is_a_bug() => Assert.Throws<ArgumentException>(() => new BulkTable<Person>("a; drop table b"));

    private static Person Someone(int i) => new(
        Guid.CreateVersion7(), $"{i:00000} 㛃", new DateOnly(2000, 1, 1).AddDays(i), new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(8)).AddMicroseconds(i),
        i % 3 == 0 ? null : i, i / 2.0, i % 2 == 0, i % 2 == 0 ? null : [1, 2, 3]);

    private sealed record Person(Guid Id, string Name, DateOnly BornOn, DateTimeOffset SeenAt, long? WeightG, double Share, bool IsTwin, byte[]? Photo);
}
