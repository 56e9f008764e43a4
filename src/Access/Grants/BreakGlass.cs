using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Opens one person's record at once, in an emergency, for an hour; somebody else reviews it afterwards.</summary>
/// <param name="Id">Chosen by the caller; asked twice is done once.</param>
/// <param name="Subject">The person.</param>
/// <param name="PlaceCode">The person's place, twelve digits.</param>
/// <param name="Reason">What the emergency is.</param>
public sealed record BreakGlass(Guid Id, Guid Subject, string PlaceCode, string Reason)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(BreakGlass));

    /// <summary>How long the record stays open.</summary>
    public static TimeSpan Lasts { get; } = TimeSpan.FromHours(1);

    /// <summary>Until when it is to be reviewed: never later than three working days.</summary>
    public static TimeSpan ReviewedWithin { get; } = TimeSpan.FromHours(72);

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0012</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        if (Decide(this, actor) is { } problem)
        {
            unit.Record(actor.Entry(PlaceCode, "access.grant.refused", Subject.ToString("D"), problem.Code));
            return problem;
        }

        var row = new { Id, actor.Post, actor.Account, Subject, PlaceCode, Reason = Reason.Trim(), UntilAt = unit.Now + Lasts, ReviewDueAt = unit.Now + ReviewedWithin, unit.Now };
        if (await unit.Execute(Sql["add"], row) == 1)
        {
            unit.Record(actor.Entry(PlaceCode, "access.grant.broken", Subject.ToString("D"), $"grant:{Id:D}"));
        }

        return null;
    }

    internal static Problem? Decide(BreakGlass command, Actor actor) =>
        actor.Need(AccessPermissions.AskGrant)
        ?? (actor.Kind == ActorKind.Post && actor.Scope.Contains(command.PlaceCode) ? null : AccessProblems.NotHere())
        ?? (command.Reason.Trim().Length < AskGrant.ReasonAtLeast ? AccessProblems.TextMissing(new("紧急情况的说明", "reason")) : null);
}
