using Anyu.Batch;
using Anyu.Store;

namespace Anyu.Web.Cases;

/// <summary>
/// Plans a scan of all families for every night, by the setting <c>scan-at</c>: a time in China, 02:00 by default, or <c>never</c>. A night on which the computer was off is made up
/// for when it starts.
/// </summary>
internal sealed partial class Nights(Installation installation, IConfiguration settings, TimeProvider clock, ILogger<Nights> log) : BackgroundService
{
    private const string Setting = "scan-at";
    private const string Never = "never";

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly TimeOnly Usual = new(2, 0);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => installation.During(All(stoppingToken));

    private async Task All(CancellationToken stop)
    {
        if (settings[Setting] == Never || await installation.Opened.WaitAsync(stop) is not { } open)
        {
            return;
        }

        var at = TimeOnly.TryParseExact(settings[Setting], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) ? asked : Usual;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var next = NextOf(at, clock.GetUtcNow());
                await open.Database.Write(unit => NightlyScan.Schedule(unit, DateOnly.FromDateTime(next.DateTime), next), stop);
            }
            catch (StoreException fault)
            {
                LogPaused(log, fault.Problem.Code);
            }

            await Task.Delay(Pause, clock, stop);
        }
    }

    /// <summary>The next time that the clock in China shows the hour.</summary>
    private static DateTimeOffset NextOf(TimeOnly at, DateTimeOffset now)
    {
        var here = now.ToOffset(China);
        var today = new DateTimeOffset(DateOnly.FromDateTime(here.DateTime), at, China);
        return today > here ? today : today.AddDays(1);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The nightly scan is not planned: {Code}")]
    private static partial void LogPaused(ILogger logger, string code);
}
