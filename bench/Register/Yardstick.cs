using System.Diagnostics;
using Anyu.Store;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Anyu.RegisterBench;

/// <summary>Rows of three short columns into a table without indexes, written by hand on the driver in one transaction: what this machine gives at this moment.</summary>
internal static class Yardstick
{
    private const int Rows = 200_000;

    /// <summary>Rows a second.</summary>
    public static async Task<double> Run(DatabaseSystem system, string where, string folder)
    {
        var started = Stopwatch.GetTimestamp();
        await (system == DatabaseSystem.Sqlite ? Sqlite(Path.Combine(folder, $"yardstick-{Guid.CreateVersion7():n}.db")) : Postgres(where));
        return Rows / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task Sqlite(string path)
    {
        await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString()))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "pragma journal_mode = wal; create table yardstick (id integer primary key, name text not null, value blob not null)";
            await command.ExecuteNonQueryAsync();
            await using var transaction = (SqliteTransaction)await connection.BeginTransactionAsync();
            command.Transaction = transaction;
            command.CommandText = "insert into yardstick (id, name, value) values (@a, @b, @c)";
            SqliteParameter[] p = [new("@a", SqliteType.Integer), new("@b", SqliteType.Text), new("@c", SqliteType.Blob)];
            command.Parameters.AddRange(p);
            await command.PrepareAsync();
            for (var i = 0L; i < Rows; i++)
            {
                (p[0].Value, p[1].Value, p[2].Value) = (i, "someone", new byte[32]);
                await command.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        }

        File.Delete(path);
    }

    private static async Task Postgres(string where)
    {
        await using var connection = new NpgsqlConnection(where);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand("create temp table yardstick (id bigint primary key, name text not null, value bytea not null)", connection);
        await create.ExecuteNonQueryAsync();
        await using var writer = await connection.BeginBinaryImportAsync("copy yardstick (id, name, value) from stdin (format binary)");
        for (var i = 0L; i < Rows; i++)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(i, NpgsqlDbType.Bigint);
            await writer.WriteAsync("someone", NpgsqlDbType.Text);
            await writer.WriteAsync(new byte[32], NpgsqlDbType.Bytea);
        }

        await writer.CompleteAsync();
    }
}
