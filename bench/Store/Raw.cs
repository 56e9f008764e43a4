using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Anyu.StoreBench;

/// <summary>The same load written by hand on the driver: what the Store is measured against.</summary>
internal static class Raw
{
    private const string Names = "id, number, name, sex, born_on, region, household, phone, seen_at";

    public static Task Load(string where, Person[] persons) => where.Contains("Host=", StringComparison.Ordinal) ? Postgres(where, persons) : Sqlite(where, persons);

    private static async Task Sqlite(string where, Person[] persons)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = where }.ToString());
        await connection.OpenAsync();
        await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into bench_person ({Names}) values (@a, @b, @c, @d, @e, @f, @g, @h, @i)";
        SqliteParameter[] p = [.. "abcdefghi".Select(letter => new SqliteParameter($"@{letter}", letter is 'd' or 'i' ? SqliteType.Integer : SqliteType.Text))];
        command.Parameters.AddRange(p);
        await command.PrepareAsync();
        foreach (var row in persons)
        {
            (p[0].Value, p[1].Value, p[2].Value, p[3].Value, p[4].Value) = (row.Id, row.Number, row.Name, row.Sex, row.BornOn);
            (p[5].Value, p[6].Value, p[7].Value, p[8].Value) = (row.Region, row.Household, row.Phone, row.SeenAt);
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    private static async Task Postgres(string where, Person[] persons)
    {
        await using var connection = new NpgsqlConnection(where);
        await connection.OpenAsync();
        await using var writer = await connection.BeginBinaryImportAsync($"copy bench_person ({Names}) from stdin (format binary)");
        foreach (var row in persons)
        {
            await writer.StartRowAsync();
            foreach (var text in new[] { row.Id, row.Number, row.Name })
            {
                await writer.WriteAsync(text, NpgsqlDbType.Text);
            }

            await writer.WriteAsync(row.Sex, NpgsqlDbType.Bigint);
            foreach (var text in new[] { row.BornOn, row.Region, row.Household, row.Phone })
            {
                await writer.WriteAsync(text, NpgsqlDbType.Text);
            }

            await writer.WriteAsync(row.SeenAt, NpgsqlDbType.Bigint);
        }

        await writer.CompleteAsync();
    }
}
