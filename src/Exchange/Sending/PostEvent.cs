using Anyu.Access;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>Puts an event for a system into its queue, in the unit of work of what happened. One order is asked for once and recalled once.</summary>
/// <param name="Id">The event's id, the same however often it is sent: the key that makes repetition harmless at the other end.</param>
/// <param name="System">For which system.</param>
/// <param name="Type">What happened.</param>
/// <param name="Subject">The order.</param>
/// <param name="PlaceCode">Where, twelve digits.</param>
/// <param name="Body">What the sender needs to make its data when it is sent: ids only.</param>
public sealed record PostEvent(Guid Id, AgencySystem System, string Type, string Subject, string PlaceCode, string Body)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(PostEvent));

    /// <summary>Does it; false when it was posted before, and then nothing happens.</summary>
    public async Task<bool> Run(UnitOfWork unit, Actor actor)
    {
        var sequence = Type == EventTypes.Asked ? 1 : 2;
        if (await unit.Execute(Sql["post"], new { Id, System = System.Id, Type, Subject, Sequence = sequence, PlaceCode, Body, unit.Now, No = false }) == 0)
        {
            return false;
        }

        unit.Record(actor.Entry(PlaceCode, "exchange.event.posted", Id.ToString("D"), $"{System.Id} {Subject}"));
        return await Jobs.Enqueue(unit, ExchangeModule.QueueOf(System), Id, Subject);
    }
}
