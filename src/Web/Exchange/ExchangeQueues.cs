using Anyu.Casework;
using Anyu.Store;

namespace Anyu.Web.Exchange;

/// <summary>Orders of cases go from one queue to that of the system concerned; the systems' own queues are emptied by <see cref="QueueWorkers"/>.</summary>
internal static class ExchangeQueues
{
    private const string Route = "exchange.orders";

    /// <summary>Who listens.</summary>
    public static (string Topic, string Queue) Listener => (CaseworkModule.AgencyOrders, Route);

    /// <summary>The queue and its work.</summary>
    public static WorkQueue Orders { get; } = new(Route, new("部门协办单分发", "Orders to their systems"), static (open, services) => (job, _) =>
        Task.FromResult<Func<UnitOfWork, Task>>(unit => AgencyOrders.Route(services.GetRequiredService<ExchangeOffice>().Of(open).Desk, unit, job)));
}
