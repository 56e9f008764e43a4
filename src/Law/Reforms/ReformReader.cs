using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads a reform's file (docs/content-format.md).</summary>
internal static class ReformReader
{
    private static readonly ImmutableSortedDictionary<string, ReformKind> Kinds = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("change", ReformKind.Change), KeyValuePair.Create("reading", ReformKind.Reading), KeyValuePair.Create("add", ReformKind.Add),
            KeyValuePair.Create("repeal", ReformKind.Repeal), KeyValuePair.Create("adopt", ReformKind.Adopt),
        ]);

    /// <summary>Reads it; problems are in the sink.</summary>
    public static ReformDraft? Read(ContentFile file, ProblemSink sink) =>
        file.Text(sink) is { } text && YamlFiles.Map(text, file.Path, sink) is { } map ? Read(file, map, sink) : null;

    private static ReformDraft? Read(ContentFile file, YamlMap map, ProblemSink sink)
    {
        var reader = new MapReader(map, sink, file.Stem);
        var (id, label) = (reader.NeedId("id"), reader.OwnLabel());
        reader.Ignore("zh", "en");
        _ = reader.Need("changes");
        var changes = reader.Items("changes").Select(item => Change(item, sink)).OfType<ChangeDraft>().ToImmutableArray();
        reader.Close();
        return sink.Errors > 0 ? null : new ReformDraft(new Reform(id, label, [.. changes.Select(c => c.Change)], file.Path, file.Hash), changes);
    }

    private static ChangeDraft? Change(YamlItem item, ProblemSink sink)
    {
        if (item is not YamlMap map)
        {
            sink.Add(LawProblems.WrongType(item.At, new("一处改动", "a change"), new("键值对", "a mapping"), item.KindLabel));
            return null;
        }

        var found = Kinds.Where(k => map.Find(k.Key) is not null).ToArray();
        if (found is not [var (key, kind)])
        {
            sink.Add(LawProblems.OneChange(map.At, [.. found.Select(f => f.Key)]));
            return null;
        }

        var reader = new MapReader(map, sink, key);
        var target = reader.NeedText(key);
        var change = new ReformChange(kind, target, reader.NeedLabel("note"), reader.NeedLabel("ground"), reader.Where(key));
        var draft = Details(reader, change);
        reader.Close();
        return draft;
    }

    private static ChangeDraft Details(MapReader reader, ReformChange change)
    {
        switch (change.Kind)
        {
            case ReformKind.Reading:
                var option = reader.Scalar("option", reader.Need("option"));
                return new ChangeDraft(change with { Option = option?.Text }) { Option = option };
            case ReformKind.Add:
                var sentence = reader.Scalar("insert", reader.Need("insert"));
                return new ChangeDraft(change with { Insert = sentence?.Text }) { Insert = sentence, Block = MapOf(reader, "provision", needed: true) };
            case ReformKind.Adopt:
                return new ChangeDraft(change) { Block = MapOf(reader, "by", needed: true) };
            case ReformKind.Repeal:
                return new ChangeDraft(change);
            default:
                var (strike, insert) = (reader.Scalar("strike"), reader.Scalar("insert"));
                if ((strike is null) != (insert is null))
                {
                    _ = reader.Need(strike is null ? "strike" : "insert");
                }

                return new ChangeDraft(change with { Strike = strike?.Text, Insert = insert?.Text }) { Strike = strike, Insert = insert, Block = MapOf(reader, "with", needed: false) };
        }
    }

    private static YamlMap? MapOf(MapReader reader, string key, bool needed)
    {
        var value = needed ? reader.Need(key) : reader.Take(key);
        if (value is not null and not YamlMap)
        {
            reader.Sink.Add(LawProblems.WrongType(value.At, new($"“{key}”", $"“{key}”"), new("键值对", "a mapping"), value.KindLabel));
        }

        return value as YamlMap;
    }
}
