using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The places whose law a reform changes.</summary>
internal static class ReformPlaces
{
    /// <summary>The places; the nation where an open point is read otherwise, since texts of any place may rest on it.</summary>
    public static ImmutableArray<PlaceCode> Of(Lawbook trunk, LawBranch branch) => [.. branch.Reform.Changes.Select(c => Of(trunk, branch.Book, c)).Distinct()];

    /// <summary>Whether families who count in a division may be concerned; those of whom nobody knows where they live may.</summary>
    public static bool Concern(ImmutableArray<PlaceCode> places, string division) =>
        !PlaceCode.TryParse(division, out var lived, out _) || places.Any(p => lived.IsWithin(p) || p.IsWithin(lived));

    private static PlaceCode Of(Lawbook trunk, Lawbook branch, ReformChange change)
    {
        var place = change.Kind switch
        {
            ReformKind.Reading => null,
            ReformKind.Add => branch.Documents.GetValueOrDefault(change.Target.Split('#')[0])?.Place,
            _ => (trunk.Provisions.GetValueOrDefault(change.Target) as LawBlock ?? trunk.Definitions.GetValueOrDefault(change.Target))?.Place,
        };
        return place is null ? PlaceCode.Nation : PlaceCode.Parse(place);
    }
}
