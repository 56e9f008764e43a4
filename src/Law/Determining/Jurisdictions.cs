using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>The divisions that have law of their own. Everywhere else the law is that of the narrowest of them around the place.</summary>
internal sealed class Jurisdictions(IEnumerable<PlaceCode> placesWithLaw)
{
    private readonly ImmutableArray<PlaceCode> seats = [.. placesWithLaw.Append(PlaceCode.Nation).Distinct().OrderByDescending(p => p.Level)];

    /// <summary>The number of the jurisdiction in which a place lies.</summary>
    public int Of(PlaceCode place)
    {
        var number = 0;
        while (!place.IsWithin(seats[number]))
        {
            number++;
        }

        return number;
    }

    /// <summary>For each jurisdiction by its number: what holds there, its own and that of the places around it, in the given order.</summary>
    public ImmutableArray<ImmutableArray<T>> Split<T>(IReadOnlyList<T> law, Func<T, PlaceCode> placeOf) =>
        [.. seats.Select(seat => law.Where(l => seat.IsWithin(placeOf(l))).ToImmutableArray())];
}
