using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>
/// For what purpose an actor may open one person's record. A task assigned to the post is a standing purpose; else a responsible manager approves,
/// or an emergency is opened with a reason and reviewed (未成年人网络保护条例 art. 36 on the records of minors; its verbatim text is not at hand: unconfirmed).
/// </summary>
public static class Purposes
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Purposes));

    /// <summary>
    /// The purpose to record with the reading, or <c>ACC-0020</c>; the refusal is recorded in this unit. Citizens and programs come with their own purpose,
    /// and whether a record is the citizen's to see is for its module to decide.
    /// </summary>
    /// <param name="unit">The unit of work that reads.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="subject">The person whose record it is.</param>
    /// <param name="placeCode">The person's place, twelve digits.</param>
    public static async Task<Result<Purpose>> For(UnitOfWork unit, Actor actor, Guid subject, string placeCode)
    {
        if (actor.Kind != ActorKind.Post)
        {
            return Result<Purpose>.Success(actor.Purpose);
        }

        if (await unit.Find<PurposeRow>(Sql["open"], new { actor.Post, actor.Account, Subject = subject, unit.Now }) is { } found)
        {
            return Result<Purpose>.Success(found.Purpose);
        }

        unit.Record(actor.Entry(placeCode, "access.purpose.refused", subject.ToString("D"), "ACC-0020"));
        return Result<Purpose>.Failure(AccessProblems.NoPurpose());
    }

    /// <summary>Which of some persons an actor has a purpose for, without a word about the others: for lists, which show the others without what is personal.</summary>
    public static async Task<IReadOnlySet<Guid>> Among(UnitOfWork unit, Actor actor, IReadOnlyCollection<Guid> subjects)
    {
        if (actor.Kind != ActorKind.Post)
        {
            return subjects.ToHashSet();
        }

        var open = await unit.Query<Guid>(Sql["subjects"], new { actor.Post, actor.Account, unit.Now });
        return open.Where(subjects.Contains).ToHashSet();
    }

    private sealed record PurposeRow(Guid Id, string Kind, string Reference)
    {
        public Purpose Purpose => Kind switch
        {
            "task" => new(PurposeKind.Task, Reference),
            "approval" => new(PurposeKind.Approval, Id.ToString("D")),
            _ => new(PurposeKind.BreakGlass, Id.ToString("D")),
        };
    }
}
