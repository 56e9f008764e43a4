using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>An event of an agency's system whose signature holds.</summary>
/// <param name="System">The system.</param>
/// <param name="Event">What it sent.</param>
/// <param name="Answer">What it says.</param>
/// <param name="Digest">The digest of its bytes.</param>
public sealed record IncomingEvent(AgencySystem System, CloudEvent Event, AnswerData Answer, byte[] Digest)
{
    /// <summary>Reads and verifies what came, or says why not: <c>EXC-0201</c> to <c>EXC-0204</c>, <c>EXC-0207</c>, <c>EXC-0230</c>. Nothing is stored.</summary>
    /// <param name="desk">The systems and how they are reached.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="signature">The header <see cref="Delivery.SignatureHeader"/>.</param>
    /// <param name="stop">Ends the waiting for the system's keys.</param>
    public static async Task<Result<IncomingEvent>> Read(ExchangeDesk desk, byte[] body, string signature, CancellationToken stop = default)
    {
        var parsed = CloudEvent.Parse(body);
        if (parsed.Value is not { } sent)
        {
            return Result<IncomingEvent>.Failure(parsed.Problems);
        }

        // Unknown and wrongly signed are one answer.
        if (desk.Connected.FirstOrDefault(system => system.Source == sent.Source) is not { } system || Signature.Parse(signature) is not { } signed
            || await desk.LinkOf(system)!.Keys(stop) is not { } keys || !signed.Verifies(keys, body))
        {
            return Result<IncomingEvent>.Failure(ExchangeProblems.NotSigned());
        }

        if (sent.Receiver != ExchangeDesk.Source)
        {
            return Result<IncomingEvent>.Failure(ExchangeProblems.NotForUs(sent.Receiver));
        }

        return (sent.Type == EventTypes.Reported || EventTypes.Answers.Contains(sent.Type, StringComparer.Ordinal)) && AnswerData.Read(sent.Data) is { } answer
            ? Result<IncomingEvent>.Success(new IncomingEvent(system, sent, answer, desk.Keys.Suite.Hash(body)))
            : Result<IncomingEvent>.Failure(ExchangeProblems.UnknownAnswer(sent.Type));
    }
}
