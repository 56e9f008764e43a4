using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Anyu.Access;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>The data of an event, read as it is sent; null when it is no longer wanted.</summary>
/// <param name="unit">A unit that may write: what is read about a person is recorded.</param>
/// <param name="sent">The event.</param>
public delegate Task<JsonElement?> EventData(UnitOfWork unit, SentEvent sent);

/// <summary>
/// Sends events to systems: one queue and one circuit each. An event that no system takes is tried again after the pauses of <see cref="Jobs.Pauses"/>
/// and then kept as a dead letter; one that the system calls wrong is kept at once, since it would be as wrong tomorrow.
/// </summary>
/// <param name="desk">The systems and keys.</param>
/// <param name="database">The database.</param>
/// <param name="http">Sends requests; does not follow redirects.</param>
/// <param name="data">Makes an event's data.</param>
/// <param name="clock">The clock.</param>
public sealed class Delivery(ExchangeDesk desk, Database database, HttpMessageInvoker http, EventData data, TimeProvider clock)
{
    /// <summary>The header that carries the signature over the body.</summary>
    public const string SignatureHeader = "Anyu-Signature";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Delivery));
    private static readonly Actor Sender = Actor.OfProgram("exchange", PlaceRange.Nation);

    private readonly ConcurrentDictionary<string, AgencyCircuit> circuits = new(StringComparer.Ordinal);

    /// <summary>The circuit of a system.</summary>
    public AgencyCircuit CircuitOf(AgencySystem system) => circuits.GetOrAdd(system.Id, _ => new AgencyCircuit(clock));

    /// <summary>What empties the queue of a system.</summary>
    public JobWorker WorkerOf(AgencySystem system) =>
        new(database, ExchangeModule.QueueOf(system), (job, stop) => Deliver(system, job, stop), clock) { Gate = () => CircuitOf(system).IsClosed };

    /// <summary>A sign of life of a system: what waits for its next attempt goes at once.</summary>
    public async Task Heard(AgencySystem system)
    {
        if (CircuitOf(system).Answered())
        {
            await database.Write(unit => Jobs.Hasten(unit, ExchangeModule.QueueOf(system)));
        }
    }

    private async Task<Func<UnitOfWork, Task>> Deliver(AgencySystem system, Job job, CancellationToken stop)
    {
        var (sent, body) = await database.Write(unit => Compose(unit, job.Id), stop);
        if (body is null)
        {
            return unit => End(unit, sent, isDropped: true);
        }

        try
        {
            await Send(system, body, stop);
        }
        catch (JobFaultException fault)
        {
            await Note(system, sent, fault, fault.IsFinal || job.Attempts >= Jobs.AttemptsAtMost);
            throw;
        }

        var isBack = CircuitOf(system).Answered();
        return async unit =>
        {
            await End(unit, sent, isDropped: false);
            if (isBack)
            {
                await Jobs.Hasten(unit, ExchangeModule.QueueOf(system));
            }
        };
    }

    private async Task<(SentEvent Sent, byte[]? Body)> Compose(UnitOfWork unit, Guid id)
    {
        var sent = await unit.Get<SentEvent>(Sql["find"], new { Id = id });
        await unit.Execute(Sql["try"], new { Id = id, unit.Now });
        return await data(unit, sent) is { } content
            ? (sent, new CloudEvent(id.ToString("D"), ExchangeDesk.Source, sent.Type, sent.Subject, sent.PostedAt, sent.Sequence, content, desk.Systems.Find(sent.System)?.Source ?? sent.System).ToBytes())
            : (sent, null);
    }

    private async Task Send(AgencySystem system, byte[] body, CancellationToken stop)
    {
        var link = desk.LinkOf(system) ?? throw new JobFaultException(ExchangeProblems.NoAnswer, isFinal: false);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType) { CharSet = "utf-8" };
        using var request = new HttpRequestMessage(HttpMethod.Post, link.Address) { Content = content };
        request.Headers.Add(SignatureHeader, desk.Keys.Sign(body).ToText());
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(system.Patience);
        var status = await StatusOf(request, patience.Token, stop);
        switch (status)
        {
            case >= 200 and < 300:
                return;
            case (int)HttpStatusCode.BadRequest or (int)HttpStatusCode.RequestEntityTooLarge or (int)HttpStatusCode.UnprocessableEntity:
                throw new JobFaultException(ExchangeProblems.NotAccepted, isFinal: true);
            default:
                throw new JobFaultException(status == 0 ? ExchangeProblems.NoAnswer : ExchangeProblems.NotNow, isFinal: false);
        }
    }

    /// <summary>The status of the answer, 0 for none. What else the system says is not read: its answers come as events.</summary>
    private async Task<int> StatusOf(HttpRequestMessage request, CancellationToken patience, CancellationToken stop)
    {
        try
        {
            using var answer = await http.SendAsync(request, patience);
            return (int)answer.StatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return 0;
        }
    }

    private async Task Note(AgencySystem system, SentEvent sent, JobFaultException fault, bool isLast)
    {
        if (!fault.IsFinal)
        {
            CircuitOf(system).Failed();
        }

        await database.Write(async unit =>
        {
            await unit.Execute(Sql["fail"], new { sent.Id, fault.Fault });
            if (isLast)
            {
                unit.Record(Sender.Entry(sent.PlaceCode, "exchange.event.dead", sent.Id.ToString("D"), $"{system.Id} {fault.Fault}"));
            }
        });
    }

    private static async Task End(UnitOfWork unit, SentEvent sent, bool isDropped)
    {
        await unit.Execute(Sql["end"], new { sent.Id, unit.Now, IsDropped = isDropped });
        unit.Record(Sender.Entry(sent.PlaceCode, isDropped ? "exchange.event.dropped" : "exchange.event.sent", sent.Id.ToString("D"), $"{sent.System} {sent.Subject}"));
    }
}
