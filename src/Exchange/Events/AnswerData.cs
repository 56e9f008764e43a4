using System.Collections.Immutable;
using System.Text.Json;

namespace Anyu.Exchange;

/// <summary>What an agency answers.</summary>
/// <param name="Values">The facts that it gives.</param>
/// <param name="Ground">The ground on which it refuses; empty otherwise.</param>
/// <param name="Text">What it adds.</param>
public sealed record AnswerData(ImmutableSortedDictionary<string, string> Values, string Ground, string Text)
{
    private const int ValuesAtMost = 100;
    private const int CharactersAtMost = 2_000;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>An answer that says nothing more than its type.</summary>
    public static AnswerData Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal), "", "");

    /// <summary>As an event carries it.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Form);

    /// <summary>Reads what an event carries, absent parts as empty; null when something else stands there.</summary>
    public static AnswerData? Read(JsonElement data)
    {
        var values = Empty.Values;
        if (data.TryGetProperty("values", out var given))
        {
            if (given.ValueKind != JsonValueKind.Object || given.GetPropertyCount() > ValuesAtMost || given.EnumerateObject().Any(value => value.Value.ValueKind != JsonValueKind.String))
            {
                return null;
            }

            values = values.AddRange(given.EnumerateObject().Select(value => KeyValuePair.Create(value.Name, value.Value.GetString()!)));
        }

        return TextOf(data, "ground") is { } ground && TextOf(data, "text") is { } text && values.All(value => value.Value.Length <= CharactersAtMost) ? new AnswerData(values, ground, text) : null;
    }

    private static string? TextOf(JsonElement data, string name) =>
        !data.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? ""
        : value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= CharactersAtMost } text ? text
        : null;
}
