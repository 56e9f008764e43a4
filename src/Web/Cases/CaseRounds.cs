using Anyu.Casework;
using Anyu.Store;

namespace Anyu.Web.Cases;

/// <summary>Goes round once an hour: limits that passed, families whose days have ended or whose law has changed, drafts that nobody touched.</summary>
internal sealed partial class CaseRounds(Installation installation, Clerking clerking, TimeProvider clock, ILogger<CaseRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds(stoppingToken).Ended();

    private async Task Rounds(CancellationToken stop)
    {
        if (await installation.Opened.WaitAsync(stop) is not { } open || clerking.Of(open).Value is not { } desks)
        {
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ClockRound.Run(desks.Cases, open.Database, stop);
                await ZeroApplication.LookAgain(desks.Cases, desks.Register, open.Database, stop);
                await open.Database.Write(Drafts.DropOld, stop);
            }
            catch (StoreException fault)
            {
                LogPaused(log, fault.Problem.Code);
            }

            await Task.Delay(Pause, clock, stop);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The round of cases pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string code);
}
