using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Web.Design;

/// <summary>
/// Draws a family's time line as SVG: a bar for each item, months or years along the top, the day asked as a dashed line. The page shows the
/// same as a table, so the picture itself is one image to a screen reader.
/// </summary>
internal static class TimelineChart
{
    private const int Width = 960;
    private const int Left = 300;
    private const int Top = 40;
    private const int Row = 34;
    private const int YearsShownAtMost = 20;

    /// <summary>Draws it.</summary>
    public static void Write(Html html, ImmutableArray<TimeLineItem> items, DateOnly on)
    {
        var from = new DateOnly(items.Min(i => i.From).Year, 1, 1);
        var ends = items.Select(i => i.Until ?? i.From.AddYears(1)).Append(on).Max();
        var years = Math.Clamp(ends.Year + 1 - from.Year, 1, YearsShownAtMost);
        var until = from.AddYears(years);
        var height = Top + (items.Length * Row) + 12;
        decimal At(DateOnly day) => Left + ((Width - Left - 12m) * (Math.Clamp(day.DayNumber, from.DayNumber, until.DayNumber) - from.DayNumber) / (until.DayNumber - from.DayNumber));

        html.Add($"""<svg class="chart" viewBox="0 0 {Width} {height}" role="img" aria-label="{("每项待遇从何时到何时，见下表", "When each item begins and ends; see the table below")}">""");
        var step = years > 10 ? 2 : 1;
        for (var year = 0; year <= years; year += step)
        {
            var x = Digits(At(from.AddYears(year)));
            html.Add($"""<line class="axis" x1="{x}" y1="{Top - 8}" x2="{x}" y2="{height}"/><text x="{x}" y="{Top - 16}" dx="3">{(from.Year + year).ToString(CultureInfo.InvariantCulture)}</text>""");
        }

        for (var i = 0; i < items.Length; i++)
        {
            Bar(html, items[i], Top + (i * Row), At);
        }

        html.Add($"""<line class="now" x1="{Digits(At(on))}" y1="{Top - 8}" x2="{Digits(At(on))}" y2="{height}"/></svg>""");
    }

    private static void Bar(Html html, TimeLineItem item, int y, Func<DateOnly, decimal> at)
    {
        var start = at(item.From);
        var end = at((item.Until ?? item.From.AddYears(1)).AddDays(1));
        var colour = item.Determination.Outcome == Outcome.Granted ? "f0" : "f1";
        var open = item.Until is null ? " open" : "";
        html.Add($"""<g><title>{item.Determination.Benefit.Label} {item.From} – {(item.Until is { } until ? html.View.Day(until) : "")}</title>""");
        html.Add($"""<text x="8" y="{y + 20}">{Short(Name(html.View, item.Determination), html.View.Language == Language.Zh ? 21 : 42)}</text>""");
        html.Add($"""<rect class="{colour}{open}" x="{Digits(start)}" y="{y + 5}" width="{Digits(Math.Max(end - start, 3m))}" height="{Row - 12}" rx="4"/></g>""");
    }

    private static string Name(View view, Determination item) =>
        item.Benefit.Label.In(view.Language) + view.Pick("·", " · ") + item.SubjectLabel.In(view.Language);

    private static string Short(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    private static string Digits(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
