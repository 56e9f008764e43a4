using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Anyu.Store;

/// <summary>The two database systems.</summary>
public enum DatabaseSystem
{
    /// <summary>The embedded database: one file, the default.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or later.</summary>
    Postgres,
}

/// <summary>
/// What SQLite and PostgreSQL write differently. SQL is written once; a word in braces such as <c>{instant}</c> is filled for the system in use.
/// The words are listed in the module's README.
/// </summary>
internal sealed partial class Dialect
{
    private readonly FrozenDictionary<string, string> words;

    private Dialect(DatabaseSystem system, Dictionary<string, string> words) =>
        (System, this.words) = (system, words.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>Instants are texts of fixed width in SQLite, so that their order is the order of time; identifiers are texts that an auditor can read.</summary>
    public static Dialect Sqlite { get; } = new(DatabaseSystem.Sqlite, new(StringComparer.Ordinal)
    {
        ["id"] = "text",
        ["text"] = "text",
        ["key"] = "text",
        ["whole"] = "integer",
        ["flag"] = "integer",
        ["real"] = "real",
        ["instant"] = "text",
        ["date"] = "text",
        ["bytes"] = "blob",
        ["strict"] = "strict",
        ["for update"] = "",
        ["skip locked"] = "",
    });

    public static Dialect Postgres { get; } = new(DatabaseSystem.Postgres, new(StringComparer.Ordinal)
    {
        ["id"] = "uuid",
        ["text"] = "text",
        ["key"] = "text collate \"C\"",
        ["whole"] = "bigint",
        ["flag"] = "boolean",
        ["real"] = "double precision",
        ["instant"] = "timestamptz",
        ["date"] = "date",
        ["bytes"] = "bytea",
        ["strict"] = "",
        ["for update"] = "for update",
        ["skip locked"] = "for update skip locked",
    });

    public DatabaseSystem System { get; }

    /// <summary>The text with every word in braces filled.</summary>
    /// <exception cref="InvalidOperationException">The text uses a word that does not exist.</exception>
    public string Fill(string sql)
    {
        var filled = Word().Replace(sql, match =>
            words.TryGetValue(match.Groups["word"].Value, out var word) ? word : throw new InvalidOperationException($"No dialect knows {match.Value}."));
        return System == DatabaseSystem.Postgres ? List().Replace(filled, "= any(${list})") : filled;
    }

    /// <summary>A list is one array parameter on PostgreSQL, and is written out on SQLite.</summary>
    [GeneratedRegex(@"\bin (?<list>@\w+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex List();

    [GeneratedRegex(@"\{(?<word>[a-z ]+)\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
