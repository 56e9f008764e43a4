using System.Collections.Immutable;
using System.Text.Json;

namespace Anyu.Exchange;

/// <summary>What an agency is asked for.</summary>
/// <param name="Service">The service.</param>
/// <param name="Step">The part.</param>
/// <param name="Place">Where, twelve digits.</param>
/// <param name="Facts">What it is told: what the definition names for this part and nothing else.</param>
/// <param name="Wanted">The facts that it gives when its part is done, each with its type: <c>text</c>, <c>date</c>, <c>number</c>, <c>boolean</c>, <c>code</c>, <c>place</c>.</param>
/// <param name="Grounds">The grounds on which it may refuse.</param>
public sealed record OrderData(
    string Service, string Step, string Place, ImmutableSortedDictionary<string, string> Facts, ImmutableSortedDictionary<string, string> Wanted, ImmutableArray<string> Grounds)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Nothing, for events without data.</summary>
    public static JsonElement Nothing { get; } = JsonSerializer.SerializeToElement(new { }, Form);

    /// <summary>As an event carries it.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, Form);

    /// <summary>Reads what an event carries; null when it is nothing of the kind.</summary>
    public static OrderData? Read(JsonElement data)
    {
        try
        {
            return data.Deserialize<OrderData>(Form) is { Service: not null, Step: not null, Place: not null, Facts: not null, Wanted: not null, Grounds.IsDefault: false } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
