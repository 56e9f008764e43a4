using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>What no definition may ask for, and the sentence that forbids it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="Services">The services it speaks of by id.</param>
/// <param name="About">The entities it speaks of: each service with such a subject, under whatever name. All services when both are empty.</param>
/// <param name="Kinds">The kinds of step it forbids.</param>
/// <param name="Agencies">Whose steps it speaks of; all when empty.</param>
/// <param name="Facts">The facts that such steps may not ask for.</param>
/// <param name="Purposes">The purposes for which nobody may ask for these facts of another agency; they are written <c>entity.element</c> or <c>entity.*</c>.</param>
/// <param name="Grounds">The sentences of law.</param>
/// <param name="At">Where it stands.</param>
public sealed record ProhibitionDefinition(
    string Id,
    Bilingual Reason,
    ImmutableArray<string> Services,
    ImmutableArray<string> About,
    ImmutableArray<StepKind> Kinds,
    ImmutableArray<string> Agencies,
    ImmutableArray<string> Facts,
    ImmutableArray<string> Purposes,
    ImmutableArray<Ground> Grounds,
    SourceLocation At)
{
    /// <summary>The sentences as they are cited: document, article, words.</summary>
    public string Citation => string.Join("；", Grounds.Select(g => $"{g.Document}#{g.Article}「{string.Join("…", g.Quotes)}」"));

    /// <summary>Whether it speaks of a service.</summary>
    public bool SpeaksOf(ServiceDefinition service) =>
        (Services.IsEmpty && About.IsEmpty) || Services.Contains(service.Id, StringComparer.Ordinal) || service.Subjects.Values.Any(entity => About.Contains(entity, StringComparer.Ordinal));

    /// <summary>Whether it forbids asking for a fact for a purpose.</summary>
    public bool Forbids(string purpose, string fact) =>
        Purposes.Contains(purpose, StringComparer.Ordinal) && (Facts.Contains(fact, StringComparer.Ordinal) || Facts.Contains($"{fact.Split('.')[0]}.*", StringComparer.Ordinal));
}

/// <summary>Reads <c>services/prohibitions.yaml</c>.</summary>
internal static class ProhibitionReader
{
    private static readonly ImmutableSortedDictionary<string, StepKind> Kinds = ServiceReader.Table(("approval", StepKind.Approval), ("agency", StepKind.Agency), ("task", StepKind.Task));

    public static ImmutableArray<ProhibitionDefinition> Read(ContentFile? file, Lawbook book, ProblemSink sink)
    {
        if (file?.Text(sink) is not { } text || YamlFiles.List(text, file.Path, sink) is not { } list)
        {
            return [];
        }

        var grounds = new GroundReader(book, sink);
        return [.. ServiceReader.Maps(list.Items, "prohibitions", "prohibitions", sink).Select(m => One(m, grounds))];
    }

    private static ProhibitionDefinition One(MapReader reader, GroundReader grounds)
    {
        var rule = new ProhibitionDefinition(
            reader.NeedId("id"),
            reader.NeedLabel("reason"),
            Words(reader, "services"),
            Words(reader, "about"),
            [.. reader.Texts("kinds").Select(k => reader.WordOf(k, "kinds", Kinds, StepKind.Approval))],
            Words(reader, "agencies"),
            Words(reader, "facts"),
            Words(reader, "purposes"),
            [.. reader.Items("grounds").Select(i => grounds.Read(i, "grounds")).OfType<Ground>()],
            reader.At);
        reader.Close();
        return rule;
    }

    private static ImmutableArray<string> Words(MapReader reader, string key) => [.. reader.Texts(key).Select(t => t.Text)];
}
