using System.Globalization;
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
    public static long Insert<T>(SqliteConnection connection, SqliteTransaction transaction, BulkTable<T> table, IEnumerable<T> rows, CancellationToken stop)
    {
        using var command = Command(connection, transaction, table);
        SqliteParameter[] parameters = [.. table.Columns.Select((column, i) => new SqliteParameter(BulkTable<T>.Parameter(i), TypeIn(column.Kind)))];
        command.Parameters.AddRange(parameters);
        command.Prepare();
        var count = 0L;
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            for (var i = 0; i < parameters.Length; i++)
            {
                parameters[i].Value = Sqlite(table.Columns[i].Value(row));
            }

            count += command.ExecuteNonQuery();
        }

        return count;
    }

    private static SqliteCommand Command<T>(SqliteConnection connection, SqliteTransaction transaction, BulkTable<T> table)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The table's names were checked when it was made.
        command.CommandText = table.Insert;
#pragma warning restore CA2100
        return command;
    }

    private static object Postgres(object value) => value is DateTimeOffset instant ? ColumnTypes.WholeMicroseconds(instant.ToUniversalTime()) : value;

    private static object Sqlite(object? value) => value switch
    {
        null => DBNull.Value,
        Guid id => id.ToString("D"),
        DateTimeOffset instant => ColumnTypes.ToText(instant),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool flag => flag ? 1L : 0L,
        _ => value,
    };

    private static SqliteType TypeIn(ColumnKind kind) => kind switch
    {
        ColumnKind.Whole or ColumnKind.Flag => SqliteType.Integer,
        ColumnKind.Real => SqliteType.Real,
        ColumnKind.Bytes => SqliteType.Blob,
        _ => SqliteType.Text,
    };

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
