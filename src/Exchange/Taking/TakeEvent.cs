using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>An event as it was taken.</summary>
/// <param name="Order">The event that asked for it.</param>
/// <param name="IsNew">Whether it was taken for the first time; what comes again is acknowledged and changes nothing.</param>
public sealed record TakenEvent(SentEvent Order, bool IsNew);

/// <summary>Takes an event of a system in: an id once, and answers to the system's own orders alone.</summary>
/// <param name="Incoming">What came.</param>
public sealed record TakeEvent(IncomingEvent Incoming)
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(TakeEvent));
    private static readonly Actor Taker = Actor.OfProgram("exchange", PlaceRange.Nation);

    /// <summary>Does it, in the unit of work of what follows from it.</summary>
    /// <returns>What was taken, or why nothing was: <c>EXC-0205</c>, <c>EXC-0206</c>. Nothing but the evidence of the refusal is stored then.</returns>
    public async Task<Result<TakenEvent>> Run(UnitOfWork unit)
    {
        var sent = Incoming.Event;
        if (await unit.Find<SentEvent>(Sql["ordered"], new { sent.Subject, System = Incoming.System.Id }) is not { } order)
        {
            return Refuse(unit, PlaceRange.Full(Incoming.System.Place), ExchangeProblems.NoOrder());
        }

        if (await unit.Execute(Sql["take"], new { sent.Source, sent.Id, Incoming.Digest, sent.Subject, sent.Type, sent.Sequence, order.PlaceCode, unit.Now }) == 1)
        {
            unit.Record(Taker.Entry(order.PlaceCode, "exchange.event.taken", order.Id.ToString("D"), $"{Incoming.System.Id} {sent.Type} {sent.Id}"));
            return Result<TakenEvent>.Success(new TakenEvent(order, IsNew: true));
        }

        var known = await unit.Get<byte[]>(Sql["digest"], new { sent.Source, sent.Id });
        return known.AsSpan().SequenceEqual(Incoming.Digest)
            ? Result<TakenEvent>.Success(new TakenEvent(order, IsNew: false))
            : Refuse(unit, order.PlaceCode, ExchangeProblems.OtherContent(sent.Id));
    }

    private Result<TakenEvent> Refuse(UnitOfWork unit, string placeCode, Problem problem)
    {
        unit.Record(Taker.Entry(placeCode, "exchange.event.refused", Incoming.System.Id, problem.Code));
        return Result<TakenEvent>.Failure(problem);
    }
}
