using System.Collections.Frozen;
using System.Reflection;

namespace Anyu.Store;

/// <summary>One SQL statement with its name, written for both database systems.</summary>
public sealed class Statement
{
    private readonly string sqlite;
    private readonly string postgres;

    internal Statement(string name, string text) =>
        (Name, sqlite, postgres) = (name, Dialect.Sqlite.Fill(text), Dialect.Postgres.Fill(text));

    /// <summary>File and name, such as <c>FindPerson/by-number</c>.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal string In(Dialect dialect) => dialect.System == DatabaseSystem.Sqlite ? sqlite : postgres;
}

/// <summary>
/// The named statements of one use case: an embedded <c>.sql</c> file beside the C# file of the same name. A line <c>-- name: by-number</c> begins a statement.
/// </summary>
/// <example><code>private static readonly SqlFile Sql = SqlFile.Beside(typeof(FindPerson));
/// await unit.Query&lt;PersonRow&gt;(Sql["by-number"], new { Number = number });</code></example>
public sealed class SqlFile
{
    private const string Heading = "-- name:";

    private readonly FrozenDictionary<string, Statement> statements;

    private SqlFile(FrozenDictionary<string, Statement> statements) => this.statements = statements;

    /// <summary>All statements of the file.</summary>
    public IReadOnlyCollection<Statement> All => statements.Values;

    /// <summary>The statement of a name.</summary>
    /// <exception cref="KeyNotFoundException">The file has no such statement.</exception>
    public Statement this[string name] => statements.TryGetValue(name, out var statement)
        ? statement
        : throw new KeyNotFoundException($"No statement is named {name}; there are {string.Join(", ", statements.Keys)}.");

    /// <summary>Reads the <c>.sql</c> file named like the type, embedded in the type's assembly.</summary>
    /// <exception cref="InvalidOperationException">There is no such file, or more than one; it has no statement, or two of one name.</exception>
    public static SqlFile Beside(Type useCase)
    {
        var ending = $".{useCase.Name}.sql";
        var found = useCase.Assembly.GetManifestResourceNames().Where(name => name.EndsWith(ending, StringComparison.Ordinal)).ToList();
        return found is [var resource]
            ? new SqlFile(Parse(useCase.Name, Read(useCase.Assembly, resource)))
            : throw new InvalidOperationException($"{found.Count} embedded files end with {ending}.");
    }

    internal static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"No embedded file {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    internal static FrozenDictionary<string, Statement> Parse(string file, string text)
    {
        var named = new Dictionary<string, Statement>(StringComparer.Ordinal);
        foreach (var part in text.Split(Heading).Skip(1))
        {
            var end = part.IndexOf('\n', StringComparison.Ordinal);
            var name = part[..end].Trim();
            if (!named.TryAdd(name, new Statement($"{file}/{name}", part[(end + 1)..].Trim())))
            {
                throw new InvalidOperationException($"{file}.sql has two statements named {name}.");
            }
        }

        return named.Count > 0 ? named.ToFrozenDictionary(StringComparer.Ordinal) : throw new InvalidOperationException($"{file}.sql has no line {Heading}.");
    }
}
