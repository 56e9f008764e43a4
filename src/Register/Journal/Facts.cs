namespace Anyu.Register;

/// <summary>A value with where it comes from.</summary>
/// <param name="Value">The value; never empty.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="From">Since when it is true; null when it always was or nobody said.</param>
/// <param name="RecordedAt">When it was learned.</param>
/// <param name="Entry">The journal entry that says so.</param>
public sealed record Known(string Value, Source Source, DateOnly? From, DateTimeOffset RecordedAt, Guid Entry);

/// <summary>What is known of one record, as known at an instant and true on a day.</summary>
internal sealed class Facts
{
    private readonly Dictionary<string, Known> known;

    private Facts(Dictionary<string, Known> known) => this.known = known;

    /// <summary>Whether nothing is known.</summary>
    public bool IsEmpty => known.Count == 0;

    /// <summary>The elements with a value.</summary>
    public IEnumerable<KeyValuePair<string, Known>> All => known.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The value of an element, or null.</summary>
    public string? this[string element] => known.TryGetValue(element, out var found) ? found.Value : null;

    /// <summary>All that is known now, whichever day it becomes true.</summary>
    public static Facts Latest(IEnumerable<JournalEntry> entries) => At(entries, DateTimeOffset.MaxValue, DateOnly.MaxValue);

    /// <summary>
    /// The value of each element: of the entries known by then and true on the day, without those a correction replaced, the one that became true
    /// last; of those the one learned last.
    /// </summary>
    public static Facts At(IEnumerable<JournalEntry> entries, DateTimeOffset knownAt, DateOnly trueOn)
    {
        var knownThen = entries.Where(entry => entry.RecordedAt <= knownAt).ToList();
        var replaced = Replaced(knownThen);
        var found = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var entry in knownThen.Where(entry => !(entry.ValidFrom > trueOn) && !(entry.ValidTo < trueOn)).OrderBy(entry => entry.ValidFrom ?? DateOnly.MinValue).ThenBy(entry => entry.RecordedAt).ThenBy(entry => entry.Step))
        {
            foreach (var (element, value) in entry.Values)
            {
                if (!replaced.Contains((entry.Id, element)))
                {
                    Take(found, element, value, entry);
                }
            }
        }

        return new Facts(found);
    }

    /// <summary>Every value that an element ever had, without those a correction replaced; the earliest first.</summary>
    public static IEnumerable<Known> Ever(IReadOnlyCollection<JournalEntry> entries, string element)
    {
        var replaced = Replaced(entries);
        return entries.Where(entry => entry.Values.TryGetValue(element, out var value) && value.Length > 0 && !replaced.Contains((entry.Id, element)))
            .OrderBy(entry => entry.ValidFrom ?? DateOnly.MinValue).ThenBy(entry => entry.RecordedAt).ThenBy(entry => entry.Step)
            .Select(entry => new Known(entry.Values[element], entry.Source, entry.ValidFrom, entry.RecordedAt, entry.Id));
    }

    /// <summary>The value of an element with its source, or null.</summary>
    public Known? Find(string element) => known.GetValueOrDefault(element);

    /// <summary>An empty value takes away what an earlier entry said.</summary>
    private static void Take(Dictionary<string, Known> found, string element, string value, JournalEntry entry)
    {
        if (value.Length == 0)
        {
            found.Remove(element);
        }
        else
        {
            found[element] = new Known(value, entry.Source, entry.ValidFrom, entry.RecordedAt, entry.Id);
        }
    }

    private static HashSet<(Guid Entry, string Element)> Replaced(IEnumerable<JournalEntry> entries) =>
        [.. from entry in entries where entry.Corrects is not null from element in entry.Values.Keys select (entry.Corrects!.Value, element)];
}
