using System.Collections.Immutable;

namespace Anyu.Law;

/// <summary>One bar of a family's time line: when something is enjoyed.</summary>
/// <param name="Determination">What is enjoyed.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null when no end is known.</param>
public sealed record TimeLineItem(Determination Determination, DateOnly From, DateOnly? Until);

/// <summary>Puts what a family has on a line of dates.</summary>
public static class TimeLine
{
    /// <summary>What is granted or encouraged and has a first day, by first day.</summary>
    public static ImmutableArray<TimeLineItem> Of(ImmutableArray<Determination> determinations) =>
    [
        .. determinations
            .Where(d => d.Outcome is Outcome.Granted or Outcome.Encouraged && d.Enjoyed.From is not null)
            .Select(d => new TimeLineItem(d, d.Enjoyed.From!.Value, d.Enjoyed.Until))
            .OrderBy(i => i.From)
            .ThenBy(i => i.Determination.Benefit.Id, StringComparer.Ordinal),
    ];
}
