using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>The places that have a roster: townships and subdistricts with their offices, villages and communities with their persons.</summary>
internal static class RosterPlaces
{
    /// <summary>
    /// Whether a place has one. Where the division tree names no village of a township at all, every village code of it is taken: the tree is incomplete there, not the township empty.
    /// </summary>
    public static bool Has(PlaceTree places, PlaceCode place) => place.Level switch
    {
        PlaceLevel.Township => places.Find(place) is { IsGrouping: false },
        PlaceLevel.Village => places.Contains(place) || (place.At(PlaceLevel.Township) is var township && places.Contains(township) && places.CountInside(township) == 0),
        _ => false,
    };

    /// <summary>Those of the tree inside a scope, each township before its villages.</summary>
    public static IEnumerable<Place> Inside(PlaceTree places, PlaceRange scope) =>
        places.All.Where(place => place.Level is PlaceLevel.Township or PlaceLevel.Village && !place.IsGrouping && scope.Contains(place.Code));
}
