using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>What every use case of the exchange needs: the systems, how this installation reaches them, its keys. Shared by all requests.</summary>
/// <param name="systems">The systems of the content.</param>
/// <param name="links">How those that are connected are reached, by their id.</param>
/// <param name="keys">The installation's keys: the newest signs.</param>
public sealed class ExchangeDesk(SystemBook systems, IReadOnlyDictionary<string, AgencyLink> links, KeyRing keys)
{
    /// <summary>The source of the events that this installation sends.</summary>
    public const string Source = "urn:anyu:office";

    /// <summary>The systems of the content, connected or not.</summary>
    public SystemBook Systems => systems;

    /// <summary>The systems that are connected.</summary>
    public IEnumerable<AgencySystem> Connected => systems.Systems.Where(system => links.ContainsKey(system.Id));

    internal KeyRing Keys => keys;

    /// <summary>How a system is reached; null when it is not connected.</summary>
    public AgencyLink? LinkOf(AgencySystem system) => links.GetValueOrDefault(system.Id);

    /// <summary>The connected system that serves a kind of agency at a place; null when its part is done by hand.</summary>
    public AgencySystem? ConnectedFor(string kind, string placeCode) => systems.For(kind, placeCode) is { } system && LinkOf(system) is not null ? system : null;
}
