namespace Anyu.Feel;

/// <summary>The written form of division codes: 6 digits to the county (GB/T 2260), 9 to the township, 12 to the village.</summary>
internal static class PlaceCodes
{
    public static bool IsWellFormed(string text) => text.Length is 6 or 9 or 12 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
