using System.Text;
using System.Text.Json;

namespace Anyu.Web.Api;

/// <summary>Reads a request body: JSON with the family inside, or a family file as YAML with day and place in the address.</summary>
internal static class ApiBody
{
    /// <summary>The statement and what is asked of the lawbook with it.</summary>
    public sealed record Asked(FamilyStatement Statement, DecisionRequest Request);

    /// <summary>An <see cref="EntitlementsRequest"/>.</summary>
    public static async Task<Result<Asked>> Entitlements(HttpContext context, Lawbook book, DateOnly today)
    {
        if (IsYaml(context.Request))
        {
            var statement = FamilyStatement.Parse(await Text(context), "body", book);
            var query = context.Request.Query;
            return Ask(statement, query["on"], Empty(query["place"]), null, null, explain: false, today);
        }

        var read = await Json<EntitlementsRequest>(context);
        return read.Value is { } body
            ? Ask(Family(body.Family, book), body.On, body.Place, body.Settings, body.Benefits, body.Explain, today)
            : Result<Asked>.Failure(read.Problems);
    }

    /// <summary>A <see cref="CompareRequest"/> and its places.</summary>
    public static async Task<(Result<Asked> Asked, ImmutableArray<string> Places)> Compare(HttpContext context, Lawbook book, DateOnly today)
    {
        var read = await Json<CompareRequest>(context);
        return read.Value is { } body
            ? (Ask(Family(body.Family, book), body.On, null, body.Settings, null, explain: false, today), [.. body.Places ?? []])
            : (Result<Asked>.Failure(read.Problems), []);
    }

    private static Result<Asked> Ask(
        Result<FamilyStatement> statement, string? on, string? place, Dictionary<string, string>? settings, string[]? benefits, bool explain, DateOnly today)
    {
        if (!statement.Succeeded)
        {
            return Result<Asked>.Failure(statement.Problems);
        }

        if (!string.IsNullOrEmpty(on) && !DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out today))
        {
            return Result<Asked>.Failure(WebProblems.BadDay("on", on));
        }

        var request = new DecisionRequest(
            today,
            place,
            (settings ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal),
            [.. benefits ?? []],
            explain);
        return Result<Asked>.Success(new Asked(statement.Value, request));
    }

    private static Result<FamilyStatement> Family(JsonElement family, Lawbook book) => family.ValueKind == JsonValueKind.Object
        ? FamilyStatement.Parse(family.GetRawText(), "family", book)
        : Result<FamilyStatement>.Failure(WebProblems.MissingFamily());

    private static async Task<Result<T>> Json<T>(HttpContext context)
        where T : class
    {
        if (context.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return Result<T>.Failure(WebProblems.UnsupportedType(type));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ApiJson.Options, context.RequestAborted) is { } body
                ? Result<T>.Success(body)
                : Result<T>.Failure(WebProblems.MissingFamily());
        }
        catch (JsonException broken)
        {
            return Result<T>.Failure(WebProblems.BodyNotReadable(string.Create(
                CultureInfo.InvariantCulture, $"JSON, line {(broken.LineNumber ?? 0) + 1}, byte {(broken.BytePositionInLine ?? 0) + 1}")));
        }
    }

    private static async Task<string> Text(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        return await reader.ReadToEndAsync(context.RequestAborted);
    }

    private static bool IsYaml(HttpRequest request) => request.ContentType?.Contains("yaml", StringComparison.OrdinalIgnoreCase) == true;

    private static string? Empty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
