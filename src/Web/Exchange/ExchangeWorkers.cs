using Anyu.Exchange;
using Anyu.Store;

namespace Anyu.Web.Exchange;

/// <summary>Runs a worker for the queue of each connected system, so that one that is away or slow holds up no other.</summary>
internal sealed partial class ExchangeWorkers(Installation installation, ExchangeOffice office, TimeProvider clock, ILogger<ExchangeWorkers> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await installation.Opened.WaitAsync(stoppingToken) is { } open && office.Find(open).Value is { } exchange)
        {
            await Task.WhenAll(exchange.Desk.Connected.Select(system => Run(exchange.Delivery, system, stoppingToken)));
        }
    }

    private async Task Run(Delivery delivery, AgencySystem system, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await delivery.WorkerOf(system).Run(stop);
            }
            catch (StoreException fault)
            {
                LogPaused(log, system.Id, fault.Problem.Code);
                await Task.Delay(Pause, clock, stop);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sending to {System} pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string system, string code);
}
