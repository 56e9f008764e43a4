using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu register import</c> and <c>export</c>.</summary>
internal static class RegisterTables
{
    public static ExitCode Import(Invocation run)
    {
        if (!Guid.TryParseExact(run.Arguments["--id"] ?? Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D"), "D", out var id))
        {
            return run.Refuse(CliProblems.OptionValue(RegisterCommands.Id));
        }

        ServiceShelf? shelf = null;
        if (run.Arguments["--share"] is { } share)
        {
            if (run.Load() is not { } book)
            {
                return ExitCode.Refused;
            }

            var loaded = ServiceShelf.Load(book);
            if (loaded.Value is null || NoteDelivery.Refusal(loaded.Value, share) is not null)
            {
                return run.Refuse(loaded.Value is { } known ? [NoteDelivery.Refusal(known, share)!] : loaded.Problems);
            }

            shelf = loaded.Value;
        }

        var source = new Source(run.Arguments["--agency"] ?? "cli", $"import:{Path.GetFileName(run.Arguments.Operands[0])}", Confidence.Reported);
        var order = new ImportOrder(id, run.Locate(run.Arguments.Operands[0]), run.Arguments["--sheet"], run.Arguments["--mapping"] is { } mapping ? run.Locate(mapping) : null, source);
        return RegisterDatabase.With(run, async (desk, database, actor) => Report(run, await (run.Arguments.Options.ContainsKey("--dry-run")
            ? ImportPersons.DryRun(desk, database, actor, order)
            : Imported(desk, database, actor, order, shelf, run.Arguments["--share"]))));
    }

    /// <summary>Imports, and reports the table to the sharing catalogue where it came under an agreement: a row matches that belongs to a person of the register.</summary>
    private static async Task<Result<ImportOutcome>> Imported(RegisterDesk desk, Database database, Actor actor, ImportOrder order, ServiceShelf? shelf, string? share)
    {
        var imported = await ImportPersons.Run(desk, database, actor, order);
        if (imported.Value is { } outcome && shelf is not null)
        {
            await database.Write(unit => new NoteDelivery(order.Id, share!, outcome.Read, outcome.Read - outcome.Quarantined).Run(shelf, unit, actor));
        }

        return imported;
    }

    public static ExitCode Export(Invocation run) => RegisterDatabase.With(run, async (desk, database, actor) =>
    {
        var path = run.Locate(run.Arguments.Operands[0]);
        var exported = await ExportPersons.Run(desk, database, actor, new ExportOrder(Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), actor.Scope, path));
        return exported.Value is { } outcome ? Report(run, path, outcome) : run.Refuse(exported.Problems);
    });

    private static ExitCode Report(Invocation run, string path, ExportOutcome outcome)
    {
        run.Output.WriteLine(run.Say(
            string.Create(CultureInfo.InvariantCulture, $"{path}：{outcome.Rows} 人。文件里有证件号码，请按规定保管。"),
            string.Create(CultureInfo.InvariantCulture, $"{path}: {outcome.Rows} persons. The file holds identity numbers: keep it as the rules say.")));
        return ExitCode.Done;
    }

    private static ExitCode Report(Invocation run, Result<ImportOutcome> imported)
    {
        if (imported.Value is not { } outcome)
        {
            return run.Refuse(imported.Problems);
        }

        if (run.Json)
        {
            run.WriteJson(new
            {
                outcome.Id, outcome.IsDryRun, outcome.Read, outcome.Recorded, outcome.Known, outcome.Quarantined, outcome.KinRecorded, outcome.KinMissing,
                Refused = outcome.Refused.Select(row => new { row.Row, Problems = ProblemText.Json(row.Problems) }),
            });
        }
        else
        {
            ProblemText.Write(run.Output, outcome.Refused.SelectMany(row => row.Problems), run.Language);
            run.Output.WriteLine(run.Say(
                string.Create(CultureInfo.InvariantCulture, $"{outcome.Read} 行：登记 {outcome.Recorded} 人，已有 {outcome.Known} 人，隔离 {outcome.Quarantined} 行；父母关系 {outcome.KinRecorded} 条，{outcome.KinMissing} 名父母查无此人。"),
                string.Create(CultureInfo.InvariantCulture, $"{outcome.Read} rows: {outcome.Recorded} persons recorded, {outcome.Known} known, {outcome.Quarantined} rows in quarantine; {outcome.KinRecorded} parents recorded, {outcome.KinMissing} not found.")));
            run.Output.WriteLine(outcome.IsDryRun ? run.Say("只检查，没有写入。", "A dry run: nothing was stored.") : run.Say($"导入编号 {outcome.Id}。", $"Import {outcome.Id}."));
        }

        return outcome.Quarantined > 0 ? ExitCode.Found : ExitCode.Done;
    }
}
