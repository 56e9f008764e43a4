using System.Collections.Immutable;
using System.Globalization;
using Anyu.Forecast;

namespace Anyu.Cli;

/// <summary>Writes the intervals that past errors give beside those of the trajectories, or why there are none.</summary>
internal static class ErrorRecordText
{
    public static void Write(Invocation run, KeptRun kept, ImmutableArray<ErrorRecord> records)
    {
        foreach (var record in records)
        {
            run.Output.WriteLine($"{record.Group}  {run.Say(record.Told)}");
            if (record.State != ErrorRecordState.Learnt)
            {
                continue;
            }

            run.Output.WriteLine(run.Say("  年份  年后      中位数  方案 80%                照过去误差 80%          照过去误差 95%", "  year  ahead     median  the plan's 80 %         as past errors, 80 %    as past errors, 95 %"));
            foreach (var band in record.Bands)
            {
                var drawn = kept.Of(band.Year, record.Group)!.Value.Within80;
                run.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {band.Year}{band.Horizon,7}{(band.IsBeyond ? "*" : " ")}{band.Forecast,10:0}  {Between(drawn)}{Between(band.Within80)}{Between(band.Within95).TrimEnd()}"));
            }

            if (record.Bands.Any(band => band.IsBeyond))
            {
                run.Output.WriteLine(run.Say("  * 比任何已有结果的预测都远", "  * further ahead than any forecast that has come"));
            }
        }
    }

    private static string Between(Interval interval) => TextWidth.Pad(string.Create(CultureInfo.InvariantCulture, $"{interval.Low:0}–{interval.High:0}"), 24);
}
