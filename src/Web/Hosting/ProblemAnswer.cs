using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Anyu.Web.Hosting;

/// <summary>Answers with numbered problems: a page to a person, <c>application/problem+json</c> (RFC 9457) to a program. Never a stack trace.</summary>
internal static partial class ProblemAnswer
{
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private static readonly object Pending = new();
    private static readonly object Entered = new();

    /// <summary>Stops with one problem.</summary>
    public static void Stop(HttpContext context, int status, Problem problem) => Stop(context, status, [problem]);

    /// <summary>Stops with several problems; the first gives the title.</summary>
    public static void Stop(HttpContext context, int status, ImmutableArray<Problem> problems) => context.Items[Pending] = new Stopped(status, problems);

    /// <summary>The problems that stopped this request; empty when none did.</summary>
    public static ImmutableArray<Problem> Of(HttpContext context) => (context.Items[Pending] as Stopped)?.Problems ?? [];

    /// <summary>Hands what a person had entered on to the page of the problem, so that nothing is lost with the request that failed.</summary>
    public static void Carry(HttpContext context, string statement) => context.Items[Entered] = statement;

    /// <summary>What was entered before the request failed, or null.</summary>
    public static string? Carried(HttpContext context) => context.Items[Entered] as string;

    /// <summary>Turns whatever stopped a request into an answer. Stands outside everything that can fail.</summary>
    public static void UseProblemAnswers(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var stopped = await Run(context, next);
        if (stopped is null || context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = stopped.Status;
        if (IsApi(context))
        {
            context.Response.ContentType = "application/problem+json";
            await context.Response.Body.WriteAsync(ToJson(context, stopped), context.RequestAborted);
            return;
        }

        context.Items[Pending] = stopped;
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = "/problem";
        context.Request.Method = HttpMethods.Get;
        context.Request.ContentType = null;
        context.Request.Body = Stream.Null;
        await next(context);
    });

    private static async Task<Stopped?> Run(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException bad)
        {
            return new Stopped(bad.StatusCode, [bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? WebProblems.BodyTooLarge(BodyLimit.Bytes)
                : WebProblems.BodyNotReadable(bad.Message)]);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested)
        {
            LogFault(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Anyu.Web"), fault, context.TraceIdentifier);
            return new Stopped(StatusCodes.Status500InternalServerError, [WebProblems.Unexpected(context.TraceIdentifier)]);
        }

        return context.Items[Pending] as Stopped ?? Silent(context);
    }

    /// <summary>An answer without a body that only a status code explains.</summary>
    private static Stopped? Silent(HttpContext context) => context.Response switch
    {
        { HasStarted: true } or { ContentLength: > 0 } => null,
        { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed } r => new(r.StatusCode, [WebProblems.NoSuchPage(context.Request.Path)]),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } r => new(r.StatusCode, [WebProblems.UnsupportedType(context.Request.ContentType ?? "")]),
        { StatusCode: StatusCodes.Status400BadRequest } r => new(r.StatusCode, [WebProblems.BodyNotReadable(context.Request.Path)]),
        _ => null,
    };

    private static bool IsApi(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.Request.Path.StartsWithSegments("/openapi", StringComparison.Ordinal);

    private static byte[] ToJson(HttpContext context, Stopped stopped)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            var first = stopped.Problems[0];
            json.WriteStartObject();
            json.WriteString("type", "urn:anyu:problem:" + first.Code);
            json.WriteString("title", first.What.Zh);
            json.WriteNumber("status", stopped.Status);
            json.WriteString("detail", first.Why.Zh + first.Mend.Zh);
            json.WriteString("instance", context.Request.Path);
            json.WriteString("code", first.Code);
            json.WriteStartArray("problems");
            foreach (var problem in stopped.Problems)
            {
                WriteProblem(json, problem);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteProblem(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("code", problem.Code);
        WriteText(json, "what", problem.What);
        WriteText(json, "why", problem.Why);
        WriteText(json, "mend", problem.Mend);
        if (problem.At is { } at)
        {
            json.WriteString("file", at.File);
            json.WriteNumber("line", at.Line);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {Trace} failed")]
    private static partial void LogFault(ILogger logger, Exception fault, string trace);

    private sealed record Stopped(int Status, ImmutableArray<Problem> Problems);
}
