namespace Anyu.Browser;

/// <summary>Who looks at a page.</summary>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Elder">Whether in elder mode.</param>
/// <param name="Scripts">Whether the browser runs scripts.</param>
public sealed record Reader(string Language, bool Elder = false, bool Scripts = true)
{
    /// <summary>A width of a small phone, in CSS pixels.</summary>
    public const int Phone = 360;

    /// <summary>A width of a desk screen, in CSS pixels.</summary>
    public const int Desk = 1280;

    /// <summary>Reads Chinese at the usual size.</summary>
    public static Reader Usual { get; } = new("zh");

    /// <summary>The value of the cookie that remembers it.</summary>
    internal string Cookie => Elder ? Language + ".elder" : Language;

    /// <summary>A name for files.</summary>
    internal string Name => Cookie + (Scripts ? "" : ".plain");
}
