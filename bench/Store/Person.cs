using System.Globalization;
using Anyu.Store;

namespace Anyu.StoreBench;

/// <summary>A row of nine columns, the shape of a register's person.</summary>
internal sealed record Person(string Id, string Number, string Name, long Sex, string BornOn, string Region, string Household, string Phone, long SeenAt)
{
    public static SqlFile Sql { get; } = SqlFile.Beside(typeof(Person));

    public static MigrationSet Tables { get; } = MigrationSet.Of("bench", typeof(Person).Assembly);

    public static BulkTable<Person> Table { get; } = new(
        "bench_person",
        new("id", ColumnKind.Text, row => row.Id),
        new("number", ColumnKind.Text, row => row.Number),
        new("name", ColumnKind.Text, row => row.Name),
        new("sex", ColumnKind.Whole, row => row.Sex),
        new("born_on", ColumnKind.Text, row => row.BornOn),
        new("region", ColumnKind.Text, row => row.Region),
        new("household", ColumnKind.Text, row => row.Household),
        new("phone", ColumnKind.Text, row => row.Phone),
        new("seen_at", ColumnKind.Whole, row => row.SeenAt));

    public static Person[] Some(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new Person(
            Digits(i * 7919L % 1_000_003) + Digits(i), Digits(i), "某某某", i % 2, "2024-02-29", "000000", Digits(i / 3), Digits(i % 977), i)),
    ];

    private static string Digits(long n) => n.ToString("000000000000", CultureInfo.InvariantCulture);
}
