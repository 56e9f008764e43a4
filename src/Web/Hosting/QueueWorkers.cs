using Anyu.Store;

namespace Anyu.Web.Hosting;

/// <summary>Runs one worker for each queue of <see cref="Topics"/> once the database is open. A database that is busy or away is tried again.</summary>
internal sealed partial class QueueWorkers(Installation installation, IServiceProvider services, TimeProvider clock, ILogger<QueueWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => All(stoppingToken).Ended();

    private async Task All(CancellationToken stop)
    {
        if (await installation.Opened.WaitAsync(stop) is { } open)
        {
            await Task.WhenAll(Topics.Queues.Select(queue => Run(open, queue, stop)));
        }
    }

    private async Task Run(OpenInstallation open, WorkQueue queue, CancellationToken stop)
    {
        var worker = new JobWorker(open.Database, queue.Name, queue.Work(open, services), clock);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await worker.Run(stop);
            }
            catch (StoreException fault)
            {
                LogPaused(log, queue.Name, fault.Problem.Code);
                await Task.Delay(Pause, clock, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Queue {Queue} pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string queue, string code);
}
