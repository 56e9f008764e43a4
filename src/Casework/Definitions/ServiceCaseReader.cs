using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>Reads <c>cases.yaml</c>.</summary>
internal sealed class ServiceCaseReader(ProblemSink sink)
{
    public ImmutableArray<ServiceCase> Read(ContentFile? file)
    {
        if (file?.Text(sink) is not { } text || YamlFiles.List(text, file.Path, sink) is not { } list)
        {
            return [];
        }

        return [.. ServiceReader.Maps(list.Items, "cases", "cases", sink).Select(Case)];
    }

    private static ServiceCase Case(MapReader reader)
    {
        var read = new ServiceCase(
            reader.NeedText("name"),
            reader.Date("on") ?? default,
            Values(reader.Map("facts")),
            [.. ServiceReader.Maps(reader.Items("do"), "do", reader.Owner, reader.Sink).Select(Act)],
            reader.Map("expect") is { } expect ? [.. expect.Entries.Select(e => new Expectation(e.Key, Words(e.Value), e.KeyAt))] : [],
            reader.At);
        reader.Close();
        return read;
    }

    /// <summary>Keys beside <c>act</c>, <c>step</c>, <c>by</c>, <c>on</c> and <c>problem</c> are values.</summary>
    private static ServiceAct Act(MapReader reader)
    {
        var act = new ServiceAct(
            reader.NeedText("act"), reader.Text("step") ?? "", reader.Text("by") ?? "", reader.Date("on"), Values(reader.Map("with")), reader.Text("problem"), reader.At);
        reader.Close();
        return act;
    }

    private static ImmutableSortedDictionary<string, string> Values(MapReader? reader)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var entry in reader?.Entries ?? [])
        {
            values[entry.Key] = Words(entry.Value);
        }

        return values.ToImmutable();
    }

    /// <summary>A text, or the texts of a list with commas between.</summary>
    private static string Words(YamlItem item) => item switch
    {
        YamlText text => text.Text,
        YamlList list => string.Join(", ", list.Items.OfType<YamlText>().Select(t => t.Text)),
        YamlMap map => string.Join(", ", map.Entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}={Words(e.Value)}"))),
        _ => "",
    };
}
