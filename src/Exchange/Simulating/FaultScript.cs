using System.Collections.Immutable;

namespace Anyu.Exchange;

/// <summary>What a simulated agency does otherwise than it should.</summary>
public enum AgencyFault
{
    /// <summary>It refuses its part.</summary>
    Refuse,

    /// <summary>It sends its part back for correction; the ground is what it says.</summary>
    Return,

    /// <summary>It takes longer.</summary>
    Delay,

    /// <summary>It sends each answer twice.</summary>
    Repeat,

    /// <summary>Its result overtakes its receipt.</summary>
    Reorder,

    /// <summary>Its first answers are lost on the way and sent again.</summary>
    Lose,

    /// <summary>A request is lost before the agency sees it.</summary>
    Miss,

    /// <summary>It does its part, but its reply to the request is lost.</summary>
    Vanish,

    /// <summary>It does not answer any request.</summary>
    Down,

    /// <summary>It first sends something that is no event.</summary>
    Nonsense,

    /// <summary>It first sends something far too large.</summary>
    Oversized,

    /// <summary>Somebody else first sends a refusal in its name.</summary>
    Forged,

    /// <summary>It sends its result a second time under the same id with other content.</summary>
    Changed,
}

/// <summary>One rule of a script.</summary>
/// <param name="Fault">What happens.</param>
/// <param name="System">At which system; null for every one.</param>
/// <param name="Facts">Only for orders that state these facts.</param>
/// <param name="Percent">For how many of a hundred such orders, chosen by the seed.</param>
/// <param name="Times">For a lost request: how often.</param>
/// <param name="Pause">For a delay: how long.</param>
/// <param name="Ground">For a refusal: its ground, the first that the order allows when null; for a return: what is to be corrected.</param>
public sealed record FaultRule(
    AgencyFault Fault, string? System, ImmutableSortedDictionary<string, string> Facts, int Percent, int Times, TimeSpan Pause, string? Ground);

/// <summary>How the simulated agencies behave. One seed and one script give one history.</summary>
/// <param name="Seed">Chooses among orders and makes delays.</param>
/// <param name="Pace">The usual time from an order to its result.</param>
/// <param name="Rules">The rules; all that fit an order count.</param>
public sealed record FaultScript(int Seed, TimeSpan Pace, ImmutableArray<FaultRule> Rules)
{
    /// <summary>Every agency does its part within seconds.</summary>
    public static FaultScript Faultless { get; } = new(1, TimeSpan.FromSeconds(2), []);

    /// <summary>The rules that count for an order.</summary>
    internal IEnumerable<FaultRule> For(string system, string subject, ImmutableSortedDictionary<string, string> facts) => Rules.Index()
        .Where(rule => (rule.Item.System is null || rule.Item.System == system)
            && rule.Item.Facts.All(fact => facts.GetValueOrDefault(fact.Key) == fact.Value)
            && Draw(subject, rule.Index + 1, 100) < rule.Item.Percent)
        .Select(rule => rule.Item);

    /// <summary>A number from 0 up to below a bound, the same for the same seed, order and salt (FNV-1a).</summary>
    internal int Draw(string subject, int salt, int bound)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var letter in FormattableString.Invariant($"{Seed}/{salt}/{subject}"))
        {
            hash = unchecked((hash ^ letter) * 1_099_511_628_211UL);
        }

        return (int)((hash >> 20) % (ulong)bound);
    }
}
