using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>The files of one service folder.</summary>
/// <param name="Id">The folder's name.</param>
/// <param name="Files">Its files, by path.</param>
internal sealed record ServiceFolder(string Id, ImmutableArray<ContentFile> Files)
{
    /// <summary>The file of that name, or null.</summary>
    public ContentFile? File(string name) => Files.FirstOrDefault(f => f.Path.EndsWith("/" + name, StringComparison.Ordinal));

    /// <summary>The letters.</summary>
    public IEnumerable<ContentFile> Letters => Files.Where(f => f.Folder.EndsWith("/letters", StringComparison.Ordinal));
}

/// <summary>Reads <c>service.yaml</c> and what stands beside it.</summary>
internal sealed class ServiceReader(ServiceFolder folder, Lawbook book, ProblemSink sink)
{
    private static readonly ImmutableSortedDictionary<string, ServiceAudience> Audiences = Table(
        ("citizen", ServiceAudience.Citizen), ("institution", ServiceAudience.Institution), ("staff", ServiceAudience.Staff), ("program", ServiceAudience.Program));

    private static readonly ImmutableSortedDictionary<string, RuleWeight> Weights = Table(("block", RuleWeight.Block), ("warn", RuleWeight.Warn));

    private readonly GroundReader grounds = new(book, sink);

    /// <summary>The definition; null when its main file cannot be read.</summary>
    public ServiceDefinition? Read(string hash)
    {
        if (folder.File("service.yaml") is not { } file || file.Text(sink) is not { } text || YamlFiles.Map(text, file.Path, sink) is not { } map)
        {
            sink.Add(CaseProblems.NoServiceFile(new SourceLocation($"services/{folder.Id}/service.yaml")));
            return null;
        }

        var reader = new MapReader(map, sink, folder.Id);
        var subjects = Subjects(reader);
        var scope = ServiceScope.Of(book, subjects);
        var service = Head(reader, hash, subjects, scope);
        reader.Close();
        if (service is null)
        {
            return null;
        }

        service = service with { Letters = [.. folder.Letters.Select(f => LetterReader.Read(f, sink)).OfType<LetterDefinition>()] };
        service = service with { Form = new FormReader(service, sink).Read(folder.File("form.yaml")) };
        return service with { Cases = new ServiceCaseReader(sink).Read(folder.File("cases.yaml")) };
    }

    /// <summary>Words and their meanings.</summary>
    internal static ImmutableSortedDictionary<string, T> Table<T>(params ReadOnlySpan<(string Word, T Meaning)> rows)
    {
        var table = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (word, meaning) in rows)
        {
            table[word] = meaning;
        }

        return table.ToImmutable();
    }

    private ServiceDefinition? Head(MapReader reader, string hash, ImmutableSortedDictionary<string, string> subjects, Scope scope)
    {
        var id = reader.NeedId("id");
        if (id != folder.Id)
        {
            sink.Add(CaseProblems.IdIsFolder(reader.At, id, folder.Id));
        }

        var place = reader.Scalar("place", reader.Need("place"));
        var bound = place is null ? null : ExpressionBinder.Bind(place, scope, new FeelType.Place(), sink);
        var steps = new StepReader(scope, grounds, sink);
        var service = new ServiceDefinition
        {
            Id = folder.Id,
            Title = reader.OwnLabel(),
            Purpose = reader.NeedLabel("purpose"),
            Version = Whole(reader, "version", 1, 1_000_000),
            Hash = hash,
            Valid = Valid(reader),
            Systems = [.. reader.Texts("systems").Select(t => t.Text)],
            Audience = reader.Word("audience", Audiences, ServiceAudience.Citizen),
            Agency = reader.NeedText("agency"),
            Place = bound!,
            Names = reader.Text("names"),
            Grounds = [.. reader.Items("grounds").Select(i => grounds.Read(i, "grounds")).OfType<Ground>()],
            Subjects = subjects,
            SameBy = [.. reader.Texts("same-by").Select(t => t.Text)],
            Rules = [.. Maps(reader, "rules").Select(m => Rule(m, scope)).OfType<RuleDefinition>()],
            Withdrawal = reader.Map("withdrawal") is { } withdrawal ? Withdrawal(withdrawal, scope) : null,
            Steps = [.. Maps(reader, "steps").Select(steps.Read)],
            Refusals = [.. Maps(reader, "refusals").Select(m => Refusal(m, scope))],
            Review = reader.Map("review") is { } review ? Review(review) : null,
            Messages = [.. Maps(reader, "messages").Select(Message)],
            Letters = [],
            Retention = [.. Maps(reader, "retention").Select(Retention)],
            Form = new FormDefinition([]),
            Cases = [],
            Scope = scope,
            At = reader.At,
        };
        return bound is null ? null : service;
    }

    private ImmutableSortedDictionary<string, string> Subjects(MapReader reader)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var map = reader.Map("subjects");
        foreach (var entry in map?.Entries ?? [])
        {
            var entity = map!.Scalar(entry.Key);
            if (entity is not null && book.Vocabulary.Schema.FindEntity(entity.Text) is null)
            {
                sink.Add(CaseProblems.UnknownEntity(entity.At, entity.Text, Nearest.To(entity.Text, book.Vocabulary.Schema.Entities.Select(e => e.Id))));
            }
            else if (entity is not null)
            {
                found[entry.Key] = entity.Text;
            }
        }

        return found.ToImmutable();
    }

    private IEnumerable<MapReader> Maps(MapReader reader, string key) => Maps(reader.Items(key), key, reader.Owner, sink);

    /// <summary>The mappings of a list; anything else is reported.</summary>
    internal static IEnumerable<MapReader> Maps(ImmutableArray<YamlItem> items, string key, string owner, ProblemSink sink)
    {
        foreach (var item in items)
        {
            if (item is YamlMap map)
            {
                yield return new MapReader(map, sink, $"{owner} {key}");
            }
            else
            {
                sink.Add(CaseProblems.NotAMapping(item.At, key));
            }
        }
    }

    /// <summary>A whole number within bounds that must be there.</summary>
    internal static int Whole(MapReader reader, string key, int least, int most)
    {
        var text = reader.Scalar(key, reader.Need(key));
        if (text is null || (int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most))
        {
            return text is null ? least : int.Parse(text.Text, CultureInfo.InvariantCulture);
        }

        reader.Sink.Add(CaseProblems.NotWhole(text.At, key, text.Text, least, most));
        return least;
    }

    private DateInterval Valid(MapReader reader)
    {
        if (reader.Scalar("valid", reader.Need("valid")) is not { } text)
        {
            return default;
        }

        if (!DateInterval.TryParse(text.Text, out var interval, out var problem))
        {
            sink.Add(problem with { At = text.At });
        }

        return interval;
    }

    private RuleDefinition? Rule(MapReader reader, Scope scope) => Rule(reader, scope, reader.NeedId("id"), reader.Word("weight", Weights, RuleWeight.Block));

    private RuleDefinition? Withdrawal(MapReader reader, Scope scope) => Rule(reader, scope, "withdrawal", RuleWeight.Block);

    private RuleDefinition? Rule(MapReader reader, Scope scope, string id, RuleWeight weight)
    {
        var holds = reader.Scalar("holds", reader.Need("holds"));
        var bound = holds is null ? null : ExpressionBinder.Bind(holds, scope, new FeelType.Boolean(), sink);
        var (say, mend) = (reader.NeedLabel("say"), reader.NeedLabel("mend"));
        reader.Close();
        return bound is null ? null : new RuleDefinition(id, bound, weight, say, mend, reader.At);
    }

    private RefusalDefinition Refusal(MapReader reader, Scope scope)
    {
        var when = reader.Scalar("when") is { } text ? ExpressionBinder.Bind(text, scope, new FeelType.Boolean(), sink) : null;
        var ground = reader.Take("ground") is { } item ? grounds.Read(item, "ground") : null;
        var id = reader.NeedId("id");
        if (ground is null)
        {
            sink.Add(CaseProblems.RefusalWithoutGround(reader.At, id));
        }

        var remedy = reader.Label("remedy");
        if (remedy is null)
        {
            sink.Add(CaseProblems.RefusalWithoutRemedy(reader.At, id));
        }

        var title = reader.OwnLabel();
        reader.Close();
        return new RefusalDefinition(id, title, remedy ?? default, ground ?? GroundReader.Nothing(reader.At), when, reader.At);
    }

    private ReviewDefinition Review(MapReader reader)
    {
        var ground = reader.Need("ground") is { } item ? grounds.Read(item, "ground") : null;
        var review = new ReviewDefinition(
            reader.NeedText("agency"), reader.NeedText("permission"), Whole(reader, "within-days", 1, 3_650), ground ?? GroundReader.Nothing(reader.At), reader.At);
        reader.Close();
        return review;
    }

    private MessageDefinition Message(MapReader reader)
    {
        var on = reader.Scalar("on", reader.Need("on"));
        if (on is not null && !MessageMoments.All.Contains(on.Text, StringComparer.Ordinal))
        {
            sink.Add(CaseProblems.UnknownWord(on.At, "on", on.Text, MessageMoments.All, Nearest.To(on.Text, MessageMoments.All)));
        }

        var message = new MessageDefinition(on?.Text ?? "", reader.Text("step"), reader.NeedLabel("text"), reader.At);
        reader.Close();
        return message;
    }

    private RetentionDefinition Retention(MapReader reader)
    {
        var ground = reader.Need("ground") is { } item ? grounds.Read(item, "ground") : null;
        var kept = new RetentionDefinition(
            reader.Word("outcome", CaseOutcomes.Words, CaseOutcome.Granted), Whole(reader, "years", 1, 1_000), ground ?? GroundReader.Nothing(reader.At));
        reader.Close();
        return kept;
    }
}
