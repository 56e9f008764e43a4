using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>The kinds of care for a child, or for an adult who needs it.</summary>
public enum CareKind
{
    /// <summary>监护 other than by the parents, who are guardians by law (Civil Code art. 27).</summary>
    Guardianship,

    /// <summary>抚养: with which parent or other person the child lives after a divorce.</summary>
    Custody,
}

/// <summary>Guardianship or custody to be recorded.</summary>
/// <param name="Id">Its id, made by the sender: sent twice is recorded once.</param>
/// <param name="Ward">Who is in care.</param>
/// <param name="Guardian">The person who cares, or null.</param>
/// <param name="Organisation">The organisation that cares, or null.</param>
/// <param name="Kind">The kind.</param>
/// <param name="From">Since when.</param>
/// <param name="Source">Where it comes from: a court's decision, an agreement, the civil affairs office.</param>
public sealed record GuardianReport(Guid Id, Guid Ward, ParentRef? Guardian, Guid? Organisation, CareKind Kind, DateOnly From, Source Source);

/// <summary>Records guardianship or custody, and its end.</summary>
public static class RecordGuardian
{
    private static readonly Bilingual Label = new("开始日期", "first day");
    private static readonly Bilingual EndLabel = new("结束日期", "last day");

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(RecordGuardian));

    /// <summary>Does it, in a unit of work that may write more.</summary>
    /// <returns>The record and whether it is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>, <c>REG-0018</c>.</returns>
    public static async Task<Result<ActRecorded>> Run(RegisterDesk desk, UnitOfWork unit, Actor actor, GuardianReport report)
    {
        var ward = await People.Seen(unit, actor, report.Ward);
        var (guardian, wrong) = await Parents.Find(desk, unit, actor, report.Guardian);
        var organisation = report.Organisation is null || await unit.Get<long>(Sql["organisation"], new { Id = report.Organisation }) > 0;
        var problem = actor.Need(RegisterPermissions.Write) ?? (ward is null || !organisation ? AccessProblems.NotHere() : wrong ?? Decide(report, ward, guardian, RegisterDesk.DayOf(unit.Now)));
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "guardian", report.Id, problem);
        }

        if (await unit.Find<Guid?>(Sql["same"], new { report.Id, Ward = ward!.Id, Guardian = guardian?.Id ?? report.Organisation, Kind = KindOf(report.Kind), report.From }) is { } same)
        {
            return Result<ActRecorded>.Success(new ActRecorded(same, IsNew: false));
        }

        await Parents.Record(desk, unit, actor, guardian);
        var journal = new JournalDraft(unit, actor, report.Source, report.Id);
        journal.Add(Kinds.Guardian, report.Id, report.From,
            (Elements.Person, ward.Id.Written()), (Elements.Guardian, guardian?.Id.Written()), (Elements.Organisation, report.Organisation?.Written()), (Elements.Kind, KindOf(report.Kind)), (Elements.From, report.From.Written()));
        return await Acts.Store(desk, unit, actor, journal, new Act("guardian", RegisterTopics.Person, report.Id, ward.PlaceCode, [ward.Id]));
    }

    /// <summary>Ends guardianship or custody.</summary>
    /// <param name="desk">The desk.</param>
    /// <param name="unit">A unit of work that may write more.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="id">The record of guardianship or custody.</param>
    /// <param name="on">The day on which it ends.</param>
    /// <param name="source">Where that comes from.</param>
    /// <returns>The record and whether the end is new, or why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>REG-0004</c>, <c>REG-0005</c>.</returns>
    public static async Task<Result<ActRecorded>> End(RegisterDesk desk, UnitOfWork unit, Actor actor, Guid id, DateOnly on, Source source)
    {
        var care = await unit.Find<Care>(Sql["by-id"], new { Id = id });
        var ward = care is null ? null : await People.Seen(unit, actor, care.WardId);
        if (ward is not null && care!.ToDate == on)
        {
            return Result<ActRecorded>.Success(new ActRecorded(id, IsNew: false));
        }

        var problem = actor.Need(RegisterPermissions.Write)
            ?? (ward is null ? AccessProblems.NotHere() : on > RegisterDesk.DayOf(unit.Now) ? RegisterProblems.Future(EndLabel) : on < care!.FromDate ? RegisterProblems.TooEarly(EndLabel) : null);
        if (problem is not null)
        {
            return Acts.Refuse(unit, actor, "guardian-end", id, problem);
        }

        var journal = new JournalDraft(unit, actor, source, id);
        journal.Add(Kinds.Guardian, id, on, (Elements.To, on.Written()));
        return await Acts.Store(desk, unit, actor, journal, new Act("guardian-end", RegisterTopics.Person, id, ward!.PlaceCode, [ward.Id]));
    }

    /// <summary>Whether it can be.</summary>
    internal static Problem? Decide(GuardianReport report, SeenPerson ward, NamedParent? guardian, DateOnly today) =>
        guardian is null == report.Organisation is null || guardian?.Id == ward.Id ? RegisterProblems.SamePerson() : Acts.Fits(report.From, ward, today, Label);

    private static string KindOf(CareKind kind) => kind == CareKind.Custody ? "custody" : "guardianship";

    private sealed record Care(Guid WardId, DateOnly FromDate, DateOnly? ToDate);
}
