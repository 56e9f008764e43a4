using System.Collections.Immutable;
using System.Text;
using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>What becomes of a request at a simulated agency.</summary>
public enum SimulatedReply
{
    /// <summary>Taken: 202.</summary>
    Accepted,

    /// <summary>Not an event of this installation: 400.</summary>
    Rejected,

    /// <summary>No reply at all.</summary>
    Lost,
}

/// <summary>An event on its way from a simulated agency.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="Signature">The header that signs it.</param>
/// <param name="IsSound">Whether the agency means it and sends it again until it is taken.</param>
public sealed record SimulatedPost(string Id, byte[] Body, string Signature, bool IsSound);

/// <summary>What a simulated agency did, for whoever watches.</summary>
/// <param name="System">The id of the system.</param>
/// <param name="Order">The order.</param>
/// <param name="Reply">What became of the request.</param>
/// <param name="Faults">The rules of the script that fit the order.</param>
/// <param name="Facts">Which facts the order states, by which a rule may choose; no values.</param>
public sealed record SimulatedTurn(string System, string Order, SimulatedReply Reply, ImmutableArray<AgencyFault> Faults, ImmutableArray<string> Facts);

/// <summary>
/// The agencies' systems of the demonstration and of the tests. They take orders, do them once however often they come, and answer by events of their own;
/// a script makes them err. Everything they give is made up. Safe for use by many threads.
/// </summary>
/// <param name="systems">The systems that are simulated.</param>
/// <param name="keys">The keys with which they sign.</param>
/// <param name="clock">The clock.</param>
public sealed class AgencySimulator(SystemBook systems, KeyRing keys, TimeProvider clock)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, int> acts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> requests = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<Planned> planned = [];
    private readonly KeyRing stranger = KeyRing.New(CryptoSuite.International, clock);

    /// <summary>How they behave from now on.</summary>
    public FaultScript Script { get; set; } = FaultScript.Faultless;

    /// <summary>Hears of each request as it is taken; it must be quick.</summary>
    public Action<SimulatedTurn> Told { get; init; } = static _ => { };

    /// <summary>The keys that verify their events.</summary>
    public PublicKeys PublicKeys => keys.PublicKeys;

    /// <summary>How often each order was done: never more than once.</summary>
    public ImmutableSortedDictionary<string, int> Acts
    {
        get
        {
            lock (gate)
            {
                return acts.ToImmutableSortedDictionary(StringComparer.Ordinal);
            }
        }
    }

    /// <summary>How many events wait to be sent or sent again.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return planned.Count;
            }
        }
    }

    /// <summary>Takes a request.</summary>
    /// <param name="system">The id of the system it came to.</param>
    /// <param name="body">Its body.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="office">The keys of the installation that may ask.</param>
    public SimulatedReply Take(string system, byte[] body, string signature, PublicKeys office)
    {
        if (systems.Find(system) is not { } asked || CloudEvent.Parse(body).Value is not { } sent || sent.Receiver != asked.Source || Signature.Parse(signature)?.Verifies(office, body) != true)
        {
            return SimulatedReply.Rejected;
        }

        lock (gate)
        {
            return sent.Type == EventTypes.Asked && OrderData.Read(sent.Data) is { } order ? Ask(asked, sent, order)
                : sent.Type == EventTypes.Recalled ? Recall(asked, sent)
                : SimulatedReply.Rejected;
        }
    }

    /// <summary>The events that are due; each is to be settled.</summary>
    public IReadOnlyList<SimulatedPost> Due()
    {
        lock (gate)
        {
            var (now, due) = (clock.GetUtcNow(), new List<SimulatedPost>());
            foreach (var plan in planned.Where(plan => plan.At <= now).ToList())
            {
                planned.Remove(plan);
                if (plan.Losses > 0)
                {
                    planned.Add(plan with { At = now + Again, Losses = plan.Losses - 1 });
                }
                else
                {
                    due.Add(plan.Post);
                }
            }

            return due;
        }
    }

    /// <summary>Notes what became of an event: one that is meant is sent again until it is taken.</summary>
    public void Settle(SimulatedPost post, bool wasTaken)
    {
        if (!wasTaken && post.IsSound)
        {
            lock (gate)
            {
                planned.Add(new Planned(clock.GetUtcNow() + Again, "", post, 0));
            }
        }
    }

    private SimulatedReply Ask(AgencySystem system, CloudEvent sent, OrderData order)
    {
        var rules = Script.For(system.Id, sent.Subject, order.Facts).ToList();
        var reply = Reply(system, sent, order, rules);
        Told(new SimulatedTurn(system.Id, sent.Subject, reply, [.. rules.Select(rule => rule.Fault)], [.. order.Facts.Keys]));
        return reply;
    }

    private SimulatedReply Reply(AgencySystem system, CloudEvent sent, OrderData order, List<FaultRule> rules)
    {
        requests[sent.Id] = requests.GetValueOrDefault(sent.Id) + 1;
        if (rules.Exists(rule => rule.Fault == AgencyFault.Down) || rules.Exists(rule => rule.Fault == AgencyFault.Miss && requests[sent.Id] <= rule.Times))
        {
            return SimulatedReply.Lost;
        }

        if (!taken.Add(sent.Id))
        {
            return SimulatedReply.Accepted;
        }

        acts[sent.Subject] = acts.GetValueOrDefault(sent.Subject) + 1;
        Plan(system, sent, order, rules);
        return rules.Exists(rule => rule.Fault == AgencyFault.Vanish) ? SimulatedReply.Lost : SimulatedReply.Accepted;
    }

    /// <summary>What was not answered yet is not answered any more.</summary>
    private SimulatedReply Recall(AgencySystem system, CloudEvent sent)
    {
        if (Script.For(system.Id, sent.Subject, AnswerData.Empty.Values).Any(rule => rule.Fault == AgencyFault.Down))
        {
            return SimulatedReply.Lost;
        }

        planned.RemoveAll(plan => plan.Subject == sent.Subject);
        return SimulatedReply.Accepted;
    }

    private void Plan(AgencySystem system, CloudEvent sent, OrderData order, List<FaultRule> rules)
    {
        bool Has(AgencyFault fault) => rules.Exists(rule => rule.Fault == fault);
        var now = clock.GetUtcNow();
        var pace = Script.Pace * (50 + Script.Draw(sent.Subject, 0, 100)) / 100;
        var at = now + pace + TimeSpan.FromTicks(rules.Where(rule => rule.Fault == AgencyFault.Delay).Sum(rule => rule.Pause.Ticks));
        var receipt = Event(system, sent, "receipt", EventTypes.Received, 1, AnswerData.Empty);
        var result = Result(system, sent, order, rules.Find(rule => rule.Fault is AgencyFault.Refuse or AgencyFault.Return));
        foreach (var spoiled in Spoiled(system, sent, rules))
        {
            planned.Add(new Planned(at - pace / 2, sent.Subject, spoiled, 0));
        }

        var losses = Has(AgencyFault.Lose) ? 1 : 0;
        planned.Add(new Planned(Has(AgencyFault.Reorder) ? at + Again : now, sent.Subject, Signed(receipt), losses));
        planned.Add(new Planned(at, sent.Subject, Signed(result), losses));
        if (Has(AgencyFault.Repeat))
        {
            planned.Add(new Planned(now + pace / 2, sent.Subject, Signed(receipt), 0));
            planned.Add(new Planned(at + Again, sent.Subject, Signed(result), 0));
        }

        if (Has(AgencyFault.Changed))
        {
            planned.Add(new Planned(at + Again, sent.Subject, Signed(result with { Data = (AnswerData.Empty with { Text = "changed" }).ToJson() }) with { IsSound = false }, losses));
        }
    }

    private IEnumerable<SimulatedPost> Spoiled(AgencySystem system, CloudEvent sent, List<FaultRule> rules)
    {
        foreach (var fault in rules.Select(rule => rule.Fault))
        {
            switch (fault)
            {
                case AgencyFault.Nonsense:
                    var noise = Encoding.UTF8.GetBytes("<html>系统维护中 under maintenance</html>");
                    yield return new SimulatedPost(sent.Subject, noise, keys.Sign(noise).ToText(), IsSound: false);
                    break;
                case AgencyFault.Oversized:
                    var large = Event(system, sent, "large", EventTypes.Done, 2, AnswerData.Empty with { Text = new string('x', 2 * CloudEvent.BytesAtMost) });
                    yield return Signed(large) with { IsSound = false };
                    break;
                case AgencyFault.Forged:
                    var forged = Event(system, sent, "forged", EventTypes.Refused, 9, AnswerData.Empty).ToBytes();
                    yield return new SimulatedPost(sent.Subject, forged, stranger.Sign(forged).ToText(), IsSound: false);
                    break;
                default:
                    break;
            }
        }
    }

    private CloudEvent Result(AgencySystem system, CloudEvent sent, OrderData order, FaultRule? other) => other switch
    {
        { Fault: AgencyFault.Return } => Event(system, sent, "result", EventTypes.Returned, 2, AnswerData.Empty with { Text = other.Ground ?? "请核对 Please check" }),
        { } when !order.Grounds.IsEmpty => Event(system, sent, "result", EventTypes.Refused, 2, AnswerData.Empty with { Ground = other.Ground ?? order.Grounds[0] }),
        _ => Event(system, sent, "result", EventTypes.Done, 2, AnswerData.Empty with { Values = MadeUpResult.For(order, sent.Subject, Script) }),
    };

    private CloudEvent Event(AgencySystem system, CloudEvent sent, string name, string type, long sequence, AnswerData answer) =>
        new($"{sent.Subject}/{name}", system.Source, type, sent.Subject, clock.GetUtcNow(), sequence, answer.ToJson(), sent.Source);

    private SimulatedPost Signed(CloudEvent sent)
    {
        var body = sent.ToBytes();
        return new SimulatedPost(sent.Id, body, keys.Sign(body).ToText(), IsSound: true);
    }

    private sealed record Planned(DateTimeOffset At, string Subject, SimulatedPost Post, int Losses);
}
