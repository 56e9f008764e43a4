using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks proposals up.</summary>
public static class Proposals
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Proposals));

    /// <summary>The proposal of an id inside a scope; null when there is none, wherever the fault lies.</summary>
    public static async Task<Proposal?> Find(UnitOfWork unit, PlaceRange scope, Guid id) =>
        (await unit.Find<ProposalRow>(Sql["one"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }))?.Proposal;

    /// <summary>The open proposal of an action on a subject inside a scope; there is at most one.</summary>
    public static async Task<Proposal?> Open(UnitOfWork unit, PlaceRange scope, string action, string subject) =>
        (await unit.Find<ProposalRow>(Sql["open"], new { Action = action, Subject = subject, ScopeFrom = scope.From, ScopeTo = scope.To }))?.Proposal;
}
