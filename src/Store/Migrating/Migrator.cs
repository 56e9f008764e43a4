using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Store;

/// <summary>Brings the tables of a database to what the program needs: all steps or none, in one transaction that one process holds at a time.</summary>
internal static class Migrator
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Migrator));

    /// <summary>Applies what is missing. The problems say why nothing was changed.</summary>
    public static Task<ImmutableArray<Problem>> Bring(Database database, ImmutableArray<MigrationSet> modules, CancellationToken stop) =>
        database.Write(async unit =>
        {
            if (unit.System == DatabaseSystem.Postgres)
            {
                await unit.Query<object>(Sql["lock"]);
            }

            await unit.Execute(Sql["create"]);
            var applied = await unit.Query<AppliedMigration>(Sql["applied"]);
            var problems = modules.SelectMany(module => Compare(module, applied)).ToImmutableArray();
            if (!problems.IsEmpty)
            {
                unit.Abandon();
                return problems;
            }

            foreach (var module in modules)
            {
                foreach (var migration in module.Migrations.Skip(applied.Count(row => row.Module == module.Module)))
                {
                    await Apply(unit, module.Module, migration);
                }

                await Indexes.Complete(unit, module);
            }

            return problems;
        }, stop);

    /// <summary>Compares without a change: the problems say why the database is not the program's.</summary>
    public static Task<ImmutableArray<Problem>> Check(Database database, ImmutableArray<MigrationSet> modules, CancellationToken stop) =>
        database.Read(async unit =>
        {
            if (await unit.Get<int>(Sql[unit.System == DatabaseSystem.Sqlite ? "exists-sqlite" : "exists-postgres"]) == 0)
            {
                return [StoreProblems.OlderDatabase(database.Where)];
            }

            var applied = await unit.Query<AppliedMigration>(Sql["applied"]);
            var problems = modules.SelectMany(module => Compare(module, applied)).ToImmutableArray();
            var isBehind = modules.Any(module => applied.Count(row => row.Module == module.Module) < module.Migrations.Length);
            return problems.IsEmpty && isBehind ? [StoreProblems.OlderDatabase(database.Where)] : problems;
        }, stop);

    /// <summary>What contradicts the program: a step with another text, or a step that the program does not know.</summary>
    internal static IEnumerable<Problem> Compare(MigrationSet module, IEnumerable<AppliedMigration> applied)
    {
        foreach (var row in applied.Where(row => row.Module == module.Module))
        {
            if (row.Number > module.Migrations.Length)
            {
                yield return StoreProblems.NewerDatabase(row.Module, row.Number, module.Migrations.Length);
                yield break;
            }

            if (module.Migrations[row.Number - 1].Checksum != row.Checksum)
            {
                yield return StoreProblems.ChangedMigration(row.Module, row.Number, row.Name);
            }
        }
    }

    private static async Task Apply(UnitOfWork unit, string module, Migration migration)
    {
        await unit.Execute(new Statement($"{module}/{migration.Name}", migration.Text));
        await unit.Execute(Sql["record"], new { Module = module, migration.Number, migration.Name, migration.Checksum, AppliedAt = unit.Now });
    }
}

/// <summary>A row of what was done to a database.</summary>
internal sealed record AppliedMigration(string Module, int Number, string Name, string Checksum);
