using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes values as a table: a rate always with its count, denominator, interval and class in the same row; a withheld one with its reason in their place.</summary>
internal static class ValueWriter
{
    private static readonly (string Zh, string En)[] Columns = [("数值", "Value"), ("95% 区间", "95 % interval"), ("计数", "Count"), ("分母", "Denominator"), ("稳定性", "Class")];

    /// <summary>The table.</summary>
    /// <param name="html">The page.</param>
    /// <param name="head">What the first column says.</param>
    /// <param name="rows">The first cell and the value of each row.</param>
    /// <param name="caption">What tells the table from others of the page; the first heading when absent.</param>
    public static void Table(Html html, (string Zh, string En) head, IEnumerable<(string Name, string? Link, IndicatorValue Value)> rows, (string Zh, string En)? caption = null) =>
        Table(html, head, [], rows.Select(r => (r.Name, r.Link, r.Value, Array.Empty<string>())), caption);

    /// <summary>The same with further columns.</summary>
    /// <param name="html">The page.</param>
    /// <param name="head">What the first column says.</param>
    /// <param name="more">Headings of the further columns.</param>
    /// <param name="rows">The first cell, the value, and the texts of the further columns.</param>
    /// <param name="caption">What tells the table from others of the page; the first heading when absent.</param>
    public static void Table(
        Html html, (string Zh, string En) head, ReadOnlySpan<(string Zh, string En)> more, IEnumerable<(string Name, string? Link, IndicatorValue Value, string[] More)> rows, (string Zh, string En)? caption = null)
    {
        var label = caption ?? head;
        html.Add($"""
            <div class="wide stack pairs{(more.IsEmpty ? "" : " many")}" role="region" tabindex="0" aria-label="{label}{("：数值表", ": table of values")}"><table class="values" role="table" aria-label="{label}">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{head}</th>
            """);
        foreach (var (at, heading) in Columns.Index())
        {
            html.Add($"""<th role="columnheader" scope="col"{Html.Attribute("class", at < Columns.Length - 1 ? "n" : null)}>{heading}</th>""");
        }

        foreach (var heading in more)
        {
            html.Add($"""<th role="columnheader" scope="col">{heading}</th>""");
        }

        html.Add($"""</tr></thead><tbody role="rowgroup">""");
        foreach (var (name, link, value, texts) in rows)
        {
            html.Add($"""<tr role="row"><th role="rowheader" scope="row">""");
            _ = link is null ? html.Add($"{name}") : html.Add($"""<a href="{link}">{name}</a>""");
            html.Add($"</th>");
            Cells(html, value);
            foreach (var (at, text) in texts.Index())
            {
                html.Add($"""<td role="cell" class="more" data-label="{more[at]}">{text}</td>""");
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div>");
    }

    /// <summary>The cells after the first; where the page is narrow each stands under its column's name.</summary>
    private static void Cells(Html html, IndicatorValue value)
    {
        switch (value)
        {
            case IndicatorValue.Rated { Rate: var r }:
                Cell(html, 0).Add($"""{ValueWords.Number(r.Value)}</td>""");
                Cell(html, 1).Add($"""{ValueWords.Number(r.Low)}–{ValueWords.Number(r.High)} <span class="hint">{ValueWords.Of(r.Method)}</span></td>""");
                Cell(html, 2).Add($"""{ValueWords.Number(r.Basis.Count)}</td>""");
                Cell(html, 3).Add($"""{ValueWords.Number(r.Basis.Denominator)} <span class="hint">{r.Basis.DenominatorAt}</span></td>""");
                Cell(html, 4).Add($"{ValueWords.Of(r.Stability)}</td>");
                break;
            case IndicatorValue.Counted c:
                Cell(html, 0).Add($"""{ValueWords.Number(c.Count)}</td>""");
                Cell(html, 1).Add($"—</td>");
                Cell(html, 2).Add($"""{ValueWords.Number(c.Count)}</td>""");
                Cell(html, 3).Add($"—</td>");
                Cell(html, 4).Add($"""{("计数", "count")}</td>""");
                break;
            case IndicatorValue.Withheld w:
                Cell(html, 0).Add($"""{ValueWords.Withheld}</td><td role="cell" colspan="4" class="hint">{ValueWords.Of(w.Reason)}</td>""");
                break;
            case IndicatorValue.NotAtHand n:
                Cell(html, 0).Add($"""{ValueWords.NotAtHand}</td><td role="cell" colspan="4" class="hint">{($"缺 {n.Gaps} 个数", $"{n.Gaps} {(n.Gaps == 1 ? "count" : "counts")} missing")}</td>""");
                break;
        }
    }

    private static Html Cell(Html html, int column) =>
        html.Add($"""<td role="cell"{Html.Attribute("class", column < Columns.Length - 1 ? "n" : null)} data-label="{Columns[column]}">""");

    /// <summary>The targets of the law beside a value, with the gap; the colour follows the test, never the number alone.</summary>
    public static void Targets(Html html, IndicatorEngine engine, IndicatorValue value, ImmutableArray<Target> targets, Lawbook law)
    {
        foreach (var target in targets)
        {
            var standing = TargetStanding.Of(value, target, law);
            var colour = standing.Verdict switch { TargetVerdict.Met => "sure", TargetVerdict.NotMet => "no", TargetVerdict.NotDistinguishable => "ask", _ => "" };
            html.Add($"""<p class="target"><span class="tag {colour}">{ValueWords.Of(standing.Verdict)}</span> {target.Title} <span class="hint">""");
            if (Gap(standing, value.Indicator) is { } gap)
            {
                html.Add($"""{("差距", "gap")} {gap} · {("进度", "progress")} {ValueWords.Of(TargetProgress.Of(engine, value, standing))} · """);
            }

            html.Add($"""{(target.By is { } by ? ($"到 {html.View.Day(by)}", $"by {html.View.Day(by)}") : ("没有写期限", "no date stated"))} · <a href="/law/{target.Document}">{target.FullArticle}</a></span></p>""");
        }
    }

    /// <summary>How far a value is from its target, in the unit; null where either is unknown.</summary>
    public static Bilingual? Gap(TargetStanding standing, IndicatorDefinition indicator)
    {
        if (standing.Gap is not { } gap)
        {
            return null;
        }

        var number = $"{(gap > 0 ? "+" : gap < 0 ? "−" : "")}{ValueWords.Number(Math.Abs(gap))}";
        var unit = ValueWords.OfUnit(indicator.Unit);
        return new($"{number} {unit.Zh}", $"{number} {unit.En}");
    }

    /// <summary>The banner above made-up numbers.</summary>
    public static void Synthetic(Html html) => html.Add($"""
        <p class="panel synthetic"><strong>{ValueWords.Synthetic}</strong> {("这里的数由带种子的程序生成，只用来演示，与任何地方的实际情况无关。", "The numbers were made by a seeded program for demonstration and say nothing about any real place.")}</p>
        """);
}
