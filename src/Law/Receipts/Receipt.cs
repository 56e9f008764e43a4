using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What replaying a receipt showed.</summary>
/// <param name="Identical">Whether the same bytes came out.</param>
/// <param name="ChangedDocuments">Slugs of the documents whose file changed since, or that are gone.</param>
/// <param name="ChangedBenefits">Ids of the benefits that are answered otherwise now.</param>
/// <param name="EngineThen">The engine version of the receipt.</param>
/// <param name="EngineNow">The engine version now.</param>
public sealed record ReplayOutcome(
    bool Identical, ImmutableArray<string> ChangedDocuments, ImmutableArray<string> ChangedBenefits, string EngineThen, string EngineNow);

/// <summary>
/// A receipt pins an answer: the facts, the request, the hash of every document, the engine version and what was decided by which provision.
/// Replaying it against the same library gives the same bytes. It holds the family's facts: it belongs to the family.
/// </summary>
public static class Receipt
{
    /// <summary>The version of the engine that receipts name.</summary>
    public const string Engine = "anyu-law/1";

    private const string Format = "anyu-receipt/1";

    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Decides and writes the receipt: UTF-8 JSON with a fixed order of members.</summary>
    public static byte[] Write(Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        var determinations = Determiner.Decide(book, statement, request with { Explain = false });
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            json.WriteString("receipt", Format);
            json.WriteString("engine", Engine);
            json.WriteString("lawbook", book.Hash);
            WriteDocuments(json, book, determinations);
            WriteRequest(json, request);
            json.WriteString("statement", statement.ToYaml());
            json.WriteStartArray("determinations");
            foreach (var determination in determinations)
            {
                WriteDetermination(json, determination);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>A short name for a receipt: the first 16 hexadecimal digits of its SHA-256.</summary>
    public static string IdOf(ReadOnlySpan<byte> receipt) => Convert.ToHexStringLower(SHA256.HashData(receipt))[..16];

    /// <summary>Decides again from the receipt's facts and compares byte for byte; a receipt that cannot be read is a numbered problem.</summary>
    public static Result<ReplayOutcome> Replay(ReadOnlyMemory<byte> receipt, Lawbook book)
    {
        try
        {
            using var parsed = JsonDocument.Parse(receipt);
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("receipt", out var format) || format.GetString() != Format)
            {
                return Result<ReplayOutcome>.Failure(ReceiptProblems.NotAReceipt());
            }

            var statement = FamilyStatement.Parse(root.GetProperty("statement").GetString() ?? "", "receipt", book);
            if (!statement.Succeeded)
            {
                return Result<ReplayOutcome>.Failure(statement.Problems);
            }

            var request = ReadRequest(root.GetProperty("request"));
            var problems = Determiner.Check(book, statement.Value, request);
            return problems.IsEmpty
                ? Result<ReplayOutcome>.Success(Compare(receipt, root, book, statement.Value, request))
                : Result<ReplayOutcome>.Failure(problems);
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return Result<ReplayOutcome>.Failure(ReceiptProblems.Broken(broken.Message));
        }
    }

    private static ReplayOutcome Compare(ReadOnlyMemory<byte> receipt, JsonElement root, Lawbook book, FamilyStatement statement, DecisionRequest request)
    {
        var again = Write(book, statement, request);
        var engineThen = root.GetProperty("engine").GetString() ?? "";
        if (receipt.Span.SequenceEqual(again))
        {
            return new ReplayOutcome(true, [], [], engineThen, Engine);
        }

        using var now = JsonDocument.Parse(again);
        var documents = root.GetProperty("documents").EnumerateObject()
            .Where(d => !book.Documents.TryGetValue(d.Name, out var document) || document.FileHash != d.Value.GetString())
            .Select(d => d.Name).ToImmutableArray();
        var then = Answers(root);
        var answers = Answers(now.RootElement);
        var changed = then.Keys.Union(answers.Keys, StringComparer.Ordinal).Where(k => then.GetValueOrDefault(k) != answers.GetValueOrDefault(k));
        return new ReplayOutcome(false, documents, [.. changed.Order(StringComparer.Ordinal)], engineThen, Engine);
    }

    private static Dictionary<string, string> Answers(JsonElement root) =>
        root.GetProperty("determinations").EnumerateArray()
            .GroupBy(d => d.GetProperty("benefit").GetString()!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => string.Join('\n', g.Select(d => d.GetRawText())), StringComparer.Ordinal);

    private static DecisionRequest ReadRequest(JsonElement request) => new(
        DateOnly.ParseExact(request.GetProperty("on").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        request.GetProperty("place").GetString(),
        request.GetProperty("settings").EnumerateObject().ToImmutableSortedDictionary(s => s.Name, s => s.Value.GetString()!, StringComparer.Ordinal),
        [.. request.GetProperty("benefits").EnumerateArray().Select(b => b.GetString()!)],
        Explain: false);

    private static void WriteDocuments(Utf8JsonWriter json, Lawbook book, ImmutableArray<Determination> determinations)
    {
        json.WriteStartObject("documents");
        var used = determinations.SelectMany(d => d.Steps.Select(s => s.Provision.Document).Concat(d.Definitions.Select(x => x.Document)))
            .Concat(determinations.SelectMany(d => d.Interpretations.Select(i => i.Interpretation.Document)))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        foreach (var slug in used)
        {
            json.WriteString(slug, book.Documents[slug].FileHash);
        }

        json.WriteEndObject();
    }

    private static void WriteRequest(Utf8JsonWriter json, DecisionRequest request)
    {
        json.WriteStartObject("request");
        json.WriteString("on", Day(request.On));
        json.WriteString("place", request.Place);
        json.WriteStartObject("settings");
        foreach (var (id, option) in request.Settings)
        {
            json.WriteString(id, option);
        }

        json.WriteEndObject();
        WriteList(json, "benefits", request.Benefits);
        json.WriteEndObject();
    }

    private static void WriteDetermination(Utf8JsonWriter json, Determination d)
    {
        json.WriteStartObject();
        json.WriteString("benefit", d.Benefit.Id);
        json.WriteStartObject("subject");
        foreach (var (role, path) in d.Subject)
        {
            json.WriteString(role, path);
        }

        json.WriteEndObject();
        json.WriteString("outcome", d.Outcome.ToString());
        WriteAmount(json, "amount", d.Amount);
        WriteAmount(json, "encouraged", d.Encouraged);
        json.WriteString("place", d.Place);
        json.WriteString("lawDate", d.LawDate is { } date ? Day(date) : null);
        json.WriteStartArray("steps");
        foreach (var step in d.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        WriteList(json, "definitions", d.Definitions.Select(x => x.Id));
        WriteList(json, "interpretations", d.Interpretations.Select(i => $"{i.Interpretation.Id}={i.Option}"));
        WriteList(json, "missing", d.Missing);
        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, Step step)
    {
        json.WriteStartObject();
        json.WriteString("provision", step.Provision.Id);
        json.WriteString("article", step.Provision.FullArticle);
        json.WriteString("force", step.Force.ToString());
        json.WriteString("covers", step.Covers.ToString());
        json.WriteString("when", step.When.ToString());
        json.WriteBoolean("applied", step.Applied);
        if (step.After is { } after)
        {
            json.WriteNumber("after", after);
        }

        json.WriteEndObject();
    }

    private static void WriteAmount(Utf8JsonWriter json, string name, LawAmount? amount)
    {
        if (amount is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", amount.Value);
        json.WriteString("unit", amount.Unit.ToString());
        json.WriteString("relation", amount.Relation.ToString());
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
