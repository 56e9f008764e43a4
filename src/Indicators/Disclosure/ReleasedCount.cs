using System.Collections.Immutable;

namespace Anyu.Indicators;

/// <summary>What a release said of one count, where that differs from the release before.</summary>
/// <param name="Key">The count.</param>
/// <param name="Value">Its value then; null from the release on that no longer has the count.</param>
/// <param name="Withheld">Whether it was withheld.</param>
/// <param name="Number">The release.</param>
public sealed record ReleasedCount(CountKey Key, long? Value, bool Withheld, int Number);

/// <summary>What one audience has been told so far.</summary>
/// <param name="Counts">All changes, the first release first.</param>
/// <param name="Latest">The number of the last release, 0 before the first.</param>
/// <param name="Digest">Of the counts it was made from.</param>
public sealed record ReleaseMemory(ImmutableArray<ReleasedCount> Counts, int Latest, string Digest)
{
    /// <summary>Nothing was released yet.</summary>
    public static ReleaseMemory None { get; } = new([], 0, "");

    /// <summary>What the last release says.</summary>
    public ImmutableDictionary<CountKey, bool> LatestPlan()
    {
        var plan = ImmutableDictionary.CreateBuilder<CountKey, bool>();
        foreach (var count in Counts)
        {
            if (count.Value is null)
            {
                plan.Remove(count.Key);
            }
            else
            {
                plan[count.Key] = count.Withheld;
            }
        }

        return plan.ToImmutable();
    }

    /// <summary>Whether some release has shown this count with this value.</summary>
    public Func<CountKey, long, bool> Shown()
    {
        var shown = Counts.Where(c => c is { Withheld: false, Value: not null }).Select(c => (c.Key, c.Value!.Value)).ToHashSet();
        return (key, value) => shown.Contains((key, value));
    }
}
