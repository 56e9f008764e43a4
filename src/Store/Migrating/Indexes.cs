using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Anyu.Store;

/// <summary>
/// Indexes that a large load into empty tables sets aside and makes anew at its end: sorting once costs a tenth of finding a place for each row.
/// What they are stands in the migrations: a database in which some are missing, since a process died during a load, gets them when it is next opened.
/// </summary>
public static partial class Indexes
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Indexes));

    /// <summary>Sets indexes of a module aside. Statements that would use them read whole tables until they are back.</summary>
    public static async Task SetAside(UnitOfWork unit, MigrationSet module, ImmutableArray<string> names)
    {
        var known = Of(module);
        foreach (var name in names)
        {
            await unit.Execute(new Statement($"drop/{name}", known.ContainsKey(name) ? $"drop index if exists {name}" : throw new InvalidOperationException($"No index is named {name}.")));
        }
    }

    /// <summary>Makes those indexes of a module that are missing.</summary>
    public static async Task Complete(UnitOfWork unit, MigrationSet module)
    {
        var there = (await unit.Query<string>(Sql[unit.System == DatabaseSystem.Sqlite ? "sqlite" : "postgres"])).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, text) in Of(module).Where(index => !there.Contains(index.Key)))
        {
            await unit.Execute(new Statement($"create/{name}", text));
        }
    }

    /// <summary>The indexes that the migrations of a module leave, by name.</summary>
    private static SortedDictionary<string, string> Of(MigrationSet module)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var match in module.Migrations.SelectMany(migration => Definition().Matches(migration.Text)))
        {
            if (match.Groups["create"].Success)
            {
                found[match.Groups["name"].Value] = match.Groups["create"].Value;
            }
            else
            {
                found.Remove(match.Groups["name"].Value);
            }
        }

        return found;
    }

    [GeneratedRegex(@"^(?:(?<create>create (?:unique )?index (?<name>\w+) on [^;]+)|drop index (?<name>\w+))", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();
}
