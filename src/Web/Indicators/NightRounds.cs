using Anyu.Indicators;
using Anyu.Store;

namespace Anyu.Web.Indicators;

/// <summary>
/// Asks each night for the counting of the places that are counted here (<see cref="NightLog.Places"/>). The work itself is a job, done by one worker however many machines ask; a machine that was off
/// at the hour asks when it is on again.
/// </summary>
internal sealed partial class NightRounds(Installation installation, IConfiguration settings, TimeProvider clock, ILogger<NightRounds> log) : BackgroundService
{
    /// <summary>The setting with the hour in China from which the night's counting may begin, 0 to 23; <c>off</c> for none.</summary>
    public const string Setting = "NightCount";

    private const int UsualHour = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>The hour from which counting begins; null when it is switched off.</summary>
    public static int? Hour(IConfiguration settings) => settings[Setting] switch
    {
        null or "" => UsualHour,
        var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) && hour <= 23 ? hour : null,
    };

    /// <summary>The queue and its work.</summary>
    public static WorkQueue Queue { get; } = new(CountAtNight.Queue, new("夜间取数", "Counting at night"), static (open, services) =>
        (job, _) => CountAtNight.Of(job).Run(open.Database, services.GetRequiredService<Library>().Book, services.GetRequiredService<Installation>().Synthetic is not null));

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => installation.During(Rounds(stoppingToken));

    private async Task Rounds(CancellationToken stop)
    {
        if (Hour(settings) is not { } hour || await installation.Opened.WaitAsync(stop) is not { } open)
        {
            return;
        }

        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (ChinaDay.Hour(clock) >= hour)
                {
                    await open.Database.Write(Ask, stop);
                }
            }
            catch (StoreException fault)
            {
                LogPaused(log, fault.Problem.Code);
            }

            await Task.Delay(Pause, clock, stop);
        }
    }

    private async Task Ask(UnitOfWork unit)
    {
        foreach (var place in await NightLog.Places(unit))
        {
            await new CountAtNight(place, ChinaDay.Today(clock)).Ask(unit);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Counting at night pauses: {Code}")]
    private static partial void LogPaused(ILogger logger, string code);
}
