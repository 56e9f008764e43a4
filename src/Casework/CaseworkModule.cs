using Anyu.Store;

namespace Anyu.Casework;

/// <summary>The tables and topics of this module; give them to <see cref="Database.Open"/> and to the outbox.</summary>
public static class CaseworkModule
{
    /// <summary>Posted when another agency is asked to do its part, or told that it is no longer wanted; the body is an <see cref="AgencyOrder"/>.</summary>
    public const string AgencyOrders = "case.agency-order";

    /// <summary>Posted when a step writes a life event; the body names case, step and event.</summary>
    public const string LifeEvents = "case.life-event";

    /// <summary>Posted when a follow-up plan begins; the body names case, step and plan.</summary>
    public const string Plans = "case.plan-started";

    /// <summary>Posted when a case ends; the body names case and outcome.</summary>
    public const string Closed = "case.closed";

    /// <summary>Posted when a family confirms what it was offered; the body is an <see cref="AcceptedOffer"/>.</summary>
    public const string Accepted = "case.offer-accepted";

    /// <summary>All topics.</summary>
    public static IReadOnlyList<string> Topics { get; } = [AgencyOrders, LifeEvents, Plans, Closed, Accepted];

    /// <summary>Versions, cases, events, steps, matters, messages, letters, drafts.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("casework", typeof(CaseworkModule).Assembly);
}
