using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// Reads a mapping strictly: each key is asked for by name, and <see cref="Close"/> reports those nobody asked for.
/// A wrong value is reported where it stands and read as absent, so that one reading finds everything.
/// </summary>
internal sealed partial class MapReader(YamlMap map, ProblemSink sink, string owner)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Where the mapping begins.</summary>
    public SourceLocation At => map.At;

    /// <summary>The sink its problems go to.</summary>
    public ProblemSink Sink => sink;

    /// <summary>What the mapping belongs to, for messages.</summary>
    public string Owner => owner;

    /// <summary>All entries, for mappings with free keys.</summary>
    public ImmutableArray<YamlEntry> Entries => map.Entries;

    /// <summary>The value of a key; null when it is absent or says nothing.</summary>
    public YamlItem? Take(string key)
    {
        asked.Add(key);
        return map.Find(key)?.Value is { } value and not YamlText { IsNothing: true } ? value : null;
    }

    /// <summary>The value of a key that must be there.</summary>
    public YamlItem? Need(string key)
    {
        var value = Take(key);
        if (value is null)
        {
            sink.Add(LawProblems.MissingKey(map.Find(key)?.KeyAt ?? map.At, key, owner));
        }

        return value;
    }

    /// <summary>Where a key stands, or the mapping when it does not.</summary>
    public SourceLocation Where(string key) => map.Find(key)?.Value.At ?? map.At;

    /// <summary>A text with its place, or null.</summary>
    public YamlText? Scalar(string key) => Scalar(key, Take(key));

    /// <summary>A text, or null.</summary>
    public string? Text(string key) => Scalar(key)?.Text;

    /// <summary>A text that must be there; empty when it is not.</summary>
    public string NeedText(string key) => Scalar(key, Need(key))?.Text ?? "";

    /// <summary>An id that must be there and have the form of one.</summary>
    public string NeedId(string key)
    {
        var text = Scalar(key, Need(key));
        if (text is not null && !IdForm().IsMatch(text.Text))
        {
            sink.Add(LawProblems.BadId(text.At, text.Text));
        }

        return text?.Text ?? "";
    }

    /// <summary>A label in both languages, or null.</summary>
    public Bilingual? Label(string key) => Take(key) is { } value ? LabelOf(value, key) : null;

    /// <summary>A label that must be there.</summary>
    public Bilingual NeedLabel(string key) => Need(key) is { } value ? LabelOf(value, key) : default;

    /// <summary>The label whose <c>zh</c> and <c>en</c> are keys of this mapping itself.</summary>
    public Bilingual OwnLabel() => new(LabelText("zh"), LabelText("en"));

    /// <summary>A number, or null.</summary>
    public decimal? Number(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }

        if (decimal.TryParse(text.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        sink.Add(LawProblems.BadNumber(text.At, key, text.Text));
        return null;
    }

    /// <summary>A date, or null.</summary>
    public DateOnly? Date(string key) => Scalar(key) is { } text ? Dates.Read(text, key, sink) : null;

    /// <summary>A truth value; false when absent.</summary>
    public bool Flag(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return false;
        }

        if (text.Text is not ("true" or "false"))
        {
            sink.Add(LawProblems.NotInList(text.At, key, text.Text, ["true", "false"], null));
        }

        return text.Text == "true";
    }

    /// <summary>One text, or a list of texts; empty when absent.</summary>
    public ImmutableArray<YamlText> Texts(string key) => Take(key) switch
    {
        null => [],
        YamlText one => [one],
        YamlList list => [.. list.Items.Select(i => Scalar(key, i)).OfType<YamlText>()],
        var other => Refuse<ImmutableArray<YamlText>>(other, key, new("文字或列表", "a text or a list"), []),
    };

    /// <summary>One word of a list; the fallback when absent or wrong.</summary>
    public T Word<T>(string key, ImmutableSortedDictionary<string, T> words, T fallback) =>
        Scalar(key) is { } text ? WordOf(text, key, words, fallback) : fallback;

    /// <summary>The meaning of a word, or the fallback with a problem.</summary>
    public T WordOf<T>(YamlText text, string key, ImmutableSortedDictionary<string, T> words, T fallback)
    {
        if (words.TryGetValue(text.Text, out var meaning))
        {
            return meaning;
        }

        sink.Add(LawProblems.NotInList(text.At, key, text.Text, words.Keys, Nearest.To(text.Text, words.Keys)));
        return fallback;
    }

    /// <summary>A mapping to be read strictly, or null.</summary>
    public MapReader? Map(string key) => Take(key) switch
    {
        null => null,
        YamlMap inner => new MapReader(inner, sink, $"{owner} {key}"),
        var other => Refuse<MapReader?>(other, key, new("键值对", "a mapping"), null),
    };

    /// <summary>A list, or empty.</summary>
    public ImmutableArray<YamlItem> Items(string key) => Take(key) switch
    {
        null => [],
        YamlList list => list.Items,
        var other => Refuse<ImmutableArray<YamlItem>>(other, key, new("列表", "a list"), []),
    };

    /// <summary>Leaves the keys that are kept as they are.</summary>
    public void Ignore(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            asked.Add(key);
        }
    }

    /// <summary>Reports every key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var entry in map.Entries.Where(e => !asked.Contains(e.Key)))
        {
            sink.Add(LawProblems.UnknownKey(entry.KeyAt, entry.Key, owner, Nearest.To(entry.Key, asked)));
        }
    }

    /// <summary>A label in both languages.</summary>
    public Bilingual LabelOf(YamlItem item, string key)
    {
        if (item is not YamlMap inner)
        {
            return Refuse<Bilingual>(item, key, new("{ zh: …, en: … }", "{ zh: …, en: … }"), default);
        }

        var reader = new MapReader(inner, sink, $"{owner} {key}");
        var label = reader.OwnLabel();
        reader.Close();
        return label;
    }

    /// <summary>The value as a text, or null with a problem.</summary>
    public YamlText? Scalar(string key, YamlItem? item) => item switch
    {
        null => null,
        YamlText text => text,
        _ => Refuse<YamlText?>(item, key, new("文字", "a text"), null),
    };

    private string LabelText(string language)
    {
        var text = Scalar(language, Take(language));
        if (text is null or { Text: "" })
        {
            sink.Add(LawProblems.MissingLabel(map.At, owner, language));
        }

        return text?.Text ?? "";
    }

    private T Refuse<T>(YamlItem item, string key, Bilingual expected, T fallback)
    {
        sink.Add(LawProblems.WrongType(item.At, new($"{owner} 的“{key}”", $"“{key}” of {owner}"), expected, item.KindLabel));
        return fallback;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdForm();
}
