using Anyu.Access;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>Takes an agency's answer in and does what it says to the step, in one unit of work: acknowledged is done.</summary>
/// <param name="Incoming">What came, verified.</param>
public sealed record FollowAnswer(IncomingEvent Incoming)
{
    private static readonly Actor Taker = Actor.OfProgram("exchange", PlaceRange.Nation);

    /// <summary>Does it. What cannot be followed is kept with the case and waits for a person.</summary>
    /// <returns>What was taken, or why nothing was: <c>EXC-0205</c>, <c>EXC-0206</c>, <c>CASE-0237</c>.</returns>
    public async Task<Result<TakenEvent>> Run(CaseDesk desk, UnitOfWork unit)
    {
        var taken = await new TakeEvent(Incoming).Run(unit);
        if (taken.Value is not { IsNew: true } answer)
        {
            return taken;
        }

        var (sent, said) = (Incoming.Event, Incoming.Answer);
        var kind = sent.Type switch
        {
            EventTypes.Done => AnswerKind.Done,
            EventTypes.Refused => AnswerKind.Refused,
            EventTypes.Returned => AnswerKind.Returned,
            _ => AnswerKind.Received,
        };
        var @case = AgencyOrders.CaseOf(answer.Order);
        var followed = await new ActOnCase(unit.NewId(), @case, party => new TakeAnswer(party, $"{sent.Source} {sent.Id}", sent.Subject, sent.Sequence, kind, said.Values, said.Ground, said.Text))
            .Run(desk, unit, Taker);
        return followed.Succeeded ? taken : Result<TakenEvent>.Failure(followed.Problems);
    }
}
