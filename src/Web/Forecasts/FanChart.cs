using System.Text;
using Anyu.Forecast;

namespace Anyu.Web.Forecasts;

/// <summary>One line of a fan chart: bands by year, drawn one over the other.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Bands">Year and band, ascending.</param>
internal sealed record Fan(Bilingual Name, ImmutableArray<(int Year, Band Band)> Bands);

/// <summary>
/// A number through the years: the median as a line in its 80 and 95 percent bands, what came as dots, a capacity as a dashed line. The scale starts at nought only where the
/// numbers come near it; the axis says so by its numbers. The table under it says the same.
/// </summary>
internal sealed class FanChart(Html html)
{
    private const double Width = 640;
    private const double Height = 260;
    private const double Left = 96;
    private const double Right = 14;
    private const double Bottom = 34;
    private const double Top = 16;
    private int first;
    private int last;
    private double low;
    private double high;

    /// <summary>Draws it.</summary>
    /// <param name="label">What the picture shows, for those who do not see it.</param>
    /// <param name="fans">One forecast, or two to compare.</param>
    /// <param name="actuals">What came.</param>
    /// <param name="capacity">What there is, by year.</param>
    /// <param name="record">What past errors say, drawn as two dotted lines.</param>
    public void Write(Bilingual label, ImmutableArray<Fan> fans, ImmutableArray<(int Year, double Value)> actuals, ImmutableArray<(int Year, double Value)> capacity = default, ErrorRecord? record = null)
    {
        var lines = capacity.IsDefault ? [] : capacity;
        ImmutableArray<ErrorBand> errors = record?.Bands ?? [];
        Scale(fans, [.. actuals, .. lines, .. errors.SelectMany(e => new[] { (e.Year, e.Within80.Low), (e.Year, e.Within80.High) })]);
        html.Add($"""<svg class="chart fan" viewBox="0 0 {Digits(Width)} {Digits(Height)}" role="img" aria-label="{label}">""");
        Axes();
        foreach (var (at, fan) in fans.Index())
        {
            Area(fan, b => b.Low95, b => b.High95, $"band95 s{at}");
            Area(fan, b => b.Low80, b => b.High80, $"band80 s{at}");
        }

        foreach (var (at, fan) in fans.Index())
        {
            Line([.. fan.Bands.Select(b => (b.Year, b.Band.Median))], $"median s{at}");
        }

        Line(lines, "capacity");
        Line([.. errors.Select(e => (e.Year, e.Within80.Low))], "errors");
        Line([.. errors.Select(e => (e.Year, e.Within80.High))], "errors");
        foreach (var (year, value) in actuals)
        {
            html.Add($"""<circle class="came" cx="{Digits(X(year))}" cy="{Digits(Y(value))}" r="3.5"/>""");
        }

        html.Add($"</svg>");
        Key(fans, !actuals.IsEmpty, !lines.IsEmpty, !errors.IsEmpty);
    }

    private void Scale(ImmutableArray<Fan> fans, ImmutableArray<(int Year, double Value)> others)
    {
        var years = fans.SelectMany(f => f.Bands.Select(b => b.Year)).Concat(others.Select(o => o.Year)).ToList();
        (first, last) = (years.Min(), Math.Max(years.Max(), years.Min() + 1));
        var ends = fans.SelectMany(f => f.Bands.SelectMany(b => new[] { b.Band.Low95, b.Band.High95 })).Concat(others.Select(o => o.Value)).ToList();
        (low, high) = (ends.Min(), ends.Max());
        var step = Step((high - low) / 4);
        low = low < (high - low) * 1.5 ? 0 : Math.Floor(low / step) * step;
        high = Math.Max(low + step, Math.Ceiling(high / step) * step);
    }

    /// <summary>A round number, 1, 2 or 5 times a power of ten, not below the one asked.</summary>
    private static double Step(double asked)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(asked, 1e-6))));
        return new[] { 1.0, 2.0, 5.0, 10.0 }.Select(m => m * power).First(s => s >= asked * 0.999);
    }

    private void Axes()
    {
        var step = Step((high - low) / 5);
        for (var tick = Math.Ceiling(low / step) * step; tick <= high * 1.0001; tick += step)
        {
            html.Add($"""<line class="grid" x1="{Digits(Left)}" x2="{Digits(Width - Right)}" y1="{Digits(Y(tick))}" y2="{Digits(Y(tick))}"/><text class="tick" x="{Digits(Left - 6)}" y="{Digits(Y(tick) + 4)}" text-anchor="end">{ForecastWords.Amount(tick)}</text>""");
        }

        var every = (last - first) > 24 ? 10 : (last - first) > 8 ? 5 : 1;
        foreach (var year in Enumerable.Range(first, last - first + 1).Where(y => y % every == 0 || y == first))
        {
            html.Add($"""<text class="tick" x="{Digits(X(year))}" y="{Digits(Height - 8)}" text-anchor="{(year == last ? "end" : "middle")}">{ForecastWords.Year(year)}</text>""");
        }
    }

    private void Area(Fan fan, Func<Band, double> from, Func<Band, double> to, string style)
    {
        var points = new StringBuilder();
        foreach (var (year, band) in fan.Bands)
        {
            Point(points, year, to(band));
        }

        foreach (var (year, band) in fan.Bands.Reverse())
        {
            Point(points, year, from(band));
        }

        html.Add($"""<polygon class="{style}" points="{points.ToString()}"/>""");
    }

    private void Line(ImmutableArray<(int Year, double Value)> values, string style)
    {
        if (values.IsEmpty)
        {
            return;
        }

        var points = new StringBuilder();
        foreach (var (year, value) in values)
        {
            Point(points, year, value);
        }

        html.Add($"""<polyline class="{style}" points="{points.ToString()}"/>""");
    }

    private void Point(StringBuilder points, int year, double value) => points.Append(points.Length > 0 ? " " : "").Append(Digits(X(year))).Append(',').Append(Digits(Y(value)));

    private void Key(ImmutableArray<Fan> fans, bool came, bool capacity, bool errors)
    {
        html.Add($"""<ul class="key">""");
        foreach (var (at, fan) in fans.Index())
        {
            html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="band80 s{at}" width="10" height="10"/><line class="median s{at}" x1="0" x2="10" y1="5" y2="5"/></svg> {fan.Name}{("：中位数，80% 与 95% 区间", ": median, 80 and 95 % bands")}</li>""");
        }

        _ = came ? html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><circle class="came" cx="5" cy="5" r="4"/></svg> {("实际数", "what came")}</li>""") : html;
        _ = capacity ? html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><line class="capacity" x1="0" x2="10" y1="5" y2="5"/></svg> {("现有数", "what there is")}</li>""") : html;
        _ = errors ? html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><line class="errors" x1="0" x2="10" y1="5" y2="5"/></svg> {("照过去误差的 80% 区间", "80 %, as past errors have been")}</li>""") : html;
        html.Add($"</ul>");
    }

    private double X(int year) => Left + ((Width - Left - Right) * (year - first) / (last - first));

    private double Y(double value) => Height - Bottom - ((Height - Bottom - Top) * (value - low) / (high - low));

    private static string Digits(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
