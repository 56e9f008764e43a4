using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Access;

/// <summary>Looks agencies up.</summary>
public static class Agencies
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Agencies));

    /// <summary>The agencies of a scope, in the order of their places.</summary>
    public static async Task<IReadOnlyList<Agency>> Inside(UnitOfWork unit, PlaceRange scope) =>
        [.. (await unit.Query<AgencyRow>(Sql["inside"], new { ScopeFrom = scope.From, ScopeTo = scope.To })).Select(row => row.Agency)];

    /// <summary>The agency of an id inside a scope; null when there is none, wherever the fault lies.</summary>
    public static async Task<Agency?> Find(UnitOfWork unit, PlaceRange scope, Guid id) =>
        (await unit.Find<AgencyRow>(Sql["one"], new { Id = id, ScopeFrom = scope.From, ScopeTo = scope.To }))?.Agency;

    /// <summary>The open agency of a kind that answers for a place: the one of the narrowest place that contains it; null when there is none.</summary>
    public static async Task<Agency?> Responsible(UnitOfWork unit, string kind, PlaceCode place)
    {
        var around = place.Chain().Select(PlaceRange.Full).ToArray();
        var found = (await unit.Query<AgencyRow>(Sql["of-kind"], new { Kind = kind })).Where(row => around.Contains(row.PlaceCode, StringComparer.Ordinal)).ToList();
        return found.OrderByDescending(row => Array.IndexOf(around, row.PlaceCode)).ThenBy(row => row.Id).FirstOrDefault()?.Agency;
    }
}
