using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;

namespace Anyu.Cli;

/// <summary><c>anyu register search</c>, <c>show</c> and <c>verify</c>.</summary>
internal static class RegisterReading
{
    public static ExitCode Search(Invocation run)
    {
        if (!int.TryParse(run.Arguments["--page"] ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1)
        {
            return run.Refuse(CliProblems.OptionValue(RegisterCommands.Page));
        }

        return RegisterDatabase.With(run, async (desk, database, actor) =>
        {
            var found = await FindPersons.Run(desk, database, actor, new PersonQuery(string.Join(' ', run.Arguments.Operands), page));
            return found.Value is { } answer ? Write(run, answer) : run.Refuse(found.Problems);
        });
    }

    public static ExitCode Show(Invocation run)
    {
        if (!Guid.TryParseExact(run.Arguments.Operands[0], "D", out var id))
        {
            return run.Refuse(AccessProblems.NotHere());
        }

        if (Day(run, "--on") is not { } on || Day(run, "--known") is not { } known)
        {
            return run.Refuse(CliProblems.NoDate("--on/--known", run.Arguments["--on"] ?? run.Arguments["--known"] ?? ""));
        }

        var asOf = new AsOf(on.Day, known.Day is { } by ? new DateTimeOffset(by.AddDays(1), TimeOnly.MinValue, TimeSpan.FromHours(8)).AddTicks(-1) : null);
        return RegisterDatabase.With(run, async (desk, database, actor) =>
        {
            if (run.Arguments.Options.ContainsKey("--family"))
            {
                var family = await database.Write(unit => FamilyOn.Run(desk, unit, actor, id, asOf));
                return family.Value is { } view ? Write(run, view) : run.Refuse(family.Problems);
            }

            var read = await database.Write(unit => ReadPerson.Run(desk, unit, actor, id, asOf));
            return read.Value is { } record ? Write(run, record) : run.Refuse(read.Problems);
        });
    }

    public static ExitCode Verify(Invocation run) => RegisterDatabase.With(run, async (desk, database, _) =>
    {
        var report = await VerifyRegister.Run(database, desk);
        Write(run, report);
        if (report.Findings.IsEmpty || !run.Arguments.Options.ContainsKey("--rebuild"))
        {
            return report.Findings.IsEmpty ? ExitCode.Done : ExitCode.Found;
        }

        await VerifyRegister.Rebuild(database, desk, report.Findings);
        return ExitCode.Done;
    });

    private static void Write(Invocation run, StateReport report)
    {
        foreach (var finding in report.Findings)
        {
            run.Output.WriteLine($"{finding.Kind} {finding.Subject} {finding.Found}");
        }

        run.Output.WriteLine(run.Say(
            string.Create(CultureInfo.InvariantCulture, $"{report.Subjects} 条记录，{report.Findings.Length} 条与日志不符。"),
            string.Create(CultureInfo.InvariantCulture, $"{report.Subjects} records, {report.Findings.Length} not as the journal says.")));
    }

    private static ExitCode Write(Invocation run, PersonPage answer)
    {
        if (run.Json)
        {
            run.WriteJson(answer);
            return ExitCode.Done;
        }

        foreach (var hit in answer.Hits)
        {
            run.Output.WriteLine($"{hit.Id}  {hit.Name}  {Sex(run, hit.Sex)}  {hit.BirthDate:yyyy-MM-dd}  {hit.NumberMasked}  {hit.PlaceCode}{(hit.IsDead ? run.Say("  已故", "  deceased") : "")}");
        }

        run.Output.WriteLine(answer.HasMore
            ? run.Say($"第 {answer.Page} 页，还有更多。", $"Page {answer.Page}; there are more.")
            : run.Say($"第 {answer.Page} 页，共到此为止。", $"Page {answer.Page}; no more."));
        return ExitCode.Done;
    }

    private static ExitCode Write(Invocation run, PersonRecord record)
    {
        if (run.Json)
        {
            run.WriteJson(Json(record));
            return ExitCode.Done;
        }

        run.Output.WriteLine($"{record.Id}  {record.Name}  {Sex(run, record.Sex)}  {record.BirthDate:yyyy-MM-dd}{(record.DiedOn is { } died ? $" – {died:yyyy-MM-dd}" : "")}  {record.Number}");
        foreach (var (element, known) in record.Provenance)
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {element,-14} {known.Value,-14} {known.From:yyyy-MM-dd} {known.Source.Agency} {known.Source.Document} {known.Source.Confidence} {known.RecordedAt:yyyy-MM-dd HH:mm} UTC"));
        }

        return ExitCode.Done;
    }

    private static ExitCode Write(Invocation run, FamilyView family)
    {
        if (run.Json)
        {
            run.WriteJson(new { family.Person, Members = family.Members.Select(member => new { member.Id, Relation = member.Relation.ToString(), Record = member.Record is null ? null : Json(member.Record) }), family.Kin, family.Marriages, family.Guardians, family.Pregnancies });
            return ExitCode.Done;
        }

        foreach (var member in family.Members)
        {
            run.Output.WriteLine($"{member.Id}  {member.Relation,-11}  {(member.Record is { } record ? $"{record.Name}  {record.BirthDate:yyyy-MM-dd}" : run.Say("（不在范围内）", "(outside the scope)"))}");
        }

        foreach (var marriage in family.Marriages)
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {marriage.One} × {marriage.Other}  {marriage.From:yyyy-MM-dd} – {marriage.To:yyyy-MM-dd} {marriage.EndKind}"));
        }

        return ExitCode.Done;
    }

    private static object Json(PersonRecord record) => new
    {
        record.Id, record.Linked, record.Name, Sex = (int)record.Sex, record.BirthDate, record.DiedOn, Number = record.Number?.ToString(), record.Ethnicity,
        Residence = record.Residence?.ToString(), Hukou = record.Hukou?.ToString(), record.FormerNames, record.Provenance,
    };

    /// <summary>The day of an option: absent is no day, and no fault.</summary>
    private static (DateOnly? Day, bool IsGiven)? Day(Invocation run, string option) =>
        run.Arguments[option] is not { } text ? (null, false)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, true)
        : null;

    private static string Sex(Invocation run, RegisteredSex sex) => sex switch
    {
        RegisteredSex.Male => run.Say("男", "male"),
        RegisteredSex.Female => run.Say("女", "female"),
        _ => run.Say("未知", "unknown"),
    };
}
