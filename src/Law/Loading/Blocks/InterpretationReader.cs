using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>interpretation</c> blocks: an open point, its readings, the proposed default.</summary>
internal static class InterpretationReader
{
    private static readonly ImmutableSortedDictionary<string, string> Types = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("date", "date"), KeyValuePair.Create("number", "number"), KeyValuePair.Create("option", "option")]);

    /// <summary>Reads one.</summary>
    public static Interpretation Read(MapReader reader, BlockSite site, SourceLocation at)
    {
        // The status of an interpretation says whether a person confirmed the choice, not whether the source is sure.
        var head = BlockHeadReader.Read(reader, site, at, needsQuote: false);
        var type = reader.Word("type", Types, "option");
        var options = type == "option" ? ReadOptions(reader) : ImmutableSortedDictionary<string, Bilingual>.Empty;
        var unit = reader.Word("unit", Words.Units, Unit.One);
        var interpretation = new Interpretation(head)
        {
            Question = reader.NeedLabel("question"),
            Type = type,
            Options = options,
            Default = ReadDefault(reader, head.Id, type, options),
            Unit = unit,
            Ambiguities = [.. reader.Items("ambiguity").Select(i => Number(reader, i)).OfType<int>()],
        };
        reader.Close();
        return interpretation;
    }

    private static ImmutableSortedDictionary<string, Bilingual> ReadOptions(MapReader reader)
    {
        if (reader.Need("options") is null || reader.Map("options") is not { } options)
        {
            return ImmutableSortedDictionary<string, Bilingual>.Empty;
        }

        return options.Entries.ToImmutableSortedDictionary(e => e.Key, e => options.LabelOf(e.Value, e.Key), StringComparer.Ordinal);
    }

    private static string ReadDefault(MapReader reader, string id, string type, ImmutableSortedDictionary<string, Bilingual> options)
    {
        var text = reader.Scalar("default", reader.Need("default"));
        if (text is null)
        {
            return options.Keys.FirstOrDefault("");
        }

        switch (type)
        {
            case "date":
                _ = Dates.Read(text, "default", reader.Sink);
                break;
            case "number":
                _ = reader.Number("default");
                break;
            default:
                if (!options.ContainsKey(text.Text))
                {
                    reader.Sink.Add(LawProblems.BadDefault(text.At, id, text.Text, Nearest.To(text.Text, options.Keys)));
                }

                break;
        }

        return text.Text;
    }

    private static int? Number(MapReader reader, YamlItem item)
    {
        if (item is YamlText text && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        reader.Sink.Add(LawProblems.BadNumber(item.At, "ambiguity", (item as YamlText)?.Text ?? item.KindLabel.Zh));
        return null;
    }
}
