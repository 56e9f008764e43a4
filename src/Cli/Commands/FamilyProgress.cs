using System.Diagnostics;
using System.Globalization;

namespace Anyu.Cli;

/// <summary>Says every two seconds how far a run over families is, how fast, and how long it will take. Told by several threads.</summary>
internal sealed class FamilyProgress(Invocation call)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly Lock turn = new();
    private TimeSpan next = Patience;

    /// <summary>The time since the run began.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>Says it, if it is time.</summary>
    /// <param name="families">How many are decided.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="found">How many of the decided were decided by an earlier run.</param>
    public void Tell(long families, long all, long found)
    {
        lock (turn)
        {
            if (clock.Elapsed < next || families >= all)
            {
                return;
            }

            next = clock.Elapsed + Patience;
            var rate = (families - found) / clock.Elapsed.TotalSeconds;
            var left = TimeSpan.FromSeconds((all - families) / Math.Max(1, rate));
            call.Error.WriteLine(call.Say(
                string.Create(CultureInfo.InvariantCulture, $"… {families:N0}/{all:N0} 个家庭，每秒 {rate:N0} 个，约剩 {left:hh\\:mm\\:ss}"),
                string.Create(CultureInfo.InvariantCulture, $"… {families:N0} of {all:N0} families, {rate:N0} a second, about {left:hh\\:mm\\:ss} left")));
        }
    }
}
