using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Kernel;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Anyu.Law;

/// <summary>Reads and writes the family file: YAML, of which JSON is a part.</summary>
internal static class FamilyFile
{
    private const int ShownCharacters = 60;

    /// <summary>The name and version of the format.</summary>
    private const string Format = "family/1";

    private static readonly ImmutableArray<string> OwnKeys = ["anyu", "label", "place", "adoptions"];

    public static Result<StatementDraft> Read(string text, string fileName, Vocabulary vocabulary)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        if (size > FamilyStatement.MaxBytes)
        {
            return Result<StatementDraft>.Failure(FactProblems.TooLarge(size, FamilyStatement.MaxBytes));
        }

        try
        {
            var plain = PlainYaml.Read(text, fileName);
            if (!plain.Succeeded)
            {
                return Result<StatementDraft>.Failure(plain.Problems);
            }

            var stream = new YamlStream();
            stream.Load(plain.Value);
            if (stream.Documents.Count == 0 || stream.Documents[0].RootNode is not YamlMappingNode root)
            {
                return Result<StatementDraft>.Failure(FactProblems.NotAStatement(new SourceLocation(fileName, 1)));
            }

            return new Reading(fileName, vocabulary).Read(root);
        }
        catch (InvalidOperationException)
        {
            // The YAML library gives no position where a flow mapping is never closed.
            return Result<StatementDraft>.Failure(FactProblems.NotReadable("{ }", new SourceLocation(fileName, UnclosedIn(text))));
        }
        catch (YamlException broken)
        {
            var at = TabIn(text) is { } line
                ? new SourceLocation(fileName, line)
                : new SourceLocation(fileName, (int)Math.Max(1, broken.Start.Line), (int)Math.Max(1, broken.Start.Column));
            return Result<StatementDraft>.Failure(FactProblems.NotReadable(broken.Message, at));
        }
    }

    /// <summary>The first line indented with a tab, which YAML does not allow and the reader only notices later; null when there is none.</summary>
    private static int? TabIn(string text)
    {
        var line = Array.FindIndex(text.Split('\n'), l => l[..^l.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
        return line < 0 ? null : line + 1;
    }

    /// <summary>The first line that opens more brackets than it closes; 1 when there is none.</summary>
    private static int UnclosedIn(string text) =>
        Math.Max(0, Array.FindIndex(text.Split('\n'), l => l.Count(c => c is '{' or '[') > l.Count(c => c is '}' or ']'))) + 1;

    public static string Write(StatementDraft draft)
    {
        var text = new StringBuilder($"anyu: {Format}\n");
        if (draft.Label is { } label)
        {
            text.Append(CultureInfo.InvariantCulture, $"label: {{ zh: {Quote(label.Zh)}, en: {Quote(label.En)} }}\n");
        }

        if (draft.Place is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"place: {Quote(draft.Place)}\n");
        }

        foreach (var (name, item) in draft.Roots)
        {
            text.Append(name).Append(": ").Append(item is null ? "none" : Item(item)).Append('\n');
        }

        foreach (var (name, items) in draft.Collections)
        {
            text.Append(name).Append(items.Length == 0 ? ": []\n" : ":\n");
            foreach (var item in items)
            {
                text.Append("  - ").Append(Item(item)).Append('\n');
            }
        }

        WriteAdoptions(draft, text);
        return text.ToString();
    }

    private static void WriteAdoptions(StatementDraft draft, StringBuilder text)
    {
        if (draft.Adoptions.IsEmpty)
        {
            return;
        }

        text.Append("adoptions:\n");
        foreach (var adoption in draft.Adoptions)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - {{ provision: {adoption.Provision}, since: {adoption.Since:yyyy-MM-dd}");
            text.Append(adoption.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $", value: {value}") : "").Append(" }\n");
        }
    }

    private static string Item(DraftItem item)
    {
        var parts = item.Values.Select(v => $"{v.Key}: {Quote(v.Value)}");
        return "{ " + string.Join(", ", item.Id is null ? parts : parts.Prepend($"id: {Quote(item.Id)}")) + " }";
    }

    /// <summary>Double-quoted unless plain letters and digits: a division code must stay text, a date stays a date either way.</summary>
    internal static string Quote(string value) =>
        value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') && !value.All(char.IsAsciiDigit)
            ? value
            : "\"" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    /// <summary>One reading of one file: collects every problem before it gives up.</summary>
    private sealed class Reading(string fileName, Vocabulary vocabulary)
    {
        private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
        private StatementDraft draft = new();

        public Result<StatementDraft> Read(YamlMappingNode root)
        {
            foreach (var (keyNode, value) in root.Children)
            {
                var key = (keyNode as YamlScalarNode)?.Value ?? "";
                ReadKey(key, keyNode, value);
            }

            return problems.Count > 0 ? Result<StatementDraft>.Failure(problems.ToImmutable()) : Result<StatementDraft>.Success(draft);
        }

        private void ReadKey(string key, YamlNode keyNode, YamlNode value)
        {
            switch (key)
            {
                case "anyu" when Scalar(value) != Format:
                    problems.Add(FactProblems.OtherFormat(Scalar(value) ?? "", Format, At(value)));
                    break;
                case "anyu":
                    break;
                case "place":
                    draft = draft with { Place = Scalar(value), PlaceAt = At(value) };
                    break;
                case "label":
                    ReadLabel(value);
                    break;
                case "adoptions":
                    ReadAdoptions(value);
                    break;
                default:
                    ReadFacts(key, keyNode, value);
                    break;
            }
        }

        private void ReadLabel(YamlNode value) =>
            draft = draft with
            {
                Label = value is YamlMappingNode map
                    ? new Bilingual(ScalarOf(map, "zh"), ScalarOf(map, "en"))
                    : new Bilingual(Scalar(value), Scalar(value)),
            };

        private void ReadFacts(string key, YamlNode keyNode, YamlNode value)
        {
            if (vocabulary.Roots.TryGetValue(key, out var entity))
            {
                if (key == "mother" && value is YamlSequenceNode)
                {
                    problems.Add(FactProblems.TwoMothers(fileName, At(value)));
                    return;
                }

                var absent = value is YamlScalarNode { Value: "none" or "无" or "没有" };
                draft = draft with { Roots = draft.Roots.SetItem(key, absent ? null : ReadItem(key, entity, value)) };
            }
            else if (vocabulary.Collections.TryGetValue(key, out entity))
            {
                ReadCollection(key, entity, value);
            }
            else
            {
                var known = vocabulary.Roots.Keys.Concat(vocabulary.Collections.Keys).Concat(OwnKeys);
                problems.Add(FactProblems.UnknownKey(key, fileName, Nearest.To(key, known), At(keyNode)));
            }
        }

        private void ReadCollection(string key, string entity, YamlNode value)
        {
            if (value is not YamlSequenceNode list)
            {
                problems.Add(FactProblems.WrongType(key, Shown(value), new Bilingual("一个列表（- …）", "a list (- …)"), At(value)));
                return;
            }

            if (list.Children.Count > FamilyStatement.MaxItems)
            {
                problems.Add(FactProblems.TooMany(key, list.Children.Count, FamilyStatement.MaxItems, At(value)));
                return;
            }

            var items = list.Children.Select((child, i) => ReadItem(FactPaths.Member(key, i + 1), entity, child)).ToImmutableArray();
            draft = draft with { Collections = draft.Collections.SetItem(key, items), CollectionLines = draft.CollectionLines.SetItem(key, At(value)) };
        }

        private DraftItem ReadItem(string path, string entityId, YamlNode value)
        {
            if (value is not YamlMappingNode map)
            {
                problems.Add(FactProblems.WrongType(path, Shown(value), new Bilingual("“项目: 值”的形式", "‘item: value’ pairs"), At(value)));
                return DraftItem.Empty;
            }

            var entity = vocabulary.Schema.FindEntity(entityId)!;
            var item = DraftItem.Empty with { At = At(map) };
            foreach (var (keyNode, valueNode) in map.Children)
            {
                var key = (keyNode as YamlScalarNode)?.Value ?? "";
                if (key == "id")
                {
                    item = item with { Id = Scalar(valueNode), At = At(valueNode) };
                }
                else if (key == "mother" && valueNode is YamlSequenceNode)
                {
                    problems.Add(FactProblems.TwoMothers(path, At(valueNode)));
                }
                else if (entity.Find(key) is { Compute: null, Law: false })
                {
                    item = ReadElement(path, item, key, valueNode);
                }
                else
                {
                    problems.Add(FactProblems.UnknownKey(key, path, Nearest.To(key, entity.Elements.Where(e => e.Compute is null && !e.Law).Select(e => e.Name)), At(keyNode)));
                }
            }

            return item;
        }

        private DraftItem ReadElement(string path, DraftItem item, string key, YamlNode value)
        {
            if (value is not YamlScalarNode scalar)
            {
                problems.Add(FactProblems.WrongType($"{path}.{key}", Shown(value), new Bilingual("一个值", "one value"), At(value)));
                return item;
            }

            return string.IsNullOrEmpty(scalar.Value) || scalar.Value is "unknown" or "不知道"
                ? item
                : item with { Values = item.Values.SetItem(key, scalar.Value), Lines = item.Lines.SetItem(key, At(value)) };
        }

        private void ReadAdoptions(YamlNode value)
        {
            if (value is not YamlSequenceNode list)
            {
                problems.Add(FactProblems.WrongType("adoptions", Shown(value), new Bilingual("一个列表（- …）", "a list (- …)"), At(value)));
                return;
            }

            foreach (var node in list.Children)
            {
                ReadAdoption(node);
            }
        }

        private void ReadAdoption(YamlNode node)
        {
            var map = node as YamlMappingNode;
            var provision = ScalarOf(map, "provision");
            if (!DateOnly.TryParseExact(ScalarOf(map, "since"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since))
            {
                problems.Add(FactProblems.WrongType("adoptions.since", ScalarOf(map, "since"), new Bilingual("日期，如 2024-01-01", "a date such as 2024-01-01"), At(node)));
                return;
            }

            var amount = ScalarOf(map, "value");
            var value = decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var parsed) ? parsed : (decimal?)null;
            draft = draft with { Adoptions = draft.Adoptions.Add(new Adoption(provision, null, since, null, value, "stated by the family", At(node))) };
        }

        /// <summary>The beginning of what was written, enough to find it.</summary>
        private static string Shown(YamlNode node)
        {
            var text = node.ToString();
            return text.Length <= ShownCharacters ? text : string.Concat(text.AsSpan(0, ShownCharacters), "…");
        }

        private SourceLocation At(YamlNode node) => new(fileName, (int)node.Start.Line, (int)node.Start.Column);

        private static string ScalarOf(YamlMappingNode? map, string key) =>
            map is not null && map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? Scalar(value) : "";

        private static string Scalar(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";
    }
}
