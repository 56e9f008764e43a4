using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Anyu.Store;

/// <summary>What a column holds; the words of the README.</summary>
public enum ColumnKind
{
    /// <summary><c>{id}</c>: <see cref="Guid"/>.</summary>
    Id,

    /// <summary><c>{text}</c>: <see cref="string"/>.</summary>
    Text,

    /// <summary><c>{whole}</c>: <see cref="long"/>.</summary>
    Whole,

    /// <summary><c>{flag}</c>: <see cref="bool"/>.</summary>
    Flag,

    /// <summary><c>{real}</c>: <see cref="double"/>.</summary>
    Real,

    /// <summary><c>{instant}</c>: <see cref="DateTimeOffset"/>.</summary>
    Instant,

    /// <summary><c>{date}</c>: <see cref="DateOnly"/>.</summary>
    Date,

    /// <summary><c>{bytes}</c>: <see cref="byte"/>[].</summary>
    Bytes,
}

/// <summary>A column of a bulk load.</summary>
/// <typeparam name="T">The row.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Value">A row's value, of the kind's type, or null.</param>
public sealed record BulkColumn<T>(string Name, ColumnKind Kind, Func<T, object?> Value);

/// <summary>A table as a bulk load fills it: by binary COPY on PostgreSQL, by one prepared insert on SQLite.</summary>
/// <typeparam name="T">The row.</typeparam>
public sealed partial class BulkTable<T>
{
    /// <summary>Names a table and the columns to fill.</summary>
    /// <exception cref="ArgumentException">A name is not in lower-case letters, digits and underscores.</exception>
    public BulkTable(string name, params ImmutableArray<BulkColumn<T>> columns)
    {
        if (!columns.Select(column => column.Name).Append(name).All(Name().IsMatch))
        {
            throw new ArgumentException("Names of tables and columns are lower-case letters, digits and underscores.", nameof(name));
        }

        (Table, Columns) = (name, columns);
        var names = string.Join(", ", columns.Select(column => column.Name));
        Copy = $"copy {name} ({names}) from stdin (format binary)";
        Insert = $"insert into {name} ({names}) values ({string.Join(", ", columns.Select(_ => "?"))})";
    }

    internal string Table { get; }

    internal ImmutableArray<BulkColumn<T>> Columns { get; }

    internal string Copy { get; }

    internal string Insert { get; }

    [GeneratedRegex("^[a-z][a-z0-9_]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
