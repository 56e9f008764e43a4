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
        "cusum" => new("累积和（小而持续的上升）", "cumulative sum (a small lasting rise)"),
        "births-between" => new("两例之间的出生数（g图）", "births between events (g chart)"),
        "days-between" => new("两例之间的天数（t图）", "days between events (t chart)"),
        "forecast-band" => new("预测的80%区间越过容量", "80 % band of the forecast beyond capacity"),
        "forecast-idle" => new("预测的80%区间低于现有数应用足的部分", "80 % band of the forecast below what must be used of what there is"),
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
    /// <param name="html">The page.</param>
    /// <param name="test">The test that alarmed.</param>
    /// <param name="kept">Its warning in the ledger; null while it is not there.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="places">The division tree.</param>
    /// <param name="more">What staff see below: the steps so far and those that may come.</param>
    public static void Card(Html html, WatchedTest test, WarningCase? kept, IndicatorCatalogue catalogue, PlaceTree places, Action<Html>? more = null)
    {
        var title = catalogue.Indicators.TryGetValue(test.Indicator, out var indicator) ? indicator.Title : new(test.Indicator, test.Indicator);
        html.Add($"""<article class="panel warning"><h3>{title} · {places.Nearest(test.Place).Name} · {test.Period.ToString()}</h3><dl class="facts">""");
        Numbers(html, test);
        html.Add($"""<div><dt>{("规则", "rule")}</dt><dd>{RuleName(test.Rule)}</dd></div></dl><p><span class="tag {(kept is null or { State: WarningState.Opened } ? "ask" : "")}">{StateName(kept?.State ?? WarningState.Opened)}</span>""");
        _ = kept is null
            ? html.Add($""" <span class="hint">{("刚算出，还没有记入预警台账", "just worked out, not yet in the ledger")}</span>""")
            : html.Add($""" <span class="hint">{("发出", "opened")} {DateOnly.FromDateTime(kept.Opened.ToOffset(TimeSpan.FromHours(8)).DateTime)}{(kept.Steps is [.., var last] ? html.View.Pick("，最近一步 ", ", last step ") + html.View.Day(DateOnly.FromDateTime(last.At.ToOffset(TimeSpan.FromHours(8)).DateTime)) : "")}</span>""");
        html.Add($"</p><details><summary>{("规则的设置", "Settings of the rule")}</summary><p class=\"code\">{test.Rule}</p></details>");
        more?.Invoke(html);
        html.Add($"</article>");
    }

    /// <summary>What was counted against what was expected; a chart of gaps has a gap against the shortest usual one.</summary>
    private static void Numbers(Html html, WatchedTest test)
    {
        (Bilingual Name, string Number)[] numbers = test.RuleName switch
        {
            "forecast-band" => [(new("至少需要（80%区间下端）", "needed at least (lower end of the 80 % band)"), ValueWords.Number(test.Observed)), (new("现有", "there are"), ValueWords.Number(test.Upper))],
            "forecast-idle" => [(new("至多需要（80%区间上端）", "needed at most (upper end of the 80 % band)"), ValueWords.Number(test.Observed)), (new("现有", "there are"), ValueWords.Number(test.Upper))],
            "births-between" or "days-between" =>
            [
                (test.RuleName == "births-between" ? new("距前面的例子，出生数", "births since the event before") : new("距前面的例子，天数", "days since the event before"), ValueWords.Number(test.Observed)),
                (new("通常", "usual"), ValueWords.Number(test.Expected)), (new("短到这个数就报警", "this short or shorter warns"), ValueWords.Number(test.Upper)), Chance(test),
            ],
            _ => [(new("计数", "counted"), ValueWords.Number(test.Observed)), (new("预期", "expected"), ValueWords.Number(test.Expected)), (new("不报警的最大数", "largest count without a warning"), ValueWords.Number(test.Upper)), Chance(test)],
        };
        html.Each(numbers, static (h, n) => h.Add($"<div><dt>{n.Name}</dt><dd>{n.Number}</dd></div>"));
    }

    private static (Bilingual Name, string Number) Chance(WatchedTest test) =>
        (new("没有变化时出现的机会", "chance of it without a change"), test.Probability.ToString("0.0000", CultureInfo.InvariantCulture));
}
