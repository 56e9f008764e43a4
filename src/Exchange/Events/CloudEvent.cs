using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Anyu.Kernel;

namespace Anyu.Exchange;

/// <summary>An event in the structured JSON form of CloudEvents 1.0, with the extensions <c>sequence</c> and <c>receiver</c>.</summary>
/// <param name="Id">Unique within the source; what is sent again has the same.</param>
/// <param name="Source">Who sends it.</param>
/// <param name="Type">What happened, one of <see cref="EventTypes"/>.</param>
/// <param name="Subject">What it is about: the order.</param>
/// <param name="Time">When it happened.</param>
/// <param name="Sequence">The sender's number within the subject, from 1: a higher one happened later.</param>
/// <param name="Data">What it says.</param>
/// <param name="Receiver">For whom it is: the source under which the receiver sends. Nobody else takes it.</param>
public sealed record CloudEvent(string Id, string Source, string Type, string Subject, DateTimeOffset Time, long Sequence, JsonElement Data, string Receiver)
{
    /// <summary>The content type of a request that carries one.</summary>
    public const string MediaType = "application/cloudevents+json";

    /// <summary>The largest event that is taken.</summary>
    public const int BytesAtMost = 64 * 1024;

    private const int AttributeAtMost = 200;
    private const int DepthAtMost = 8;

    private static readonly JsonWriterOptions Written = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly JsonDocumentOptions Read = new() { MaxDepth = DepthAtMost, AllowDuplicateProperties = false };

    /// <summary>The bytes that are signed and sent.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Written))
        {
            json.WriteStartObject();
            json.WriteString("specversion", "1.0");
            json.WriteString("id", Id);
            json.WriteString("source", Source);
            json.WriteString("type", Type);
            json.WriteString("subject", Subject);
            json.WriteString("time", Time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("sequence", Sequence.ToString(CultureInfo.InvariantCulture));
            json.WriteString("receiver", Receiver);
            json.WriteString("datacontenttype", "application/json");
            json.WritePropertyName("data");
            Data.WriteTo(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Reads the bytes, or says why not: <c>EXC-0201</c> to <c>EXC-0203</c>. Attributes that are not known are passed over, as the standard asks.</summary>
    public static Result<CloudEvent> Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > BytesAtMost)
        {
            return Result<CloudEvent>.Failure(ExchangeProblems.TooLarge(BytesAtMost));
        }

        try
        {
            using var document = JsonDocument.Parse(bytes, Read);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(document.RootElement) : Result<CloudEvent>.Failure(ExchangeProblems.NotJson());
        }
        catch (JsonException)
        {
            return Result<CloudEvent>.Failure(ExchangeProblems.NotJson());
        }
    }

    private static Result<CloudEvent> Of(JsonElement root)
    {
        var texts = new[] { "id", "source", "type", "subject", "receiver" }.Select(name => (Name: name, Value: Text(root, name))).ToList();
        if (texts.FirstOrDefault(text => text.Value is null) is { Name: { } missing })
        {
            return Result<CloudEvent>.Failure(ExchangeProblems.BadAttribute(missing));
        }

        if (Text(root, "specversion") != "1.0")
        {
            return Result<CloudEvent>.Failure(ExchangeProblems.BadAttribute("specversion"));
        }

        if (!long.TryParse(Text(root, "sequence"), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) || sequence < 1)
        {
            return Result<CloudEvent>.Failure(ExchangeProblems.BadAttribute("sequence"));
        }

        return DateTimeOffset.TryParse(Text(root, "time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? Result<CloudEvent>.Success(new CloudEvent(texts[0].Value!, texts[1].Value!, texts[2].Value!, texts[3].Value!, time, sequence, data.Clone(), texts[4].Value!))
                : Result<CloudEvent>.Failure(ExchangeProblems.BadAttribute("data"))
            : Result<CloudEvent>.Failure(ExchangeProblems.BadAttribute("time"));
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= AttributeAtMost } text ? text : null;
}
