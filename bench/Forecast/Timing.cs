using System.Diagnostics;

namespace Anyu.ForecastBench;

/// <summary>The best wall and processor time of several turns; the second matters when others share the machine.</summary>
internal sealed class Timing
{
    internal TimeSpan Wall { get; private set; } = TimeSpan.MaxValue;

    internal TimeSpan Processor { get; private set; } = TimeSpan.MaxValue;

    internal void Take(Action work)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        work();
        var wall = Stopwatch.GetElapsedTime(started);
        var used = Environment.CpuUsage.TotalTime - before;
        (Wall, Processor) = (wall < Wall ? wall : Wall, used < Processor ? used : Processor);
    }
}
