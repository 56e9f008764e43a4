using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Which events run the lawbook, for which benefits, and which of them open without an application.</summary>
/// <param name="Opens">The benefits that open at once; all others are offered.</param>
/// <param name="Ground">Why they may.</param>
/// <param name="Events">Event → benefits.</param>
public sealed record ProactiveRules(ImmutableHashSet<string> Opens, Ground? Ground, ImmutableSortedDictionary<string, ImmutableArray<string>> Events)
{
    /// <summary>No event runs anything.</summary>
    public static ProactiveRules None { get; } = new([], null, ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>The benefits that a night looks for in every family, also in one of which nothing was recorded: a birthday or a new rule alone may bring them.</summary>
    public ImmutableArray<string> Nightly => Events.GetValueOrDefault("night", []);

    /// <summary>All benefits that some event determines.</summary>
    public ImmutableArray<string> Benefits => [.. Events.Values.SelectMany(b => b).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads <c>services/proactive.yaml</c>.</summary>
    internal static ProactiveRules Read(ContentFile? file, Lawbook book, ProblemSink sink)
    {
        if (file?.Text(sink) is not { } text || YamlFiles.Map(text, file.Path, sink) is not { } map)
        {
            return None;
        }

        var reader = new MapReader(map, sink, "proactive");
        var (opens, ground) = (ImmutableHashSet<string>.Empty, default(Ground));
        if (reader.Map("opens") is { } own)
        {
            opens = [.. Known(own, "benefits", book, sink)];
            ground = own.Need("ground") is { } item ? new GroundReader(book, sink).Read(item, "ground") : null;
            own.Close();
        }

        var events = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var listed = reader.Map("events");
        foreach (var entry in listed?.Entries ?? [])
        {
            events[entry.Key] = Known(listed!, entry.Key, book, sink);
        }

        reader.Close();
        return new ProactiveRules(opens, ground, events.ToImmutable());
    }

    private static ImmutableArray<string> Known(MapReader reader, string key, Lawbook book, ProblemSink sink)
    {
        var named = reader.Texts(key);
        foreach (var unknown in named.Where(n => !book.Benefits.ContainsKey(n.Text)))
        {
            sink.Add(CaseProblems.UnknownBenefit(unknown.At, unknown.Text, Nearest.To(unknown.Text, book.Benefits.Keys)));
        }

        return [.. named.Select(n => n.Text)];
    }
}
