using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Store;
using Anyu.Web.Cases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Anyu.Web.Exchange;

/// <summary>Where agencies' systems send their answers, and where they find the keys with which this installation signs.</summary>
internal static class ExchangeApi
{
    /// <summary>The services of the exchange.</summary>
    public static void AddExchange(this IServiceCollection services)
    {
        services.AddSingleton<SimulatorKeys>();
        services.AddSingleton<ExchangeLinks>();
        services.AddSingleton<ExchangeOffice>();
    }

    /// <summary>Maps both.</summary>
    public static void MapExchange(this RouteGroupBuilder api)
    {
        api.MapPost("/exchange/events", Take)
            .Accepts<CloudEvent>(CloudEvent.MediaType)
            .Produces(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithName("exchange").WithSummary("An agency's answer as a signed CloudEvent 1.0 部门系统的答复");
        api.MapGet("/exchange/keys", Keys).WithName("exchangeKeys").WithSummary("The public keys with which this installation signs 本系统签名的公钥");
    }

    private static IResult Keys(Installation installation, HttpContext context) =>
        installation.Open is { } open ? TypedResults.Text(KeyFile.ToText(open.Keys.PublicKeys), "application/json") : NotOpen(installation, context);

    private static async Task<IResult> Take(HttpContext context, Installation installation, ExchangeOffice office, Clerking clerking)
    {
        if (installation.Open is not { } open || office.Find(open).Value is not { } exchange || clerking.Of(open).Value is not { } desks)
        {
            return NotOpen(installation, context);
        }

        var body = await BodyOf(context.Request);
        var read = await IncomingEvent.Read(exchange.Desk, body, context.Request.Headers[Delivery.SignatureHeader].ToString(), context.RequestAborted);
        if (read.Value is not { } incoming)
        {
            await open.Database.Write(unit => RefusedEvents.Note(exchange.Desk, unit, body, read.Problems[0]), CancellationToken.None);
            return Refuse(context, read.Problems[0]);
        }

        var problems = await open.Database.Write(
            async unit => incoming.Event.Type == EventTypes.Reported ? (await new TakeRecord(incoming).Run(desks.Cases, desks.Register, unit)).Problems : (await new FollowAnswer(incoming).Run(desks.Cases, unit)).Problems,
            CancellationToken.None);
        if (!problems.IsEmpty)
        {
            return Refuse(context, problems[0]);
        }

        await exchange.Delivery.Heard(incoming.System);
        return TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>The body, or one byte more than is taken.</summary>
    private static async Task<byte[]> BodyOf(HttpRequest request)
    {
        var buffer = new byte[CloudEvent.BytesAtMost + 1];
        return buffer[..await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted)];
    }

    private static EmptyHttpResult NotOpen(Installation installation, HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        ProblemAnswer.Stop(context, StatusCodes.Status503ServiceUnavailable, installation.Problems.IsEmpty ? [HostingProblems.NotOpened()] : installation.Problems);
        return TypedResults.Empty;
    }

    private static EmptyHttpResult Refuse(HttpContext context, Problem problem)
    {
        ProblemAnswer.Stop(context, StatusOf(problem), problem);
        return TypedResults.Empty;
    }

    private static int StatusOf(Problem problem) => problem.Code switch
    {
        ExchangeProblems.TooLargeCode => StatusCodes.Status413PayloadTooLarge,
        ExchangeProblems.NotJsonCode or ExchangeProblems.BadAttributeCode => StatusCodes.Status400BadRequest,
        ExchangeProblems.NotSignedCode => StatusCodes.Status401Unauthorized,
        ExchangeProblems.OtherContentCode => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}
