using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>The readings of characters without tones, the usual one first; the readings of surnames. From <c>content/register</c>.</summary>
internal sealed class PinyinTable
{
    private readonly FrozenDictionary<Rune, ImmutableArray<string>> readings;
    private readonly FrozenDictionary<string, string> surnames;

    private PinyinTable(Dictionary<Rune, ImmutableArray<string>> readings, Dictionary<string, string> surnames) =>
        (this.readings, this.surnames) = (readings.ToFrozenDictionary(), surnames.ToFrozenDictionary(StringComparer.Ordinal));

    /// <summary>How many characters have a reading.</summary>
    public int Count => readings.Count;

    /// <summary>Reads the two tables.</summary>
    public static PinyinTable Of(IEnumerable<TableRow> syllables, IEnumerable<TableRow> surnames)
    {
        var first = new Dictionary<Rune, ImmutableArray<string>>();
        var others = new List<(Rune Character, string Reading)>();
        foreach (var row in syllables)
        {
            foreach (var character in row[1].EnumerateRunes())
            {
                first[character] = [row[0]];
            }

            others.AddRange(row[2].EnumerateRunes().Select(character => (character, row[0])));
        }

        foreach (var (character, reading) in others)
        {
            first[character] = first.TryGetValue(character, out var known) ? known.Add(reading) : [reading];
        }

        return new PinyinTable(first, surnames.ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));
    }

    /// <summary>All readings of a character, the usual one first; none when it has none.</summary>
    public ImmutableArray<string> Of(Rune character) => readings.TryGetValue(character, out var known) ? known : [];

    /// <summary>The surname at the head of a name when the table has it: of two characters before one.</summary>
    public (int Length, string Reading)? SurnameOf(ReadOnlySpan<Rune> name)
    {
        for (var length = Math.Min(2, name.Length); length > (name.Length == 1 ? 1 : 0); length--)
        {
            var head = length == 2 ? name[0].ToString() + name[1].ToString() : name[0].ToString();
            if (surnames.TryGetValue(head, out var reading))
            {
                return (length, reading);
            }
        }

        return null;
    }
}
