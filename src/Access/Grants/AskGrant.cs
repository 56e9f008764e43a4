using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Asks a responsible manager to let this post open one person's record.</summary>
/// <param name="Id">Chosen by the caller; asked twice is done once.</param>
/// <param name="Subject">The person.</param>
/// <param name="PlaceCode">The person's place, twelve digits.</param>
/// <param name="Reason">Why.</param>
/// <param name="Hours">For how long after the approval, 1 to 72 hours.</param>
public sealed record AskGrant(Guid Id, Guid Subject, string PlaceCode, string Reason, int Hours)
{
    /// <summary>The longest an approval lasts.</summary>
    public const int HoursAtMost = 72;

    /// <summary>The shortest reason, in characters: fewer explain nothing.</summary>
    public const int ReasonAtLeast = 4;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(AskGrant));

    /// <summary>Does it, or says why not: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>ACC-0012</c>, <c>ACC-0023</c>.</summary>
    public async Task<Problem?> Run(UnitOfWork unit, Actor actor)
    {
        if (Decide(this, actor) is { } problem)
        {
            unit.Record(actor.Entry(PlaceCode, "access.grant.refused", Subject.ToString("D"), problem.Code));
            return problem;
        }

        if (await unit.Execute(Sql["add"], new { Id, actor.Post, actor.Account, Subject, PlaceCode, Reason = Reason.Trim(), Reference = Hours.ToString(System.Globalization.CultureInfo.InvariantCulture), unit.Now }) == 1)
        {
            unit.Record(actor.Entry(PlaceCode, "access.grant.asked", Subject.ToString("D"), $"grant:{Id:D}"));
        }

        return null;
    }

    internal static Problem? Decide(AskGrant command, Actor actor) =>
        actor.Need(AccessPermissions.AskGrant)
        ?? (actor.Kind == ActorKind.Post && actor.Scope.Contains(command.PlaceCode) ? null : AccessProblems.NotHere())
        ?? (command.Reason.Trim().Length < ReasonAtLeast ? AccessProblems.TextMissing(new("理由", "reason")) : null)
        ?? (command.Hours is < 1 or > HoursAtMost ? AccessProblems.GrantHours(HoursAtMost) : null);
}
