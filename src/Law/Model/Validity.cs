using System.Globalization;

namespace Anyu.Law;

/// <summary>When a text or a provision is in force. Both ends belong to it. A start that no source states is assumed by an interpretation of type date.</summary>
/// <param name="From">First day; null when not stated.</param>
/// <param name="Until">Last day; null when open.</param>
/// <param name="FromAssumedBy">The interpretation that gives the assumed first day when none is stated.</param>
/// <param name="UntilUnknown">Whether the text is known to have ended on a day that no source at hand states.</param>
public sealed record Validity(DateOnly? From, DateOnly? Until = null, string? FromAssumedBy = null, bool UntilUnknown = false)
{
    /// <summary>Whether the start is assumed and not stated.</summary>
    public bool StartNotStated => From is null;

    /// <summary>Whether it covers the day, with the assumed start where none is stated; a missing assumption covers nothing.</summary>
    public bool Covers(DateOnly day, DateOnly? assumedFrom) => (From ?? assumedFrom) <= day && (Until is null || day <= Until);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown"}..{(UntilUnknown ? "unknown" : Until?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))}";
}
