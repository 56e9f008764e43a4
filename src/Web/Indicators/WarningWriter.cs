using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes one warning: what was counted against what was expected, by which rule, and what has become of it.</summary>
internal static class WarningWriter
{
    /// <summary>A rule's name in words.</summary>
    public static Bilingual RuleName(string rule) => rule.Split(' ')[0] switch
    {
        "yearly-predictive" => new("与自己往年比（预测检验）", "against its own years (predictive test)"),
        "yearly-share" => new("占比与往年比（预测检验）", "share against its own years (predictive test)"),
        "yearly-share-fall" => new("覆盖下降（预测检验）", "falling coverage (predictive test)"),
        "farrington" => new("与往年同季比（灵活Farrington）", "against the same season (flexible Farrington)"),
        "forecast-band" => new("预测的80%区间越过容量", "80 % band of the forecast beyond capacity"),
        var other => new(other, other),
    };

    /// <summary>Where a warning stands.</summary>
    public static Bilingual StateName(WarningState state) => state switch
    {
        WarningState.Opened => new("已发出，未签收", "opened, not acknowledged"),
        WarningState.Acknowledged => new("已签收", "acknowledged"),
        WarningState.Closed => new("已结案", "closed"),
        WarningState.ScoredTrue => new("评定：属实", "scored: true"),
        _ => new("评定：不属实", "scored: false"),
    };

    /// <summary>The card. Names and causes are for staff; the public sees where it stands and since when.</summary>
    public static void Card(Html html, WatchedTest test, WarningCase? kept, IndicatorCatalogue catalogue, PlaceTree places)
    {
        var title = catalogue.Indicators.TryGetValue(test.Indicator, out var indicator) ? indicator.Title : new(test.Indicator, test.Indicator);
        html.Add($"""<article class="panel warning"><h3>{title} · {places.Nearest(test.Place).Name} · {test.Period.ToString()}</h3><dl class="facts">""");
        if (test.RuleName == "forecast-band")
        {
            html.Add($"""<div><dt>{("至少需要（80%区间下端）", "needed at least (lower end of the 80 % band)")}</dt><dd>{ValueWords.Number(test.Observed)}</dd></div><div><dt>{("现有", "there are")}</dt><dd>{ValueWords.Number(test.Upper)}</dd></div>""");
        }
        else
        {
            html.Add($"""<div><dt>{("计数", "counted")}</dt><dd>{ValueWords.Number(test.Observed)}</dd></div><div><dt>{("预期", "expected")}</dt><dd>{ValueWords.Number(test.Expected)}</dd></div><div><dt>{("不报警的最大数", "largest count without a warning")}</dt><dd>{ValueWords.Number(test.Upper)}</dd></div><div><dt>{("没有变化时出现的机会", "chance of it without a change")}</dt><dd>{test.Probability.ToString("0.0000", CultureInfo.InvariantCulture)}</dd></div>""");
        }

        html.Add($"""<div><dt>{("规则", "rule")}</dt><dd>{RuleName(test.Rule)}</dd></div></dl><p><span class="tag {(kept is null or { State: WarningState.Opened } ? "ask" : "")}">{StateName(kept?.State ?? WarningState.Opened)}</span>""");
        _ = kept is null
            ? html.Add($""" <span class="hint">{("刚算出，还没有记入预警台账", "just worked out, not yet in the ledger")}</span>""")
            : html.Add($""" <span class="hint">{("发出", "opened")} {DateOnly.FromDateTime(kept.Opened.ToOffset(TimeSpan.FromHours(8)).DateTime)}{(kept.Steps is [.., var last] ? html.View.Pick("，最近一步 ", ", last step ") + html.View.Day(DateOnly.FromDateTime(last.At.ToOffset(TimeSpan.FromHours(8)).DateTime)) : "")}</span>""");
        html.Add($"</p><details><summary>{("规则的设置", "Settings of the rule")}</summary><p class=\"code\">{test.Rule}</p></details></article>");
    }
}
