using System.Globalization;
using Anyu.Exchange;

namespace Anyu.Cli;

/// <summary>What the simulated agencies do, a line for each request and each event sent. Orders by their ids; no value of an order is written.</summary>
/// <param name="run">Where it is written.</param>
internal sealed class AgencyLog(Invocation run)
{
    private readonly Lock gate = new();

    /// <summary>A request came.</summary>
    public void Asked(SimulatedTurn turn)
    {
        var faults = string.Join(", ", turn.Faults.Distinct().Select(fault => FaultWords.Of(fault).Word));
        var rules = faults.Length == 0 ? "" : run.Say($"；按规则：{faults}", $"; by rule: {faults}");
        Line(turn.Reply == SimulatedReply.Accepted
            ? run.Say($"{turn.System} 收到办件 {turn.Order}（{string.Join(' ', turn.Facts)}）{rules}", $"{turn.System} took order {turn.Order} ({string.Join(' ', turn.Facts)}){rules}")
            : run.Say($"{turn.System} 对办件 {turn.Order} 没有应答{rules}", $"{turn.System} did not reply to order {turn.Order}{rules}"));
    }

    /// <summary>An event was sent.</summary>
    public void Sent(string id, bool isSettled) => Line(isSettled
        ? run.Say($"发出 {id}", $"sent {id}")
        : run.Say($"没有送到，稍后再发 {id}", $"not delivered, to be sent again: {id}"));

    private void Line(string text)
    {
        lock (gate)
        {
            run.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetLocalNow():HH:mm:ss}  {text}"));
            run.Output.Flush();
        }
    }
}
