using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>content/vocabulary</c>: entities with their elements, code lists, and the shape of a statement.</summary>
internal sealed class VocabularyLoader(ProblemSink sink)
{
    private const string Folder = "vocabulary";
    private static readonly Bilingual EntityName = new("实体", "entity");
    private readonly Dictionary<string, SourceLocation> entityPlaces = new(StringComparer.Ordinal);
    private ImmutableArray<CodeList> codeLists = [];
    private ImmutableHashSet<string> entityIds = [];

    /// <summary>Reads the vocabulary; unreadable entries are left out with a problem.</summary>
    public Vocabulary Load(ContentFiles files)
    {
        var maps = files.In(Folder, ".yaml").Select(f => (File: f, Map: ReadMap(f))).Where(f => f.Map is not null).ToList();
        var codes = maps.Find(m => m.File.Stem == "codes");
        codeLists = codes.Map is null ? [] : ReadCodeLists(codes.Map);
        var entities = maps.Where(m => m.File.Stem is not ("codes" or "roles")).ToList();
        entityIds = [.. entities.Select(e => (e.Map!.Find("entity")?.Value as YamlText)?.Text).OfType<string>()];
        var schema = new Schema([.. entities.Select(e => ReadEntity(e.File, e.Map!)).OfType<Entity>()], codeLists);
        var roles = maps.Find(m => m.File.Stem == "roles");
        if (roles.Map is null)
        {
            sink.Add(LawProblems.MissingKey(new SourceLocation(Folder), "roles.yaml", Folder));
        }

        return new ShapeReader(schema, sink).Read(roles.Map ?? new YamlMap([], new SourceLocation(Folder)));
    }

    private YamlMap? ReadMap(ContentFile file) =>
        file.Text(sink) is { } text ? YamlFiles.Map(text, file.Path, sink) : null;

    private ImmutableArray<CodeList> ReadCodeLists(YamlMap map)
    {
        var lists = ImmutableArray.CreateBuilder<CodeList>();
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not YamlMap inner)
            {
                sink.Add(LawProblems.WrongType(entry.Value.At, new(entry.Key, entry.Key), new("代码表", "a code list"), entry.Value.KindLabel));
                continue;
            }

            var reader = new MapReader(inner, sink, entry.Key);
            var items = reader.Map("codes")?.Entries.Select(c => new CodeItem(c.Key, reader.LabelOf(c.Value, c.Key))).ToImmutableArray() ?? [];
            lists.Add(new CodeList(entry.Key, reader.OwnLabel(), reader.Text("standard"), items));
            reader.Close();
        }

        return lists.ToImmutable();
    }

    private Entity? ReadEntity(ContentFile file, YamlMap map)
    {
        var reader = new MapReader(map, sink, file.Stem);
        var id = reader.NeedText("entity");
        var label = reader.OwnLabel();
        var elements = reader.Map("elements");
        reader.Close();
        if (id.Length == 0 || elements is null)
        {
            return null;
        }

        if (!entityPlaces.TryAdd(id, map.At))
        {
            sink.Add(LawProblems.DuplicateId(map.At, id, entityPlaces[id]));
            return null;
        }

        return new Entity(id, label, [.. elements.Entries.Select((e, slot) => ReadElement(id, e, slot))]);
    }

    private Element ReadElement(string entity, YamlEntry entry, int slot)
    {
        var owner = $"{entity}.{entry.Key}";
        if (entry.Value is not YamlMap map)
        {
            sink.Add(LawProblems.WrongType(entry.Value.At, new(owner, owner), new("{ type: …, zh: …, en: … }", "{ type: …, zh: …, en: … }"), entry.Value.KindLabel));
            return new Element(entry.Key, new FeelType.Text(), new(entry.Key, entry.Key), slot);
        }

        var reader = new MapReader(map, sink, owner);
        var element = new Element(
            entry.Key,
            ReadType(reader),
            reader.OwnLabel(),
            slot,
            reader.Text("compute"),
            reader.Flag("law"),
            reader.Word("sensitivity", Words.Sensitivities, Sensitivity.Personal),
            reader.Label("question"),
            reader.Label("hint"),
            entry.KeyAt)
        {
            Least = reader.Number("min") ?? 0,
            Most = reader.Number("max"),
            Long = reader.Flag("long"),
        };
        reader.Ignore("register");
        if (element is { Compute: not null, Law: true })
        {
            sink.Add(LawProblems.DoesNotFit(entry.KeyAt, new($"{owner} 既有 compute 又标 law: true。", $"{owner} has both compute and law: true."), new("两者只能取一。", "Keep one of them.")));
        }

        reader.Close();
        return element;
    }

    private FeelType ReadType(MapReader reader)
    {
        var word = reader.NeedText("type");
        var unit = reader.Word("unit", Words.Units, Unit.One);
        var list = reader.Scalar("list");
        switch (word)
        {
            case "boolean": return new FeelType.Boolean();
            case "date": return new FeelType.Date();
            case "number": return new FeelType.Number(unit);
            case "text": return new FeelType.Text();
            case "place": return new FeelType.Place();
            case "code": return new FeelType.Code(KnownList(reader, list));
            default:
                if (word.Length > 0 && !entityIds.Contains(word))
                {
                    string[] allowed = ["boolean", "code", "date", "number", "place", "text", .. entityIds.Order(StringComparer.Ordinal)];
                    sink.Add(LawProblems.NotInList(reader.Where("type"), "type", word, allowed, Nearest.To(word, allowed)));
                }

                return new FeelType.Record(word);
        }
    }

    private string KnownList(MapReader reader, YamlText? list)
    {
        if (list is null)
        {
            sink.Add(LawProblems.MissingKey(reader.At, "list", reader.Owner));
            return "";
        }

        if (!codeLists.Any(l => l.Id == list.Text))
        {
            sink.Add(LawProblems.UnknownEntity(list.At, new("代码表", "code list"), list.Text, Nearest.To(list.Text, codeLists.Select(l => l.Id))));
        }

        return list.Text;
    }

    /// <summary>Reads <c>roles.yaml</c>.</summary>
    private sealed class ShapeReader(Schema schema, ProblemSink sink)
    {
        private readonly Dictionary<string, string> roots = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> collections = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Bilingual> questions = new(StringComparer.Ordinal);
        private readonly HashSet<string> askedLast = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Bilingual> labels = new(StringComparer.Ordinal);
        private readonly HashSet<string> mayBeNone = new(StringComparer.Ordinal);

        public Vocabulary Read(YamlMap map)
        {
            var reader = new MapReader(map, sink, "roles.yaml");
            foreach (var entry in reader.Map("roots")?.Entries ?? [])
            {
                ReadRoot(entry);
            }

            foreach (var entry in reader.Map("collections")?.Entries ?? [])
            {
                ReadCollection(entry);
            }

            var roles = (reader.Map("roles")?.Entries ?? []).Select(ReadRole).OfType<Role>().ToImmutableSortedDictionary(r => r.Id, r => r, StringComparer.Ordinal);
            reader.Close();
            return new Vocabulary(
                schema,
                roots.ToImmutableSortedDictionary(StringComparer.Ordinal),
                collections.ToImmutableSortedDictionary(StringComparer.Ordinal),
                roles,
                questions.ToImmutableSortedDictionary(StringComparer.Ordinal))
            {
                RootsThatMayBeNone = [.. mayBeNone],
                AskedLast = [.. askedLast],
                Labels = labels.ToImmutableSortedDictionary(StringComparer.Ordinal),
            };
        }

        private void ReadRoot(YamlEntry entry)
        {
            if (Reader(entry) is not { } reader)
            {
                return;
            }

            roots[entry.Key] = KnownEntity(reader);
            labels[entry.Key] = reader.OwnLabel();
            if (reader.Flag("may-be-none"))
            {
                mayBeNone.Add(entry.Key);
            }

            if (reader.Flag("ask-last"))
            {
                askedLast.Add(entry.Key);
            }

            reader.Close();
        }

        private void ReadCollection(YamlEntry entry)
        {
            if (Reader(entry) is not { } reader)
            {
                return;
            }

            collections[entry.Key] = KnownEntity(reader);
            labels[entry.Key] = reader.OwnLabel();
            if (reader.Flag("ask-last"))
            {
                askedLast.Add(entry.Key);
            }

            if (reader.Label("question") is { } question)
            {
                questions[entry.Key] = question;
            }

            reader.Close();
        }

        private Role? ReadRole(YamlEntry entry)
        {
            if (Reader(entry) is not { } reader)
            {
                return null;
            }

            var label = reader.OwnLabel();
            var root = reader.Scalar("root");
            var each = reader.Texts("each");
            var counter = reader.Scalar("counter")?.Text;
            reader.Close();
            ImmutableArray<YamlText> named = root is null ? each : [root];
            if (named is [var one] && root is null && collections.TryGetValue(one.Text, out var member))
            {
                return new Role(entry.Key, label, member, [], one.Text) { Counter = counter ?? "个" };
            }

            foreach (var name in named.Where(n => !roots.ContainsKey(n.Text)))
            {
                var known = roots.Keys.Concat(collections.Keys);
                sink.Add(LawProblems.UnknownEntity(name.At, new("人或名单", "root or collection"), name.Text, Nearest.To(name.Text, known)));
            }

            return named.Length > 0 && roots.TryGetValue(named[0].Text, out var entity)
                ? new Role(entry.Key, label, entity, [.. named.Select(n => n.Text)], null)
                : null;
        }

        private string KnownEntity(MapReader reader)
        {
            var id = reader.NeedText("entity");
            if (id.Length > 0 && schema.FindEntity(id) is null)
            {
                sink.Add(LawProblems.UnknownEntity(reader.Where("entity"), EntityName, id, Nearest.To(id, schema.Entities.Select(e => e.Id))));
            }

            return id;
        }

        private MapReader? Reader(YamlEntry entry)
        {
            if (entry.Value is YamlMap map)
            {
                return new MapReader(map, sink, entry.Key);
            }

            sink.Add(LawProblems.WrongType(entry.Value.At, new(entry.Key, entry.Key), new("键值对", "a mapping"), entry.Value.KindLabel));
            return null;
        }
    }
}
