using Anyu.Web.Indicators;

namespace Anyu.Web.Simulations;

/// <summary>A bar on its side: its name, its pieces from nought to the right or, below nought, to the left, and what it says at its end.</summary>
/// <param name="Label">A short name.</param>
/// <param name="Pieces">The colour class and length of each piece.</param>
/// <param name="Text">The value in words.</param>
internal sealed record SidewaysBar(string Label, ImmutableArray<(string Colour, double Length)> Pieces, string Text);

/// <summary>Draws bars on their side, so that names stand beside them. The table under it says the same.</summary>
internal static class SidewaysBars
{
    private const double Width = 640;
    private const double Left = 165;
    private const double Right = 170;
    private const double Row = 40;
    private const double Thickness = 22;

    /// <summary>Draws them; nothing when all are nought.</summary>
    /// <param name="html">The page.</param>
    /// <param name="bars">The bars.</param>
    /// <param name="name">What is drawn, for those who do not see it.</param>
    public static void Write(Html html, ImmutableArray<SidewaysBar> bars, Bilingual name)
    {
        var (least, most) = (Math.Min(0, bars.Min(b => b.Pieces.Sum(p => Math.Min(0, p.Length)))), Math.Max(0, bars.Max(b => b.Pieces.Sum(p => Math.Max(0, p.Length)))));
        if (most - least <= 0)
        {
            return;
        }

        double X(double value) => Left + ((Width - Left - Right) * (value - least) / (most - least));
        var height = (bars.Length * Row) + 8;
        html.Add($"""<svg class="chart sideways" viewBox="0 0 {IntervalChart.Digits(Width)} {IntervalChart.Digits(height)}" role="img" aria-label="{name}{("，见下表", "; see the table below")}">""");
        foreach (var (at, bar) in bars.Index())
        {
            var y = 4 + (at * Row) + ((Row - Thickness) / 2);
            html.Add($"""<text class="tick" x="{IntervalChart.Digits(Left - 8)}" y="{IntervalChart.Digits(y + 17)}" text-anchor="end">{bar.Label}</text>""");
            var (right, left) = (0.0, 0.0);
            foreach (var (colour, length) in bar.Pieces)
            {
                var (from, to) = length >= 0 ? (right, right + length) : (left + length, left);
                (right, left) = length >= 0 ? (to, left) : (right, from);
                html.Add($"""<rect class="{colour}" x="{IntervalChart.Digits(X(from))}" y="{IntervalChart.Digits(y)}" width="{IntervalChart.Digits(Math.Max(0.5, X(to) - X(from)))}" height="{IntervalChart.Digits(Thickness)}"/>""");
            }

            html.Add($"""<text class="value" x="{IntervalChart.Digits(X(right) + 6)}" y="{IntervalChart.Digits(y + 17)}">{bar.Text}</text>""");
        }

        html.Add($"""<line class="zero" x1="{IntervalChart.Digits(X(0))}" x2="{IntervalChart.Digits(X(0))}" y1="0" y2="{IntervalChart.Digits(height)}"/></svg>""");
    }

    /// <summary>What the colours mean.</summary>
    public static void Key(Html html, params ImmutableArray<(string Colour, Bilingual Label)> colours)
    {
        html.Add($"""<ul class="key">""");
        foreach (var (colour, label) in colours)
        {
            html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{colour}" width="10" height="10"/></svg>{label}</li>""");
        }

        html.Add($"</ul>");
    }
}
