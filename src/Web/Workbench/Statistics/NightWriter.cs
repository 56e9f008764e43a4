using Anyu.Indicators;
using Anyu.Web.SignIn;

namespace Anyu.Web.Workbench;

/// <summary>Writes how the last night's counting of each place went, or how far it has come.</summary>
internal static class NightWriter
{
    /// <summary>The part of the page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="nights">The last night of each place that the reader answers for.</param>
    /// <param name="places">Names of places.</param>
    /// <param name="hour">The hour from which counting begins; null when it is switched off.</param>
    public static void Write(Html html, ImmutableArray<Night> nights, PlaceTree places, int? hour)
    {
        html.Add($"""<h2>{("夜间取数", "Counting at night")}</h2><p class="small">""");
        _ = hour is { } from
            ? html.Add($"""{($"每天 {from}:00 以后，对人工取过数的地方取已经结束的月份，再检验预警。", $"Each day after {from}:00 the months that have ended are counted for places once counted by hand, and the warnings are run.")}""")
            : html.Add($"""{("已关闭：只能人工取数。", "Switched off: counts are taken by hand only.")}""");
        html.Add($"</p>");
        if (nights.IsEmpty)
        {
            html.Add($"""<p>{("还没有。", "None yet.")}</p>""");
            return;
        }

        html.Add($"""<ul class="list">""");
        foreach (var night in nights)
        {
            html.Add($"""<li>{places.Nearest(night.Place).Name} <span class="hint">{SignedInPage.Time(night.BeganAt)}</span>: """);
            State(html, night);
            html.Add($"</li>");
        }

        html.Add($"</ul>");
    }

    private static void State(Html html, Night night)
    {
        if (night.EndedAt is { } ended)
        {
            html.Add($"""{($"完成，新取 {night.Counts} 个数，新发出 {night.Opened} 条预警", $"done, {night.Counts} new counts, {night.Opened} new warnings")} <span class="hint">{SignedInPage.Time(ended)}</span>""");
        }
        else if (night.Fault is { } fault)
        {
            html.Add($"""<span class="tag no">{("没有完成", "Not done")}</span> {($"问题 {fault}，会再试", $"problem {fault}; it is tried again")}""");
        }
        else
        {
            var (step, steps) = (night.Step.ToString(CultureInfo.InvariantCulture), night.Steps.ToString(CultureInfo.InvariantCulture));
            html.Add($"""{($"正在进行，第 {night.Step} 步，共 {night.Steps} 步", $"under way, step {night.Step} of {night.Steps}")} <progress value="{step}" max="{steps}" aria-label="{("夜间取数的进度", "Progress of counting at night")}"></progress>""");
        }
    }
}
