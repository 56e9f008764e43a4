using System.Text.RegularExpressions;

namespace Anyu.Store;

/// <summary>What PostgreSQL knows of the amounts in its tables and goes by in choosing its way; it learns by itself only some minutes after a large load. SQLite goes by its indexes alone.</summary>
public static partial class TableStatistics
{
    /// <summary>Takes the statistics of all tables of a module anew: a second or two for a million rows.</summary>
    public static async Task Take(UnitOfWork unit, MigrationSet module)
    {
        if (unit.System == DatabaseSystem.Postgres)
        {
            var tables = module.Migrations.SelectMany(migration => Definition().Matches(migration.Text)).Select(match => match.Groups["name"].Value);
            await unit.Execute(new Statement($"analyze/{module.Module}", $"analyze {string.Join(", ", tables)}"));
        }
    }

    [GeneratedRegex(@"^create table (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Definition();
}
