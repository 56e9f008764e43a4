using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>
/// A data scope: the codes of one place and of all places inside it, as a closed range of texts of twelve digits. It stands inside each query,
/// <c>place_code between @ScopeFrom and @ScopeTo</c>; nothing is filtered after it was read, so that counts and errors keep to it as well.
/// </summary>
/// <param name="From">The first code, twelve digits.</param>
/// <param name="To">The last code, twelve digits.</param>
public sealed record PlaceRange(string From, string To)
{
    private const int Digits = 12;

    /// <summary>Holds no place. Who acts in own matters alone has it: no query by place answers.</summary>
    public static PlaceRange Nowhere { get; } = new(new string('9', Digits), new string('0', Digits));

    /// <summary>Every place.</summary>
    public static PlaceRange Nation { get; } = Of(PlaceCode.Nation);

    /// <summary>A place and all places inside it.</summary>
    public static PlaceRange Of(PlaceCode place)
    {
        var prefix = Full(place)[..PrefixOf(place.Level)];
        return new(prefix.PadRight(Digits, '0'), prefix.PadRight(Digits, '9'));
    }

    /// <summary>The code of a place as tables hold it: twelve digits, zeros at the end.</summary>
    public static string Full(PlaceCode place) => place.ToString().PadRight(Digits, '0');

    /// <summary>Whether a place, as twelve digits, lies inside.</summary>
    public bool Contains(string placeCode) => string.CompareOrdinal(placeCode, From) >= 0 && string.CompareOrdinal(placeCode, To) <= 0;

    /// <summary>Whether a place lies inside.</summary>
    public bool Contains(PlaceCode place) => Contains(Full(place));

    /// <summary>Whether all of another scope lies inside.</summary>
    public bool Contains(PlaceRange inner) => Contains(inner.From) && Contains(inner.To);

    /// <inheritdoc/>
    public override string ToString() => $"{From}–{To}";

    private static int PrefixOf(PlaceLevel level) => level switch
    {
        PlaceLevel.Nation => 0,
        PlaceLevel.Province => 2,
        PlaceLevel.Prefecture => 4,
        PlaceLevel.County => 6,
        PlaceLevel.Township => 9,
        _ => Digits,
    };
}
