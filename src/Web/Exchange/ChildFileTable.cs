using Anyu.Casework;
using Anyu.Indicators;

namespace Anyu.Web.Exchange;

/// <summary>Of how many births each data set of a child is there, and of how many all are: with count, denominator and interval, small counts withheld.</summary>
internal static class ChildFileTable
{
    /// <summary>The days of birth that are counted: a year to yesterday.</summary>
    public static (DateOnly From, DateOnly To) SpanOf(DateOnly today) => (today.AddYears(-1), today.AddDays(-1));

    /// <summary>Writes it.</summary>
    public static void Write(Html html, ChildFileCount count, DateOnly today)
    {
        var (from, to) = SpanOf(today);
        html.Add($"""<h2 id="child-files">{($"孩子的 {count.With.Length} 类信息齐了多少", $"How many children have all {count.With.Length} data sets")}</h2>""");
        html.Add($"<p>{($"{html.View.Day(from)}至{html.View.Day(to)}登记的出生，孩子现住本辖区。分母少于 {DisclosureRule.SmallestDenominator} 的不算比例；1 至 {Threshold - 1} 的数不显示。", $"Births on record from {html.View.Day(from)} to {html.View.Day(to)}, of children who live here now. No share stands on fewer than {DisclosureRule.SmallestDenominator}; counts from 1 to {Threshold - 1} are withheld.")}</p>");
        var table = new StackedTable(html, [new("信息", "Data set"), new("比例", "Share"), new("95% 区间", "95 % interval"), new("有的出生", "Births with it"), new("全部出生", "All births")]);
        table.Open(new("各类信息", "Data sets"));
        foreach (var (title, births) in count.With.Select(set => (set.Share.Title, set.Births)).Append((new Bilingual("全部都有", "All of them"), count.Complete)))
        {
            Row(table, title, births, count.Births);
        }

        table.Close();
    }

    private static void Row(StackedTable table, Bilingual title, int count, int all)
    {
        if (Withheld(count, all) is { } reason)
        {
            table.Row(html => html.Add($"{title}"), html => html.Add($"{ValueWords.Withheld}"), html => html.Add($"{ValueWords.Of(reason)}"), static html => html.Add($"—"), static html => html.Add($"—"));
            return;
        }

        var (low, high) = ShareLimits.ClopperPearson(count, all);
        table.Row(
            html => html.Add($"{title}"),
            html => html.Add($"{Percent((double)count / all)}"),
            html => html.Add($"""{Percent(low)}–{Percent(high)} <span class="hint">{ValueWords.Of(IntervalMethod.ClopperPearson)}</span>"""),
            html => html.Add($"{count}"),
            html => html.Add($"{all}"));
    }

    /// <summary>Why a share is not shown; null where it is. A rest that is small tells as much as a small count.</summary>
    internal static WithheldReason? Withheld(int count, int all) =>
        IsSmall(count) || IsSmall(all - count) ? WithheldReason.Confidential
        : all < DisclosureRule.SmallestDenominator ? WithheldReason.SmallDenominator
        : null;

    private static string Percent(double share) => ValueWords.Number(share * 100) + "%";

    private static int Threshold => DisclosureRule.Threshold(Audience.Public);

    private static bool IsSmall(int count) => count > 0 && count < Threshold;
}
