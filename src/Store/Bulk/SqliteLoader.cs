using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Anyu.Store;

/// <summary>
/// An insert of SQLite, prepared once, to which rows are bound by position: the driver looks each parameter up by its name and boxes its value,
/// which costs more than the insert itself.
/// </summary>
internal sealed class SqliteLoader<T> : IDisposable
{
    private const int RoomBytes = 1024;

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly ImmutableArray<BulkColumn<T>> columns;
    private DateTimeOffset instant;
    private byte[] instantText = [];

    public SqliteLoader(SqliteConnection connection, BulkTable<T> table)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        columns = table.Columns;
        Check(raw.sqlite3_prepare_v2(database, table.Insert, out statement));
    }

    /// <summary>Inserts one row.</summary>
    /// <exception cref="SqliteException">The database refused it.</exception>
    public void Insert(T row)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            Check(Bind(i + 1, columns[i].Value(row)));
        }

        var code = raw.sqlite3_step(statement);
        Check(raw.sqlite3_reset(statement));
        Check(code);
    }

    public void Dispose() => statement.Dispose();

    private int Bind(int at, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => Text(at, text),
        Guid id => Utf8(at, id, ""),
        DateOnly date => Utf8(at, date, "yyyy-MM-dd"),
        DateTimeOffset moment => Instant(at, moment),
        long whole => raw.sqlite3_bind_int64(statement, at, whole),
        bool flag => raw.sqlite3_bind_int64(statement, at, flag ? 1 : 0),
        double real => raw.sqlite3_bind_double(statement, at, real),
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(statement, at, 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, at, bytes),
        _ => throw new InvalidOperationException($"No column holds a {value.GetType()}."),
    };

    /// <summary>An empty text is not the absence of one, which an empty span would be.</summary>
    private int Text(int at, string text)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, at, text);
        }

        Span<byte> room = stackalloc byte[RoomBytes];
        return Encoding.UTF8.TryGetBytes(text, room, out var length)
            ? raw.sqlite3_bind_text(statement, at, room[..length])
            : raw.sqlite3_bind_text(statement, at, Encoding.UTF8.GetBytes(text));
    }

    private int Utf8<TValue>(int at, TValue value, string form)
        where TValue : IUtf8SpanFormattable
    {
        Span<byte> room = stackalloc byte[36];
        return value.TryFormat(room, out var length, form, System.Globalization.CultureInfo.InvariantCulture)
            ? raw.sqlite3_bind_text(statement, at, room[..length])
            : throw new InvalidOperationException("Ids have 36 characters, dates 10.");
    }

    /// <summary>All rows of a unit of work carry one instant.</summary>
    private int Instant(int at, DateTimeOffset moment)
    {
        if (instantText.Length == 0 || moment != instant)
        {
            (instant, instantText) = (moment, Encoding.ASCII.GetBytes(ColumnTypes.ToText(moment)));
        }

        return raw.sqlite3_bind_text(statement, at, instantText);
    }

    private void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            SqliteException.ThrowExceptionForRC(code, database);
        }
    }
}
