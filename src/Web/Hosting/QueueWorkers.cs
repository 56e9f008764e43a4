using Anyu.Exchange;
using Anyu.Register;
using Anyu.Store;
using Anyu.Web.Exchange;

namespace Anyu.Web.Hosting;

/// <summary>
/// Runs one worker for each queue of <see cref="Topics"/> and of each connected system of an agency once the database is open; so a system that is away or slow
/// holds up no other. A database that is busy or away is tried again.
/// </summary>
internal sealed partial class QueueWorkers(Installation installation, ExchangeOffice office, IServiceProvider services, TimeProvider clock, ILogger<QueueWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => installation.During(All(stoppingToken));

    private async Task All(CancellationToken stop)
    {
        if (await installation.Opened.WaitAsync(stop) is { } open)
        {
            WorkTable.ClearAbandoned();
            var exchange = office.Find(open).Value;
            await Task.WhenAll(Topics.Queues
                .Select(queue => Run(queue.Name, new JobWorker(open.Database, queue.Name, queue.Work(open, services), clock) { Lease = queue.Lease }, stop))
                .Concat((exchange?.Desk.Connected ?? []).Select(system => Run(ExchangeModule.QueueOf(system), exchange!.Delivery.WorkerOf(system), stop))));
        }
    }

    private async Task Run(string queue, JobWorker worker, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await worker.Run(stop);
            }
            catch (StoreException fault)
            {
                LogPaused(log, queue, fault.Problem.Code);
                await Task.Delay(Pause, clock, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string queue, string code);
}
