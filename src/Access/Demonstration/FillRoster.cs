using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Fills an empty roster from <c>content/demonstration/roster.csv</c>, by the import that a county uses. A roster that was ever filled is left alone: whoever ended somebody meant it.</summary>
public static class FillRoster
{
    /// <summary>Does it, in the unit of work given; returns what the table asked for and cannot be.</summary>
    public static async Task<Problem?> Run(UnitOfWork unit, string content, RosterRules rules, PlaceTree places)
    {
        if (await unit.Get<long>(Rosters.Sql["any"]) > 0)
        {
            return null;
        }

        var table = Read(content);
        if (table.Value is null)
        {
            return table.Problems[0];
        }

        var actor = Actor.OfProgram("demonstration", PlaceRange.Nation, AccessPermissions.WriteRoster);
        var plan = await new ImportRoster(table.Value).Run(unit, actor, rules, places);
        return plan.Problems.Concat(plan.Value?.Problems ?? []).FirstOrDefault();
    }

    /// <summary>What is wrong with the tables of <c>content/roster</c>, or with the roster of the demonstration; empty when nothing is.</summary>
    /// <param name="content">The path of <c>content/</c>.</param>
    /// <param name="places">The division tree.</param>
    /// <param name="commitments">The ids of the commitments that the law has.</param>
    public static ImmutableArray<Problem> Check(string content, PlaceTree places, IReadOnlySet<string> commitments)
    {
        var (rules, table) = (RosterRules.Load(content, commitments), Read(content));
        if (rules.Value is null || table.Value is null)
        {
            return [.. rules.Problems, .. table.Problems];
        }

        var nobody = new RosterList([], Array.Empty<Training>().ToLookup(training => training.Entry));
        var plan = RosterPlan.Of(table.Value, nobody, rules.Value, places, (PlaceRange.Nation, DateOnly.MaxValue.AddYears(-1)));
        return plan.Value?.Problems ?? plan.Problems;
    }

    private static Result<Table> Read(string content)
    {
        const string file = "demonstration/roster.csv";
        var path = Path.Combine(content, "demonstration", "roster.csv");
        return File.Exists(path) ? CsvTable.Read(File.ReadAllBytes(path), file) : Result<Table>.Failure(AccessProblems.NoRoleFile(new SourceLocation(file)));
    }
}
