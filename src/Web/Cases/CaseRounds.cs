using Anyu.Casework;
using Anyu.Store;

namespace Anyu.Web.Cases;

/// <summary>Goes round once an hour: limits that passed, families whose days have ended or whose law has changed, drafts that nobody touched.</summary>
internal sealed partial class CaseRounds(Installation installation, Clerking clerking, TimeProvider clock, ILogger<CaseRounds> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await installation.Opened.WaitAsync(stoppingToken) is not { } open || clerking.Of(open).Value is not { } desks)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ClockRound.Run(desks.Cases, open.Database, stoppingToken);
                await ZeroApplication.LookAgain(desks.Cases, desks.Register, open.Database, stoppingToken);
                await open.Database.Write(Drafts.DropOld, stoppingToken);
            }
            catch (StoreException fault)
            {
                LogPaused(log, fault.Problem.Code);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The round of cases pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string code);
}
