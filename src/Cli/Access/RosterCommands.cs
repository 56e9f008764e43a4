using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu roster</c>: the blank list of a place, and importing a roster of grassroots staff.</summary>
internal static class RosterCommands
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<Command> All { get; } =
    [
        new("roster blank", "<place>", 1, 1, new("乡镇（街道）、村（社区）的空白名单：缺什么", "the townships and villages that lack an office, a person, or what must be on record"), [StorageCommands.Database], Blank),
        new("roster import", "<file>", 1, 1, new("导入基层服务人员名册（CSV、XLSX），逐行检查", "import a roster of grassroots staff (CSV, XLSX); every row checked"), [StorageCommands.Database, RegisterCommands.Place, RegisterCommands.DryRun], Import),
    ];

    private static ExitCode Blank(Invocation run) => With(run, run.Arguments.Operands[0], async (book, rules, database, actor) =>
    {
        var blank = (await database.Read(unit => RosterCoverage.Read(unit, actor, actor.Scope, rules, book.Places))).Blank.ToList();
        if (run.Json)
        {
            run.WriteJson(blank.Select(standing => new { Place = standing.Place.Code.ToString(), standing.Place.Name.Zh, Missing = standing.Missing.Select(item => item.ToString().ToLowerInvariant()) }));
        }
        else
        {
            foreach (var standing in blank)
            {
                await run.Output.WriteLineAsync($"{standing.Place.Code}  {run.Say(standing.Place.Name)}  {string.Join(run.Say("、", ", "), standing.Missing.Select(item => run.Say(RosterItemWords.Missing(item))))}");
            }

            await run.Output.WriteLineAsync(run.Say(string.Create(CultureInfo.InvariantCulture, $"空白 {blank.Count} 处。"), string.Create(CultureInfo.InvariantCulture, $"{blank.Count} places are blank.")));
        }

        return blank.Count > 0 ? ExitCode.Found : ExitCode.Done;
    });

    private static ExitCode Import(Invocation run) => With(run, run.Arguments["--place"] ?? PlaceCode.Nation.ToString(), async (book, rules, database, actor) =>
    {
        var path = run.Locate(run.Arguments.Operands[0]);
        if (!File.Exists(path))
        {
            return run.Refuse(CliProblems.NoFile(path));
        }

        var table = SentRosters.Open(await File.ReadAllBytesAsync(path), Path.GetFileName(path));
        if (table.Value is null)
        {
            return run.Refuse(table.Problems);
        }

        var (order, isTried) = (new ImportRoster(table.Value), run.Arguments.Options.ContainsKey("--dry-run"));
        var plan = await database.Write(unit => isTried ? order.Check(unit, actor, rules, book.Places) : order.Run(unit, actor, rules, book.Places));
        return plan.Value is { } done ? Report(run, done) : run.Refuse(plan.Problems);
    });

    private static ExitCode Report(Invocation run, RosterPlan plan)
    {
        var (named, corrected, same) = (plan.Count(RosterChange.Name), plan.Count(RosterChange.Correct), plan.Count(RosterChange.None));
        if (run.Json)
        {
            run.WriteJson(new { named, corrected, same, plan.Trainings, plan.RowsWithoutName, plan.RowsWithProblems, plan.Unmentioned, Problems = ProblemText.Json(plan.Problems) });
        }
        else
        {
            ProblemText.Write(run.Output, plan.Problems, run.Language);
            run.Output.WriteLine(run.Say(
                string.Create(CultureInfo.InvariantCulture, $"登记 {named} 人，更正 {corrected} 人，培训 {plan.Trainings} 条，相同 {same} 行，没有人 {plan.RowsWithoutName} 行，有问题 {plan.RowsWithProblems} 行；在册而表里没有 {plan.Unmentioned} 人。"),
                string.Create(CultureInfo.InvariantCulture, $"{named} named, {corrected} corrected, {plan.Trainings} trainings, {same} rows as on record, {plan.RowsWithoutName} without a name, {plan.RowsWithProblems} with problems; {plan.Unmentioned} on the roster and not in the table.")));
        }

        return plan.RowsWithProblems > 0 ? ExitCode.Found : ExitCode.Done;
    }

    private static ExitCode With(Invocation run, string code, Func<Lawbook, RosterRules, Database, Actor, Task<ExitCode>> work) => Opened.Wait(run, async () =>
    {
        if (run.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var rules = RosterRules.Load(book.Root, book.Commitments.Select(commitment => commitment.Id).ToHashSet(StringComparer.Ordinal));
        if (!book.Places.TryResolve(code, out var place, out var unknown) || rules.Value is null)
        {
            return run.Refuse(unknown is null ? rules.Problems : [unknown]);
        }

        var opened = await Database.OpenAsItIs(Opened.Where(run), Opened.Modules, TimeProvider.System);
        if (opened.Value is not { } database)
        {
            return run.Refuse(opened.Problems);
        }

        await using (database)
        {
            return await work(book, rules.Value, database, Actor.OfProgram("cli", PlaceRange.Of(place.Code), AccessPermissions.WriteRoster));
        }
    });
}
