using Anyu.Access;
using Anyu.Casework;
using Anyu.Store;

namespace Anyu.Web.Cases;

/// <summary>What casework does about messages: life events go to the register, the register's events run the lawbook, a vacated post gives its tasks back.</summary>
internal static class CaseQueues
{
    private const string LifeEvents = "casework.life-events";
    private const string Vacated = "casework.vacated-posts";

    /// <summary>Topic → queues of casework.</summary>
    public static IEnumerable<(string Topic, string Queue)> Listeners =>
    [
        (CaseworkModule.LifeEvents, LifeEvents),
        (AccessModule.PostVacated, Vacated),
        .. ZeroApplication.Events.Select(e => (e.Key, ZeroApplication.Queue(e.Value))),
    ];

    /// <summary>The queues and their work.</summary>
    public static ImmutableArray<WorkQueue> All { get; } =
    [
        new(LifeEvents, new("人生事件入库", "Life events to the register"), static (open, services) => (job, _) =>
        {
            var desks = DesksOf(open, services);
            return Task.FromResult<Func<UnitOfWork, Task>>(unit => WriteLifeEvent.Run(desks.Cases, desks.Register, unit, WriteLifeEvent.NoticeOf(job)));
        }),
        new(Vacated, new("空缺岗位的待办", "Tasks of vacated posts"), static (open, services) => (job, _) =>
            Task.FromResult<Func<UnitOfWork, Task>>(unit => ClockRound.Free(DesksOf(open, services).Cases, unit, Guid.Parse(job.Body)))),
        ScanQueue.Scans,
        .. ZeroApplication.Events.Values.Select(happened => new WorkQueue(ZeroApplication.Queue(happened), new($"免申即享（{happened}）", $"Benefits without an application ({happened})"), (open, services) => (job, _) =>
        {
            var desks = DesksOf(open, services);
            return Task.FromResult<Func<UnitOfWork, Task>>(unit => ZeroApplication.Run(desks.Cases, desks.Register, unit, happened, ZeroApplication.NoticeOf(job)));
        })),
    ];

    private static Desks DesksOf(OpenInstallation open, IServiceProvider services) =>
        services.GetRequiredService<Clerking>().Of(open).Value ?? throw new InvalidOperationException("The definitions cannot be read.");
}
