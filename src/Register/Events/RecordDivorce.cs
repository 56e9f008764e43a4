using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A divorce to be recorded.</summary>
/// <param name="Id">Its id, made by the sender.</param>
/// <param name="One">One spouse, whom the actor can see.</param>
/// <param name="Other">The other.</param>
/// <param name="On">The day on which the marriage ends.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record DivorceReport(Guid Id, Guid One, Guid Other, DateOnly On, Source Source);

/// <summary>Records a divorce: it ends the marriage on record.</summary>
public static class RecordDivorce
{
    private static readonly Bilingual Label = new("离婚日期", "day of divorce");

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The divorce and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0019</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, DivorceReport report)
    {
        var one = await People.Seen(unit, actor, report.One);
        var first = one is null ? [] : await People.Group(unit, one.Id);
        var second = await People.Group(unit, report.Other);
        var between = (await Marriages.Of(unit, first)).Where(marriage => marriage.Joins(first, second)).ToList();
        if (between.Exists(marriage => marriage.ToDate == report.On))
        {
            return Result<ActRecorded>.Success(new ActRecorded(report.Id, IsNew: false));
        }

        var open = between.Find(marriage => marriage.ToDate is null);
        var problem = actor.Need(RegisterPermissions.Write) ?? (one is null ? AccessProblems.NotHere() : Decide(report, open, RegisterDesk.DayOf(unit.Now)));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "divorce", report.Id, problem);
        }

        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Marriage, open!.Id, report.On, (Elements.To, report.On.Written()), (Elements.EndKind, "divorce"));
        Acts.AddEvent(journal, unit, "divorce", one!, report.On);
        return await Acts.Store(desk, unit, actor, journal, new Act("divorce", RegisterTopics.Divorce, report.Id, one!.PlaceCode, [first[0], second[0]]));
    }

    /// <summary>Whether the divorce can be.</summary>
    internal static Problem? Decide(DivorceReport report, MarriageFound? open, DateOnly today) =>
        open is null ? RegisterProblems.NotMarried()
        : report.On > today ? RegisterProblems.Future(Label)
        : report.On < open.FromDate ? RegisterProblems.TooEarly(Label)
        : null;
}
