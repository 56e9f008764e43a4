using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads values that an interpretation may choose, and remembers the interpretations an entry depends on.</summary>
internal sealed class ChoiceReader(LoadContext context, ProblemSink sink)
{
    private readonly SortedSet<string> uses = new(StringComparer.Ordinal);

    /// <summary>The interpretations used so far: those that choose and those that expressions ask for.</summary>
    public ImmutableArray<string> Uses => [.. uses];

    /// <summary>One word of a list, or null when absent.</summary>
    public Choice<T>? Words<T>(MapReader reader, string key, ImmutableSortedDictionary<string, T> words) =>
        Read<T>(reader, key, item => reader.Scalar(key, item) is { } text ? reader.WordOf(text, key, words, words.Values.First()) : default!);

    /// <summary>A text, or null when absent.</summary>
    public Choice<string>? Texts(MapReader reader, string key, Action<YamlText> check) => Read(reader, key, item =>
    {
        if (reader.Scalar(key, item) is not { } text)
        {
            return "";
        }

        check(text);
        return text.Text;
    });

    /// <summary>An expression of that type, or null when absent or wrong.</summary>
    public Choice<FeelExpression>? Expressions(MapReader reader, string key, Scope scope, FeelType expected) =>
        Read<FeelExpression?>(reader, key, item => reader.Scalar(key, item) is { } text ? Bind(text, scope, expected) : null) is { } choice
            && choice.All.All(e => e is not null)
            ? new Choice<FeelExpression>(choice.By, choice.Plain, choice.Options.ToImmutableSortedDictionary(o => o.Key, o => o.Value!, StringComparer.Ordinal))
            : null;

    /// <summary>A single expression, or null when absent or wrong.</summary>
    public FeelExpression? Expression(MapReader reader, string key, Scope scope, FeelType expected) =>
        reader.Scalar(key) is { } text ? Bind(text, scope, expected) : null;

    /// <summary>An expression; null with its problems in the sink.</summary>
    public FeelExpression? Bind(YamlText text, Scope scope, FeelType? expected)
    {
        var bound = ExpressionBinder.Bind(text, scope, expected, sink);
        NoteSettings(bound?.Settings ?? []);
        return bound;
    }

    /// <summary>Remembers interpretations that an expression or table asks for.</summary>
    public void NoteSettings(IEnumerable<string> settings) => uses.UnionWith(settings);

    /// <summary>Reads the <c>uses</c> key.</summary>
    public void ReadUses(MapReader reader)
    {
        foreach (var id in reader.Texts("uses"))
        {
            if (context.Interpretation(id, sink) is not null)
            {
                uses.Add(id.Text);
            }
        }
    }

    /// <summary>A plain value, or one for each option of an interpretation; null when absent.</summary>
    public Choice<T>? Read<T>(MapReader reader, string key, Func<YamlItem, T> read)
    {
        var item = reader.Take(key);
        return item switch
        {
            null => null,
            YamlMap map when map.Find("by") is { } by => Chosen(reader, key, map, by, read),
            _ => Choice<T>.Of(read(item)),
        };
    }

    private Choice<T>? Chosen<T>(MapReader reader, string key, YamlMap map, YamlEntry by, Func<YamlItem, T> read)
    {
        if (reader.Scalar(key, by.Value) is not { } id || context.Interpretation(id, sink) is not { } chooser)
        {
            return null;
        }

        uses.Add(chooser.Id);
        var options = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var entry in map.Entries.Where(e => e.Key != "by"))
        {
            if (!chooser.Options.ContainsKey(entry.Key))
            {
                sink.Add(LawProblems.ChoiceOptions(entry.KeyAt, chooser.Id, entry.Key, missing: false, Nearest.To(entry.Key, chooser.Options.Keys)));
                continue;
            }

            options[entry.Key] = read(entry.Value);
        }

        foreach (var option in chooser.Options.Keys.Where(o => !options.ContainsKey(o)))
        {
            sink.Add(LawProblems.ChoiceOptions(map.At, chooser.Id, option, missing: true, null));
        }

        return new Choice<T>(chooser.Id, default, options.ToImmutable());
    }
}
