using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>How earlier forecasts turned out, beside the new one: in a sentence, by years ahead, by age, by division.</summary>
internal static class PastErrorWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="card">Forecasts made before this one.</param>
    /// <param name="own">This one, as far as what it said has come.</param>
    public static void Write(Html html, Scorecard card, Scorecard own)
    {
        Own(html, own);
        html.Add($"<h2>{("过去的预测错了多少", "How wrong past forecasts were")}</h2>");
        if (card.IsEmpty)
        {
            html.Add($"""<p class="panel">{("过去的预测还没有可以打分的：误差有多大，现在不知道。", "No past forecast can be scored yet: how large errors are is not known.")}</p>""");
            return;
        }

        var all = card.All;
        html.Add($"""
            <p>{($"以前各次预测中有 {all.Cases} 个数已有结果：平均偏差 {ForecastWords.Signed(all.MeanError)}，平均绝对误差 {ForecastWords.Share(all.MeanAbsoluteError)}；80% 区间容纳了 {ForecastWords.Share(all.Held80)}，95% 区间容纳了 {ForecastWords.Share(all.Held95)}。", $"Of earlier forecasts {all.Cases} numbers have come: mean error {ForecastWords.Signed(all.MeanError)}, mean absolute error {ForecastWords.Share(all.MeanAbsoluteError)}; the 80 % bands held {ForecastWords.Share(all.Held80)}, the 95 % bands {ForecastWords.Share(all.Held95)}.")}</p>
            """);
        Table(html, new("按预测年数", "By years ahead"), card.ByHorizon, name => new(name.TrimStart('0') + "年后", name.TrimStart('0') + " years ahead"));
        Table(html, new("按年龄组", "By age"), card.ByAge, ForecastWords.OfSeries);
        Table(html, new("按地方", "By division"), card.ByDivision, name => new(name, name));
    }

    /// <summary>How this forecast itself has turned out so far.</summary>
    private static void Own(Html html, Scorecard own)
    {
        if (!own.IsEmpty)
        {
            html.Add($"""<p class="panel">{($"这次预测中有 {own.All.Cases} 个数已有结果：平均偏差 {ForecastWords.Signed(own.All.MeanError)}，平均绝对误差 {ForecastWords.Share(own.All.MeanAbsoluteError)}；80% 区间容纳了 {ForecastWords.Share(own.All.Held80)}，95% 区间容纳了 {ForecastWords.Share(own.All.Held95)}。", $"Of this forecast {own.All.Cases} numbers have come: mean error {ForecastWords.Signed(own.All.MeanError)}, mean absolute error {ForecastWords.Share(own.All.MeanAbsoluteError)}; the 80 % bands held {ForecastWords.Share(own.All.Held80)}, the 95 % bands {ForecastWords.Share(own.All.Held95)}.")}</p>""");
        }
    }

    private static void Table(Html html, Bilingual label, ImmutableArray<Score> scores, Func<string, Bilingual> named)
    {
        html.Add($"""<details><summary>{label}</summary>""");
        var table = new StackedTable(
            html, [label, new("已有结果", "Came"), new("平均偏差", "Mean error"), new("平均绝对误差", "Mean abs. error"), new("加权误差", "Weighted"), new("80% 容纳", "In 80 %"), new("95% 容纳", "In 95 %")]);
        table.Open(label);
        foreach (var score in scores)
        {
            table.Row(
                h => h.Add($"{named(score.Name)}"),
                h => h.Add($"{score.Cases}"),
                h => h.Add($"{ForecastWords.Signed(score.MeanError)}"),
                h => h.Add($"{ForecastWords.Share(score.MeanAbsoluteError)}"),
                h => h.Add($"{ForecastWords.Share(score.WeightedError)}"),
                h => h.Add($"{ForecastWords.Share(score.Held80)}"),
                h => h.Add($"{ForecastWords.Share(score.Held95)}"));
        }

        table.Close();
        html.Add($"</details>");
    }
}
