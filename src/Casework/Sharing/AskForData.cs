using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>
/// A request of an agency for data about families. It is answered from the catalogue alone; one that ties household registration, schooling, hiring, credit
/// or promotion to birth history is refused with the citation. Every request is recorded, refused ones too.
/// </summary>
/// <param name="Id">The request's id.</param>
/// <param name="Consumer">The kind of agency that asks.</param>
/// <param name="Purpose">The id of the purpose.</param>
/// <param name="Facts">What it asks for, <c>entity.element</c>.</param>
public sealed record AskForData(Guid Id, string Consumer, string Purpose, ImmutableArray<string> Facts)
{
    /// <summary>Answers it.</summary>
    /// <returns>The agreements that give all of it, or why nothing is given: <c>ACC-0001</c>, <c>CASE-0217</c>, <c>CASE-0401</c>, <c>CASE-0402</c>. The caller does not abandon the unit.</returns>
    public async Task<Result<IReadOnlyList<ShareDefinition>>> Run(ServiceShelf shelf, UnitOfWork unit, Actor actor)
    {
        if (actor.Need(ExchangePermissions.Write) is { } refused)
        {
            return Result<IReadOnlyList<ShareDefinition>>.Failure(refused);
        }

        if (Facts.IsEmpty || Facts.Any(fact => SharedFacts.Find(shelf.Book, fact) is null) || shelf.Sharing.PurposeOf(Purpose) is not { } purpose)
        {
            return Result<IReadOnlyList<ShareDefinition>>.Failure(CaseProblems.TextNeeded());
        }

        var (shares, problem) = Decide(shelf, purpose);
        await DataRequests.Note(unit, actor, new DataRequest(Id, Consumer, Purpose, string.Join(' ', Facts), problem?.Code, unit.Now));
        return problem is null ? Result<IReadOnlyList<ShareDefinition>>.Success(shares) : Result<IReadOnlyList<ShareDefinition>>.Failure(problem);
    }

    private (IReadOnlyList<ShareDefinition> Shares, Problem? Problem) Decide(ServiceShelf shelf, SharePurpose purpose)
    {
        if (shelf.Prohibitions.FirstOrDefault(rule => Facts.Any(fact => rule.Forbids(Purpose, fact))) is { } rule)
        {
            return ([], CaseProblems.PurposeForbidden(purpose.Title, rule));
        }

        var agreed = shelf.Sharing.Shares.Where(share => share.Consumer == Consumer && share.Purpose == Purpose).ToList();
        return Facts.All(fact => agreed.Exists(share => share.Facts.Contains(fact, StringComparer.Ordinal)))
            ? ([.. agreed.Where(share => share.Facts.Any(fact => Facts.Contains(fact, StringComparer.Ordinal)))], null)
            : ([], CaseProblems.NoShare(purpose.Title));
    }
}
