using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>A marriage to be recorded.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="One">One spouse, whom the actor can see.</param>
/// <param name="Other">The other, whom the actor can see, or stated by values.</param>
/// <param name="On">The day of registration.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record MarriageReport(Guid Id, Guid One, ParentRef Other, DateOnly On, Source Source);

/// <summary>Records a marriage.</summary>
public static class RecordMarriage
{
    private static readonly Bilingual Label = new("结婚日期", "day of marriage");

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The marriage and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0013</c>, <c>REG-0017</c>, <c>REG-0018</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, MarriageReport report)
    {
        var one = await People.Seen(unit, actor, report.One);
        var (other, wrong) = await Parents.Find(desk, unit, actor, report.Other);
        var missing = actor.Need(RegisterPermissions.Write) ?? (one is null ? AccessProblems.NotHere() : wrong);
        if (missing is not null || one is null || other is null)
        {
            return Acts.Refuse(unit, actor, "marriage", report.Id, missing ?? AccessProblems.NotHere());
        }

        var (first, second) = (await People.Group(unit, one.Id), await People.Group(unit, other.Id));
        var known = await Marriages.Of(unit, first.Concat(second));
        if (known.FirstOrDefault(marriage => marriage.FromDate == report.On && marriage.Joins(first, second)) is { } same)
        {
            return Result<ActRecorded>.Success(new ActRecorded(same.Id, IsNew: false));
        }

        if (Decide(report, one, other, known, RegisterDesk.DayOf(unit.Now)) is { } problem)
        {
            return Acts.Refuse(unit, actor, "marriage", report.Id, problem);
        }

        await Parents.Record(desk, unit, actor, other);
        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Marriage, report.Id, report.On, (Elements.One, first[0].Written()), (Elements.Other, other.Id.Written()), (Elements.From, report.On.Written()));
        Acts.AddEvent(journal, unit, Kinds.Marriage, one, report.On);
        return await Acts.Store(desk, unit, actor, journal, new Act("marriage", RegisterTopics.Marriage, report.Id, one.PlaceCode, [first[0], other.Id]));
    }

    /// <summary>Whether the marriage can be. Of a marriage that had not ended by then nothing is told but that it stands in the way.</summary>
    internal static Problem? Decide(MarriageReport report, SeenPerson one, NamedParent other, IEnumerable<MarriageFound> known, DateOnly today) =>
        one.Id == other.Id ? RegisterProblems.SamePerson()
        : report.On > today ? RegisterProblems.Future(Label)
        : report.On < one.BirthDate || report.On < other.BirthDate ? RegisterProblems.TooEarly(Label)
        : one.DiedOn < report.On || other.DiedOn < report.On ? RegisterProblems.DeadBefore(new("一方", "spouse"))
        : known.Any(marriage => !(marriage.ToDate <= report.On)) ? RegisterProblems.Married()
        : null;
}
