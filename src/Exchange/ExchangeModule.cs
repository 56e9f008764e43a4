using Anyu.Store;

namespace Anyu.Exchange;

/// <summary>The tables and queues of this module; give the tables to <see cref="Database.Open"/>.</summary>
public static class ExchangeModule
{
    /// <summary>Events sent to and taken from agencies' systems.</summary>
    public static MigrationSet Migrations { get; } = MigrationSet.Of("exchange", typeof(ExchangeModule).Assembly);

    /// <summary>The queue of what goes to one system. Each has its own, so that one that is away holds up no other.</summary>
    public static string QueueOf(AgencySystem system) => $"exchange.to.{system.Id}";
}
