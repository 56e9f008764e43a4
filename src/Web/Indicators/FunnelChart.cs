using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>
/// The parts of a place in a funnel: rate against denominator, with the limits that chance alone would give. No ranks. Below it the table, with each rate drawn towards the mean of all as
/// far as its own events are few (gamma-Poisson).
/// </summary>
internal sealed class FunnelChart
{
    private const int Fewest = 5;
    private const double Width = 640;
    private const double Height = 300;
    private const double Left = 70;
    private const double Bottom = 40;
    private const double Top = 14;
    private const double Usual = 0.95;
    private const double Rare = 0.998;
    private readonly Html html;
    private readonly ImmutableArray<(Place Place, IndicatorValue Value)> parts;
    private readonly ImmutableArray<Rate> rates;
    private readonly FunnelPlot funnel;
    private readonly RatePrior prior;
    private readonly double per;

    private FunnelChart(Html html, ImmutableArray<(Place Place, IndicatorValue Value)> parts, ImmutableArray<Rate> rates)
    {
        (this.html, this.parts, this.rates) = (html, parts, rates);
        per = (double)rates[0].Basis.Per;
        var counts = rates.Select(Counted).ToList();
        var all = EventCount.Pooled(counts);
        funnel = new FunnelPlot(counts, all.Count / all.Denominator);
        prior = EmpiricalBayes.ByLikelihood(counts);
    }

    /// <summary>Writes it where enough parts have a rate that may be shown; otherwise nothing.</summary>
    public static bool Write(Html html, IndicatorDefinition indicator, ImmutableArray<(Place Place, IndicatorValue Value)> parts)
    {
        ImmutableArray<Rate> shown = [.. parts.Select(p => p.Value).OfType<IndicatorValue.Rated>().Select(v => v.Rate)];
        if (indicator.Measure != Anyu.Indicators.Measure.Events || shown.Length < Fewest || shown.All(r => r.Basis.Count == 0))
        {
            return false;
        }

        new FunnelChart(html, parts, shown).Write();
        return true;
    }

    private static EventCount Counted(Rate rate) => new(rate.Basis.Count, (double)rate.Basis.Denominator);

    private void Write()
    {
        html.Add($"""<h2>{("漏斗图", "Funnel")}</h2><p class="small">{("横轴是分母，纵轴是率；两条曲线之间，只凭机会就会有这样的差别（内 95%，外 99.8%）。", "Denominator against rate; between the curves chance alone would give such differences (inner 95 %, outer 99.8 %).")} {Spread()}</p>""");
        Draw();
        html.Add($"""<p class="small">{($"收缩估计：各地真实的率按伽马分布散开（先验：{prior.Shape:0.##} 例 / {prior.Exposure:#,0}，均值 {ValueWords.Number(prior.Mean * per)}），例数越少，越靠近均值。", $"Smoothed: the true rates are spread by a gamma distribution (prior: {prior.Shape:0.##} events in {prior.Exposure:#,0}, mean {ValueWords.Number(prior.Mean * per)}); the fewer the events, the nearer to the mean.")}</p>""");
        ValueWriter.Table(
            html,
            ("地方", "Place"),
            [("在漏斗的", "In the funnel"), ("收缩估计（95% 可信区间）", "Smoothed (95 % credible interval)")],
            parts.Select(p => (p.Place.Name.In(html.View.Language), (string?)$"/indicators/{p.Value.Indicator.Id}/{p.Place.Code}", p.Value, More(p.Value))));
    }

    private Bilingual Spread() => funnel.IsOverDispersed
        ? new($"各地之间的差别比机会大（离散系数 {funnel.Dispersion:0.0}），曲线已相应放宽。", $"Differences exceed chance (dispersion {funnel.Dispersion:0.0}); the curves are widened by it.")
        : new($"各地之间的差别不比机会大（离散系数 {funnel.Dispersion:0.0}）。", $"Differences do not exceed chance (dispersion {funnel.Dispersion:0.0}).");

    private string[] More(IndicatorValue value)
    {
        if (value is not IndicatorValue.Rated { Rate: var rate })
        {
            return ["—", "—"];
        }

        var (smoothed, low, high) = prior.Smoothed(Counted(rate));
        return [Side(rate).In(html.View.Language), $"{ValueWords.Number(smoothed * per)} ({ValueWords.Number(low * per)}–{ValueWords.Number(high * per)})"];
    }

    private Bilingual Side(Rate rate)
    {
        var own = (double)rate.Basis.Count / (double)rate.Basis.Denominator;
        bool Beyond(double confidence, out bool above)
        {
            var (low, high) = funnel.Limits((double)rate.Basis.Denominator, confidence);
            above = own > high;
            return above || own < low;
        }

        return Beyond(Rare, out var far) ? far ? new("99.8% 限之上", "above the 99.8 % limit") : new("99.8% 限之下", "below the 99.8 % limit")
            : Beyond(Usual, out var near) ? near ? new("95% 限之上", "above the 95 % limit") : new("95% 限之下", "below the 95 % limit")
            : new("限内", "within the limits");
    }

    private void Draw()
    {
        var widest = rates.Max(r => (double)r.Basis.Denominator) * 1.08;
        var high = Math.Max(rates.Max(r => r.Value), funnel.Limits(rates.Min(r => (double)r.Basis.Denominator), Rare).Upper * per) * 1.05;
        double X(double denominator) => Left + ((Width - Left - 10) * denominator / widest);
        double Y(double rate) => Height - Bottom - ((Height - Bottom - Top) * Math.Clamp(rate, 0, high) / high);
        html.Add($"""<svg class="chart funnel" viewBox="0 0 {IntervalChart.Digits(Width)} {IntervalChart.Digits(Height)}" role="img" aria-label="{("漏斗图，见下表", "Funnel plot; see the table below")}">""");
        IntervalChart.Grid(html, high, Y);
        foreach (var (confidence, style) in new[] { (Usual, "inner"), (Rare, "outer") })
        {
            Curve(X, Y, widest, confidence, style, upper: true);
            Curve(X, Y, widest, confidence, style, upper: false);
        }

        html.Add($"""<line class="middle" x1="{IntervalChart.Digits(Left)}" x2="{IntervalChart.Digits(Width - 10)}" y1="{IntervalChart.Digits(Y(funnel.Centre * per))}" y2="{IntervalChart.Digits(Y(funnel.Centre * per))}"/>""");
        foreach (var rate in rates)
        {
            html.Add($"""<circle class="f1" cx="{IntervalChart.Digits(X((double)rate.Basis.Denominator))}" cy="{IntervalChart.Digits(Y(rate.Value))}" r="5"/>""");
        }

        foreach (var tick in new[] { 0.25, 0.5, 0.75, 1 })
        {
            html.Add($"""<text class="tick" x="{IntervalChart.Digits(X(widest * tick))}" y="{IntervalChart.Digits(Height - 12)}" text-anchor="{(tick == 1 ? "end" : "middle")}">{ValueWords.Number((long)(widest * tick))}</text>""");
        }

        html.Add($"</svg>");
    }

    private void Curve(Func<double, double> x, Func<double, double> y, double widest, double confidence, string style, bool upper)
    {
        var points = Enumerable.Range(2, 49).Select(i => widest * i / 50).Select(n =>
        {
            var (low, high) = funnel.Limits(n, confidence);
            return $"{IntervalChart.Digits(x(n))},{IntervalChart.Digits(y((upper ? high : low) * per))}";
        });
        html.Add($"""<polyline class="limit {style}" points="{string.Join(' ', points)}"/>""");
    }
}
