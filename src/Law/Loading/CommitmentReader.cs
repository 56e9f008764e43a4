using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Reads <c>content/law/commitments.json</c>, one commitment a line.</summary>
internal static class CommitmentReader
{
    /// <summary>Where the list stands.</summary>
    public const string Path = "law/commitments.json";

    private static readonly ImmutableArray<string> Keys = ["id", "source", "article", "quote", "zh", "en", "kind", "strength", "system"];

    /// <summary>Reads the list; empty with a problem when it cannot be read.</summary>
    public static ImmutableArray<Commitment> Read(ContentFile file, ProblemSink sink)
    {
        try
        {
            using var json = JsonDocument.Parse(file.Bytes);
            var found = ImmutableArray.CreateBuilder<Commitment>();
            foreach (var row in json.RootElement.EnumerateArray())
            {
                // One commitment a line after the opening bracket: the row's place is its line.
                var at = new SourceLocation(file.Path, found.Count + 2);
                if (ReadRow(row, at, sink) is { } commitment)
                {
                    found.Add(commitment);
                }
            }

            return found.ToImmutable();
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            var line = (int)((broken as JsonException)?.LineNumber ?? 0) + 1;
            sink.Add(LawProblems.BrokenJson(new SourceLocation(file.Path, line), broken.Message));
            return [];
        }
    }

    private static Commitment? ReadRow(JsonElement row, SourceLocation at, ProblemSink sink)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in row.EnumerateObject())
        {
            if (!Keys.Contains(property.Name, StringComparer.Ordinal))
            {
                sink.Add(LawProblems.UnknownKey(at, property.Name, "commitments.json", Nearest.To(property.Name, Keys)));
            }

            texts[property.Name] = property.Value.GetString() ?? "";
        }

        if (Keys.FirstOrDefault(k => !texts.ContainsKey(k)) is { } missing)
        {
            sink.Add(LawProblems.MissingKey(at, missing, "commitments.json"));
            return null;
        }

        if (!Words.Forces.TryGetValue(texts["strength"], out var strength))
        {
            sink.Add(LawProblems.NotInList(at, "strength", texts["strength"], Words.Forces.Keys, Nearest.To(texts["strength"], Words.Forces.Keys)));
        }

        return new Commitment(
            texts["id"], texts["source"], texts["article"], texts["quote"], new(texts["zh"], texts["en"]), texts["kind"], strength, texts["system"], at);
    }
}
