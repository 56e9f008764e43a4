using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>Tables belong to one module, whose name they begin with; no other module's SQL names them.</summary>
public sealed partial class SqlTests
{
    /// <summary>Where the systems keep the names of tables and indexes.</summary>
    private static readonly string[] Catalogues = ["sqlite_master", "pg_tables", "pg_indexes"];

    /// <summary>Where a package looks for its statements, by a name that it does not let us choose.</summary>
    private static readonly string[] NamedByPackages = ["OrleansQuery"];

    private static IEnumerable<string> Files => Tree.Under("src", ".sql");

    [Fact]
    public void No_statement_names_a_table_of_another_module()
    {
        Assert.NotEmpty(Files);
        Found.Nothing(
            from file in Files
            let text = Comment().Replace(Tree.Read(file), "")
            let own = Tree.ModuleOf(file).ToLowerInvariant() + "_"
            let named = Named().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal)
            from Match table in Table().Matches(text)
            let name = table.Groups[1].Value
            where !name.StartsWith(own, StringComparison.Ordinal) && !named.Contains(name) && !Catalogues.Contains(name) && !NamedByPackages.Contains(name)
            select $"{file}: {name}");
    }

    [Fact]
    public void Every_statement_stands_beside_its_use_case() =>
        Found.Nothing(Files.Where(file => !file.Contains("/Migrations/", StringComparison.Ordinal) && !Tree.Files.Contains(Path.ChangeExtension(file, ".cs"))));

    [Fact]
    public void Migrations_are_numbered_without_a_gap() =>
        Assert.All(
            Files.Where(file => file.Contains("/Migrations/", StringComparison.Ordinal)).GroupBy(Tree.ModuleOf, StringComparer.Ordinal),
            module => Assert.Equal(
                Enumerable.Range(1, module.Count()),
                module.Order(StringComparer.Ordinal).Select(file => int.Parse(Path.GetFileName(file).AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture))));

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();

    /// <summary>What follows the words that a table follows; <c>for update</c> and <c>do update set</c> name none.</summary>
    [GeneratedRegex(@"(?<!@)\b(?:from|join|into|(?<!for )(?<!do )update|table(?: if not exists)?|references)\s+(?!if\b)(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex Table();

    /// <summary>Names that a statement gives to its own parts.</summary>
    [GeneratedRegex(@"(?:\bwith(?: recursive)?|,)\s+(\w+)(?:\s*\([^)]*\))?\s+as\s*(?:not materialized\s*)?\(", RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
