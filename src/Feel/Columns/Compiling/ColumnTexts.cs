using System.Collections.Immutable;

namespace Anyu.Feel;

/// <summary>The texts of one compilation, each with a number.</summary>
internal sealed class ColumnTexts
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];

    public int Count => texts.Count;

    public string this[int number] => texts[number];

    public int Of(string text)
    {
        if (!numbers.TryGetValue(text, out var number))
        {
            numbers[text] = number = texts.Count;
            texts.Add(text);
        }

        return number;
    }

    /// <summary>The numbers of the texts of a column.</summary>
    public int[] Of(ImmutableArray<string> column) => [.. column.Select(Of)];
}
