using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>An event as it was taken.</summary>
/// <param name="Order">The event that asked for it.</param>
/// <param name="IsNew">Whether it was taken for the first time; what comes again is acknowledged and changes nothing.</param>
public sealed record TakenEvent(SentEvent Order, bool IsNew);

/// <summary>An event as it was taken, whoever asked for it.</summary>
/// <param name="IsNew">Whether it was taken for the first time.</param>
public sealed record TakenOnce(bool IsNew);

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
            return Refuse<TakenEvent>(unit, PlaceRange.Full(Incoming.System.Place), ExchangeProblems.NoOrder());
        }

        var taken = await Once(unit, order.PlaceCode, order.Id.ToString("D"));
        return taken.Succeeded ? Result<TakenEvent>.Success(new TakenEvent(order, taken.Value.IsNew)) : Result<TakenEvent>.Failure(taken.Problems);
    }

    /// <summary>Takes an event in once, whether it was ordered or not; whose it is the caller has asked.</summary>
    /// <param name="unit">The unit of work of what follows from it.</param>
    /// <param name="placeCode">Where what it is about belongs, twelve digits.</param>
    /// <param name="about">What it is about, for evidence: an id.</param>
    /// <returns>Whether it is new, or <c>EXC-0205</c>.</returns>
    public async Task<Result<TakenOnce>> Once(UnitOfWork unit, string placeCode, string about)
    {
        var sent = Incoming.Event;
        if (await unit.Execute(Sql["take"], new { sent.Source, sent.Id, Incoming.Digest, sent.Subject, sent.Type, sent.Sequence, PlaceCode = placeCode, unit.Now }) == 1)
        {
            unit.Record(Taker.Entry(placeCode, "exchange.event.taken", about, $"{Incoming.System.Id} {sent.Type} {sent.Id}"));
            return Result<TakenOnce>.Success(new TakenOnce(IsNew: true));
        }

        var known = await unit.Get<byte[]>(Sql["digest"], new { sent.Source, sent.Id });
        return known.AsSpan().SequenceEqual(Incoming.Digest) ? Result<TakenOnce>.Success(new TakenOnce(IsNew: false)) : Refuse<TakenOnce>(unit, placeCode, ExchangeProblems.OtherContent(sent.Id));
    }

    private Result<T> Refuse<T>(UnitOfWork unit, string placeCode, Problem problem)
        where T : class
    {
        unit.Record(Taker.Entry(placeCode, "exchange.event.refused", Incoming.System.Id, problem.Code));
        return Result<T>.Failure(problem);
    }
}
