using System.Collections.Immutable;
using Anyu.Register;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Register;

public sealed class FactsTests
{
    private static readonly Guid Subject = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_value_is_as_known_then_and_true_that_day()
    {
        JournalEntry[] entries =
        [
            Entry(1, 0, null, ("residence", "A")),
            Entry(2, 10, new DateOnly(2025, 1, 5), ("residence", "B")),
            Entry(3, 20, new DateOnly(2025, 1, 3), ("residence", "C")),
        ];
        Assert.Equal("A", Facts.At(entries, Start.AddDays(9), new DateOnly(2025, 2, 1))["residence"]);
        Assert.Equal("B", Facts.At(entries, Start.AddDays(10), new DateOnly(2025, 2, 1))["residence"]);
        Assert.Equal("A", Facts.At(entries, Start.AddDays(10), new DateOnly(2025, 1, 4))["residence"]);
        Assert.Equal("C", Facts.At(entries, Start.AddDays(20), new DateOnly(2025, 1, 4))["residence"]);
        Assert.Equal("B", Facts.Latest(entries)["residence"]);
    }

    [Fact]
    public void A_correction_replaces_what_was_never_true_and_keeps_what_was_known()
    {
        var first = Entry(1, 0, new DateOnly(2025, 1, 1), ("name", "王伟"), ("sex", "1"));
        JournalEntry[] entries = [first, Entry(2, 5, new DateOnly(2025, 1, 1), ("name", "王玮")) with { Corrects = first.Id }];
        Assert.Equal("王伟", Facts.At(entries, Start.AddDays(4), new DateOnly(2025, 6, 1))["name"]);
        Assert.Equal("王玮", Facts.Latest(entries)["name"]);
        Assert.Equal("1", Facts.Latest(entries)["sex"]);
        Assert.Equal(["王玮"], Facts.Ever(entries, "name").Select(known => known.Value));
    }

    [Fact]
    public void An_empty_value_says_that_there_is_none()
    {
        var first = Entry(1, 0, null, ("phone", "x"));
        Assert.Null(Facts.Latest([first, Entry(2, 1, null, ("phone", ""))])["phone"]);
    }

    /// <summary>The slow way: go through the days and instants one by one.</summary>
    [Fact]
    public void Any_journal_reads_as_its_slow_sibling_says() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[-1, 6], Gen.Int[0, 3]).List[1, 8].Sample(rows =>
        {
            var entries = new List<JournalEntry>();
            foreach (var (index, (known, from, corrects, value)) in rows.Index())
            {
                var entry = Entry(index + 1, known, new DateOnly(2025, 1, 1).AddDays(from), ("e", value == 0 ? "" : $"{value}"));
                entries.Add(corrects >= 0 && corrects < entries.Count && entries[corrects].RecordedAt <= entry.RecordedAt ? entry with { Corrects = entries[corrects].Id } : entry);
            }

            for (var known = 0; known < 8; known++)
            {
                for (var day = 0; day < 8; day++)
                {
                    Assert.Equal(Slowly(entries, known, day), Facts.At(entries, Start.AddDays(known), new DateOnly(2025, 1, 1).AddDays(day))["e"]);
                }
            }
        });

    private static string? Slowly(List<JournalEntry> entries, int known, int day)
    {
        JournalEntry? best = null;
        foreach (var entry in entries)
        {
            var replaced = entries.Exists(later => later.Corrects == entry.Id && later.RecordedAt <= Start.AddDays(known));
            if (replaced || entry.RecordedAt > Start.AddDays(known) || entry.ValidFrom > new DateOnly(2025, 1, 1).AddDays(day))
            {
                continue;
            }

            var later = best is null || entry.ValidFrom > best.ValidFrom
                || (entry.ValidFrom == best.ValidFrom && (entry.RecordedAt > best.RecordedAt || (entry.RecordedAt == best.RecordedAt && entry.Step > best.Step)));
            best = later ? entry : best;
        }

        return best?.Values["e"] is { Length: > 0 } value ? value : null;
    }

    private static JournalEntry Entry(int number, int knownDay, DateOnly? from, params (string Element, string Value)[] values) => new()
    {
        Id = new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Subject = Subject,
        Kind = "person",
        Step = number,
        Event = Subject,
        ValidFrom = from,
        RecordedAt = Start.AddDays(knownDay),
        Actor = "test",
        Source = new Source("test", "", Confidence.Certified),
        Values = values.ToImmutableSortedDictionary(value => value.Element, value => value.Value, StringComparer.Ordinal),
    };
}
