using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>An office that arranges benefits.</summary>
/// <param name="Agency">The kind of agency.</param>
/// <param name="Level">The level of place at which it works.</param>
/// <param name="Benefits">What it arranges.</param>
public sealed record GrantOffice(string Agency, PlaceLevel Level, ImmutableHashSet<string> Benefits);

/// <summary>Which benefits become cases, and where.</summary>
/// <param name="Service">The service that carries them.</param>
/// <param name="Lost">Its ground for what is no longer met.</param>
/// <param name="Offices">The offices; of several that have a benefit the first whose level the place reaches.</param>
public sealed record GrantRules(string Service, string Lost, ImmutableArray<GrantOffice> Offices);

/// <summary>Which events run the lawbook, for which benefits, and which of them open without an application.</summary>
/// <param name="Opens">The benefits that open at once; all others are offered.</param>
/// <param name="Ground">Why they may.</param>
/// <param name="Events">Event → benefits.</param>
public sealed record ProactiveRules(ImmutableHashSet<string> Opens, Ground? Ground, ImmutableSortedDictionary<string, ImmutableArray<string>> Events)
{
    private static readonly ImmutableSortedDictionary<string, PlaceLevel> Levels = ServiceReader.Table(("county", PlaceLevel.County), ("township", PlaceLevel.Township), ("village", PlaceLevel.Village));

    /// <summary>Which benefits become cases; null where none do.</summary>
    public GrantRules? Grants { get; init; }

    /// <summary>No event runs anything.</summary>
    public static ProactiveRules None { get; } = new([], null, ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>The benefits that a night looks for in every family, also in one of which nothing was recorded: a birthday or a new rule alone may bring them.</summary>
    public ImmutableArray<string> Nightly => Events.GetValueOrDefault("night", []);

    /// <summary>All benefits that some event determines.</summary>
    public ImmutableArray<string> Benefits => [.. Events.Values.SelectMany(b => b).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Reads <c>services/proactive.yaml</c>.</summary>
    internal static ProactiveRules Read(ContentFile? file, IReadOnlyDictionary<string, ServiceDefinition> services, Lawbook book, ProblemSink sink)
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

        var grants = reader.Map("cases") is { } cases ? Cases(cases, services, book, sink) : null;
        reader.Close();
        return new ProactiveRules(opens, ground, events.ToImmutable()) { Grants = grants };
    }

    private static GrantRules Cases(MapReader reader, IReadOnlyDictionary<string, ServiceDefinition> services, Lawbook book, ProblemSink sink)
    {
        var (named, lost, offices) = (reader.NeedText("service"), reader.NeedText("lost"), ImmutableArray.CreateBuilder<GrantOffice>());
        foreach (var office in ServiceReader.Maps(reader.Items("offices"), "offices", reader.Owner, sink))
        {
            offices.Add(new GrantOffice(office.NeedText("agency"), office.Word("level", Levels, PlaceLevel.County), [.. Known(office, "benefits", book, sink)]));
            office.Close();
        }

        reader.Close();
        if (!services.TryGetValue(named, out var service) || service.Audience != ServiceAudience.Program || service.Refusal(lost) is null
            || offices.Any(office => service.Steps.All(step => step.Agency != office.Agency)))
        {
            sink.Add(CaseProblems.NoGrantService(reader.At, named, lost));
        }

        return new GrantRules(named, lost, offices.ToImmutable());
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
