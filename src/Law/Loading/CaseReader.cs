using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>content/benefits/*.cases.yaml</c>.</summary>
internal sealed class CaseReader(ContentFile file, LoadContext context, ProblemSink sink)
{
    private static readonly ImmutableSortedSet<string> Outcomes = ImmutableSortedSet.Create(
        StringComparer.Ordinal, "granted", "encouraged", "planned", "refused", "unknown", "not-decided", "not-applicable");

    private static readonly ImmutableSortedSet<string> ExpectKeys = ImmutableSortedSet.Create(
        StringComparer.Ordinal,
        "outcome", "amount", "relation", "encouraged", "parts", "missing", "provisions", "subject", "unconfirmed", "from", "until", "unit", "place", "payer", "count");

    /// <summary>Reads the cases of one benefit.</summary>
    public ImmutableArray<WorkedCase> Read()
    {
        var benefit = file.Stem[..^".cases".Length];
        _ = context.Benefit(new YamlText(benefit, Plain: true, new SourceLocation(file.Path)), sink);
        if (file.Text(sink) is not { } text || YamlFiles.List(text, file.Path, sink) is not { } list)
        {
            return [];
        }

        var cases = ImmutableArray.CreateBuilder<WorkedCase>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                sink.Add(LawProblems.WrongType(item.At, new("用例", "a case"), new("键值对", "a mapping"), item.KindLabel));
            }
            else if (ReadCase(benefit, map) is { } read)
            {
                cases.Add(read);
            }
        }

        return cases.ToImmutable();
    }

    private WorkedCase? ReadCase(string benefit, YamlMap map)
    {
        var reader = new MapReader(map, sink, file.Stem);
        var name = reader.NeedText("name");
        var place = reader.Scalar("place", reader.Need("place"));
        context.CheckPlace(place, sink);
        var on = reader.Need("on") is null ? null : reader.Date("on");
        var facts = ReadFacts(reader);
        var settings = ReadSettings(reader);
        var expect = ReadExpect(reader);
        reader.Close();
        return on is null || place is null || expect is null || facts is null
            ? null
            : new WorkedCase(benefit, name, place.Text, on.Value, facts, settings, expect, map.At);
    }

    /// <summary>The facts; what the employer adopted may stand beside them.</summary>
    private string? ReadFacts(MapReader reader)
    {
        if (reader.Need("facts") is not { } item)
        {
            return null;
        }

        if (item is not YamlMap map)
        {
            sink.Add(LawProblems.WrongType(item.At, new("facts", "facts"), new("键值对", "a mapping"), item.KindLabel));
            return null;
        }

        var adoptions = reader.Take("adoptions") is { } adopted ? [new YamlEntry("adoptions", adopted.At, adopted)] : Array.Empty<YamlEntry>();
        return YamlWriter.Write(map.Entries.Concat(adoptions), map);
    }

    private ImmutableSortedDictionary<string, string> ReadSettings(MapReader reader)
    {
        var chosen = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader.Map("settings")?.Entries ?? [])
        {
            var id = new YamlText(entry.Key, Plain: true, entry.KeyAt);
            if (reader.Scalar(entry.Key, entry.Value) is not { } option || context.Interpretation(id, sink) is not { } interpretation)
            {
                continue;
            }

            if (interpretation.Type == "option" && !interpretation.Options.ContainsKey(option.Text))
            {
                sink.Add(LawProblems.ChoiceOptions(option.At, entry.Key, option.Text, missing: false, Nearest.To(option.Text, interpretation.Options.Keys)));
            }

            chosen[entry.Key] = option.Text;
        }

        return chosen.ToImmutable();
    }

    private ImmutableSortedDictionary<string, string>? ReadExpect(MapReader reader)
    {
        if (reader.Need("expect") is null || reader.Map("expect") is not { } expect)
        {
            return null;
        }

        foreach (var key in ExpectKeys)
        {
            expect.Ignore(key);
        }

        if (expect.Scalar("outcome") is { } outcome && !Outcomes.Contains(outcome.Text))
        {
            sink.Add(LawProblems.NotInList(outcome.At, "outcome", outcome.Text, Outcomes, Nearest.To(outcome.Text, Outcomes)));
        }

        expect.Close();
        return expect.Entries.ToImmutableSortedDictionary(e => e.Key, e => YamlWriter.Write(e.Value), StringComparer.Ordinal);
    }
}
