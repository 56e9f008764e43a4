using System.Data;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Anyu.Store;

/// <summary>How values stand in the two systems. Instants are UTC to the microsecond, which PostgreSQL keeps; SQLite keeps them as text of fixed width.</summary>
internal static class ColumnTypes
{
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>Tells the mapper once per process.</summary>
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.TypeMapProvider = type => new RecordMap(type);
        Add(new Handler<DateTimeOffset>(ToText, value => WholeMicroseconds(value.ToUniversalTime()), ToInstant));
        Add(new Handler<DateOnly>(value => value.ToString(DateForm, CultureInfo.InvariantCulture), value => value, ToDate));
        Add(new Handler<Guid>(value => value.ToString("D"), value => value, value => value is Guid id ? id : Guid.ParseExact((string)value, "D")));
        Add(new Handler<bool>(value => value ? 1L : 0L, value => value, value => value is bool flag ? flag : (long)value != 0));
        Add(new Handler<int>(value => (long)value, value => value, value => Convert.ToInt32(value, CultureInfo.InvariantCulture)));
        Add(new Handler<long>(value => value, value => value, value => Convert.ToInt64(value, CultureInfo.InvariantCulture)));
        Add(new Handler<double>(value => value, value => value, value => Convert.ToDouble(value, CultureInfo.InvariantCulture)));
    }

    /// <summary>An instant as text: fixed width, so that its order is the order of time.</summary>
    public static string ToText(DateTimeOffset value) => value.ToUniversalTime().ToString(InstantForm, CultureInfo.InvariantCulture);

    /// <summary>An instant without the tenths of a microsecond that no database keeps.</summary>
    public static DateTimeOffset WholeMicroseconds(DateTimeOffset value) => value.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond));

    private static DateTimeOffset ToInstant(object value) => value switch
    {
        DateTime utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
        DateTimeOffset instant => instant,
        _ => DateTimeOffset.ParseExact((string)value, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
    };

    private static DateOnly ToDate(object value) => value switch
    {
        DateOnly date => date,
        DateTime midnight => DateOnly.FromDateTime(midnight),
        _ => DateOnly.ParseExact((string)value, DateForm, CultureInfo.InvariantCulture),
    };

    private static void Add<T>(Handler<T> handler)
        where T : struct
    {
        SqlMapper.RemoveTypeMap(typeof(T));
        SqlMapper.RemoveTypeMap(typeof(T?));
        SqlMapper.AddTypeHandler(typeof(T), handler);
    }

    private sealed class Handler<T>(Func<T, object> toSqlite, Func<T, object> toPostgres, Func<object, T> from) : SqlMapper.ITypeHandler
        where T : struct
    {
        public void SetValue(IDbDataParameter parameter, object value) =>
            parameter.Value = value is not T known ? DBNull.Value : parameter is SqliteParameter ? toSqlite(known) : toPostgres(known);

        /// <summary>An expression without a value arrives here too.</summary>
        public object? Parse(Type destinationType, object value) => value is DBNull ? null : from(value);
    }
}
