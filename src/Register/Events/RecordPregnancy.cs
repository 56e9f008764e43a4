using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A pregnancy to be recorded.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="Mother">The mother.</param>
/// <param name="ExpectedOn">The expected day of birth.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record PregnancyReport(Guid Id, Guid Mother, DateOnly ExpectedOn, Source Source);

/// <summary>Records a pregnancy. One of the same time again is the same pregnancy.</summary>
public static class RecordPregnancy
{
    private const int DaysAhead = 300;
    private const int DaysBehind = 60;
    private const int SameWithinDays = 120;

    private static readonly Bilingual Label = new("预产期", "expected day of birth");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordPregnancy));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The pregnancy and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0013</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, PregnancyReport report)
    {
        var mother = await People.Seen(unit, actor, report.Mother);
        var open = mother is null ? [] : await unit.Query<OpenPregnancy>(Sql["open"], new { report.Id, Mothers = unit.ListOf(await People.Group(unit, mother.Id)) });
        var problem = actor.Need(RegisterPermissions.Write) ?? (mother is null ? AccessProblems.NotHere() : Decide(report, mother, RegisterDesk.DayOf(unit.Now)));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "pregnancy", report.Id, problem);
        }

        if (open.FirstOrDefault(known => known.Id == report.Id || Math.Abs(known.ExpectedOn.DayNumber - report.ExpectedOn.DayNumber) <= SameWithinDays) is { } same)
        {
            return Result<ActRecorded>.Success(new ActRecorded(same.Id, IsNew: false));
        }

        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        var today = RegisterDesk.DayOf(unit.Now);
        journal.Add(Kinds.Pregnancy, report.Id, today,
            (Elements.Mother, mother!.Id.Written()), (Elements.ExpectedOn, report.ExpectedOn.Written()), (Elements.Place, mother.PlaceCode));
        Acts.AddEvent(journal, unit, Kinds.Pregnancy, mother, today);
        return await Acts.Store(desk, unit, actor, journal, new Act("pregnancy", RegisterTopics.Pregnancy, report.Id, mother.PlaceCode, [mother.Id]));
    }

    /// <summary>Whether the report can be.</summary>
    internal static Problem? Decide(PregnancyReport report, SeenPerson mother, DateOnly today) =>
        report.ExpectedOn > today.AddDays(DaysAhead) ? RegisterProblems.Future(Label)
        : report.ExpectedOn < today.AddDays(-DaysBehind) ? RegisterProblems.TooEarly(Label)
        : mother.DiedOn is not null ? RegisterProblems.DeadBefore(new("母亲", "mother"))
        : null;

    private sealed record OpenPregnancy(Guid Id, DateOnly ExpectedOn);
}
