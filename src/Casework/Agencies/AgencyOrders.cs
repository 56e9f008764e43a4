using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Access;
using Anyu.Exchange;
using Anyu.Feel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Sends orders to agencies' systems. A part whose agency has no system connected stays in that agency's workbench.</summary>
public static class AgencyOrders
{
    private static readonly Actor Sender = Actor.OfProgram("exchange", PlaceRange.Nation);

    /// <summary>Puts an order into the queue of its system.</summary>
    /// <param name="exchange">The systems.</param>
    /// <param name="unit">The unit of work.</param>
    /// <param name="job">A job of <see cref="CaseworkModule.AgencyOrders"/>; its id becomes the event's.</param>
    public static async Task Route(ExchangeDesk exchange, UnitOfWork unit, Job job)
    {
        var order = Read(job.Body);
        if (exchange.ConnectedFor(order.Agency, order.PlaceCode) is { } system)
        {
            await new PostEvent(job.Id, system, order.IsRecall ? EventTypes.Recalled : EventTypes.Asked, order.Order, order.PlaceCode, job.Body).Run(unit, Sender);
        }
    }

    /// <summary>What an event tells its system, as of now; null when the order is no longer wanted. The reading is recorded.</summary>
    public static async Task<JsonElement?> DataOf(CaseDesk desk, UnitOfWork unit, SentEvent sent)
    {
        var order = Read(sent.Body);
        if (order.IsRecall)
        {
            return OrderData.Nothing;
        }

        if (await OrderFacts.Read(desk, unit, Sender, order) is not { } facts || await CaseFile.Open(desk, unit, order.Case) is not { } open)
        {
            return null;
        }

        var step = open.Service.Step(order.Step)!;
        var wanted = step.Gives.ToImmutableSortedDictionary(fact => fact, fact => TypeOf(open.Service.Element(fact)!.Type), StringComparer.Ordinal);
        return new OrderData(open.Service.Id, step.Id, order.PlaceCode, facts, wanted, step.Refusals).ToJson();
    }

    /// <summary>The case whose order an event asked for.</summary>
    internal static Guid CaseOf(SentEvent sent) => Read(sent.Body).Case;

    private static AgencyOrder Read(string body) => JsonSerializer.Deserialize<AgencyOrder>(body, CaseDesk.Form) ?? throw new JsonException("An empty order.");

    private static string TypeOf(FeelType type) => type switch
    {
        FeelType.Date => "date",
        FeelType.Boolean => "boolean",
        FeelType.Number => "number",
        FeelType.Code => "code",
        FeelType.Place => "place",
        _ => "text",
    };
}
