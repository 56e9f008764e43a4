using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Anyu.Store;

/// <summary>The two ways in which many rows enter a table within a unit of work.</summary>
internal static class BulkInsert
{
    public static async Task<long> Copy<T>(NpgsqlConnection connection, BulkTable<T> table, IEnumerable<T> rows, CancellationToken stop)
    {
        await using var writer = await connection.BeginBinaryImportAsync(table.Copy, stop);
        NpgsqlDbType[] types = [.. table.Columns.Select(column => TypeOf(column.Kind))];
        foreach (var row in rows)
        {
            await writer.StartRowAsync(stop);
            for (var i = 0; i < types.Length; i++)
            {
                var value = table.Columns[i].Value(row);
                await (value is null ? writer.WriteNullAsync(stop) : writer.WriteAsync(Postgres(value), types[i], stop));
            }
        }

        return checked((long)await writer.CompleteAsync(stop));
    }

    /// <summary>SQLite works in this thread: nothing is gained by waiting asynchronously for it.</summary>
    public static long Insert<T>(SqliteConnection connection, BulkTable<T> table, IEnumerable<T> rows, CancellationToken stop)
    {
        using var loader = new SqliteLoader<T>(connection, table);
        var count = 0L;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            loader.Insert(row);
            count++;
        }

        return count;
    }

    private static object Postgres(object value) => value is DateTimeOffset instant ? ColumnTypes.WholeMicroseconds(instant.ToUniversalTime()) : value;

    private static NpgsqlDbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Id => NpgsqlDbType.Uuid,
        ColumnKind.Whole => NpgsqlDbType.Bigint,
        ColumnKind.Flag => NpgsqlDbType.Boolean,
        ColumnKind.Real => NpgsqlDbType.Double,
        ColumnKind.Instant => NpgsqlDbType.TimestampTz,
        ColumnKind.Date => NpgsqlDbType.Date,
        ColumnKind.Bytes => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };
}
