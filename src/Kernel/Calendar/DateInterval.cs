using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Anyu.Kernel;

/// <summary>
/// A run of calendar days, both ends included, either end open. Written as validity is written in content:
/// <c>2023-12-29..</c>, <c>2016-01-22..2021-09-30</c>, <c>..2023-12-31</c>. The default value is all time, <c>..</c>.
/// </summary>
public readonly record struct DateInterval
{
    private const string Separator = "..";

    /// <summary>All days between two days.</summary>
    /// <param name="start">The first day; null when it has always been so.</param>
    /// <param name="end">The last day; null when no end is known.</param>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    public DateInterval(DateOnly? start, DateOnly? end)
    {
        if (start > end)
        {
            throw new ArgumentException("The end is before the start.", nameof(end));
        }

        (Start, End) = (start, end);
    }

    /// <summary>All time.</summary>
    public static DateInterval Always => default;

    /// <summary>The first day; null when open.</summary>
    public DateOnly? Start { get; }

    /// <summary>The last day, included; null when open.</summary>
    public DateOnly? End { get; }

    /// <summary>How many days; null when an end is open.</summary>
    public int? Days => Start is { } first && End is { } last ? DayCount.Inclusive(first, last) : null;

    /// <summary>Reads <c>start..end</c>, where either may be left out.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <param name="interval">The interval when it could be read.</param>
    /// <param name="problem"><c>KRN-0012</c> when it could not.</param>
    public static bool TryParse(string text, out DateInterval interval, [NotNullWhen(false)] out Problem? problem)
    {
        interval = default;
        problem = KernelProblems.NotAnInterval(text);
        var cut = text.IndexOf(Separator, StringComparison.Ordinal);
        if (cut < 0
            || !TryParseEnd(text.AsSpan(0, cut), out var start)
            || !TryParseEnd(text.AsSpan(cut + Separator.Length), out var end)
            || start > end)
        {
            return false;
        }

        (interval, problem) = (new DateInterval(start, end), null);
        return true;
    }

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => !(day < Start) && !(day > End);

    /// <summary>Whether any day lies in both.</summary>
    public bool Overlaps(DateInterval other) => Intersect(other) is not null;

    /// <summary>The days that lie in both; null when there are none.</summary>
    public DateInterval? Intersect(DateInterval other)
    {
        var start = Start is null || other.Start > Start ? other.Start : Start;
        var end = End is null || other.End < End ? other.End : End;
        return start > end ? null : new DateInterval(start, end);
    }

    /// <summary>The form it is read from.</summary>
    public override string ToString() => Text(Start) + Separator + Text(End);

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static bool TryParseEnd(ReadOnlySpan<char> text, out DateOnly? day)
    {
        day = null;
        if (text.IsEmpty)
        {
            return true;
        }

        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = value;
        return read;
    }
}
