using Anyu.Web.Portal.Family;

namespace Anyu.Web.Design;

/// <summary>
/// Draws a family's time line. Where there is room: one SVG, a bar for each item, years along the top, the day asked as a dashed line. Where
/// there is none: one bar for each row of the table. The page says the same in words, so the pictures are nothing to a screen reader.
/// </summary>
internal sealed class TimelineChart
{
    private const int Width = 960;
    private const int Left = 300;
    private const int Top = 44;
    private const int Row = 36;
    private const int YearWidth = 60;
    private const int YearsShownAtMost = 20;

    private readonly Html html;
    private readonly ImmutableArray<TimeLineItem> items;
    private readonly FamilyState state;
    private readonly DateOnly from;
    private readonly DateOnly until;

    /// <summary>Lays out the years from the first item's to the last one's.</summary>
    public TimelineChart(Html html, ImmutableArray<TimeLineItem> items, FamilyState state)
    {
        (this.html, this.items, this.state) = (html, items, state);
        from = new DateOnly(items.Min(i => i.From).Year, 1, 1);
        var ends = items.Select(i => i.Until ?? i.From.AddYears(1)).Append(state.On).Max();
        until = from.AddYears(Math.Clamp(ends.Year + 1 - from.Year, 1, YearsShownAtMost));
    }

    /// <summary>Draws the whole.</summary>
    public void Write()
    {
        var height = Top + (items.Length * Row) + 12;
        var years = until.Year - from.Year;
        html.Add($"""<svg class="chart" viewBox="0 0 {Width} {height}" role="img" aria-label="{("每项待遇从何时到何时，见下表", "When each item begins and ends; see the table below")}">""");
        var step = years > 10 ? 2 : 1;
        for (var year = 0; year <= years; year += step)
        {
            var at = At(from.AddYears(year));
            var x = Digits(at);
            html.Add($"""<line class="axis" x1="{x}" y1="{Top - 8}" x2="{x}" y2="{height}"/>""");
            if (at <= Width - YearWidth)
            {
                html.Add($"""<text x="{x}" y="{Top - 16}" dx="3">{(from.Year + year).ToString(CultureInfo.InvariantCulture)}</text>""");
            }
        }

        for (var i = 0; i < items.Length; i++)
        {
            Bar(items[i], Top + (i * Row));
        }

        var now = Digits(At(state.On));
        html.Add($"""<line class="now" x1="{now}" y1="{Top - 8}" x2="{now}" y2="{height}"/></svg>""");
    }

    /// <summary>Says what the bars of the rows span.</summary>
    public void Span() => html.Add($"""<p class="small span">{("横条从", "The bars run from ")}{from.Year}{("年到", " to ")}{until.Year - 1}{("年，竖线是", "; the line is ")}{state.On}{("。", ".")}</p>""");

    /// <summary>The name of an item with its own bar under it.</summary>
    public void Named(TimeLineItem item)
    {
        var (start, end, now) = (Share(item.From), Share(Last(item)), Digits(Share(state.On)));
        html.Add($"""{item.Determination.Benefit.Label}<svg class="bars" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="4" class="f4"/><rect class="{Colour(item)}" x="{Digits(start)}" width="{Digits(Math.Max(end - start, 0.8m))}" height="4"/><line class="halo" x1="{now}" x2="{now}" y1="0" y2="4"/><line class="now" x1="{now}" x2="{now}" y1="0" y2="4"/></svg>""");
    }

    /// <summary>Whom an item is for.</summary>
    public Bilingual Who(TimeLineItem item) => SubjectWords.Of(item.Determination, state.Statement);

    private void Bar(TimeLineItem item, int y)
    {
        var (start, end) = (At(item.From), At(Last(item)));
        html.Add($"""<g><title>{item.Determination.Benefit.Label} {item.From} – {(item.Until is { } last ? html.View.Day(last) : "")}</title>""");
        html.Add($"""<text x="8" y="{y + 22}">{Short(item)}</text>""");
        html.Add($"""<rect class="{Colour(item)}" x="{Digits(start)}" y="{y + 6}" width="{Digits(Math.Max(end - start, 3m))}" height="{Row - 12}" rx="4"/></g>""");
    }

    private static string Colour(TimeLineItem item) =>
        (item.Determination.Outcome == Outcome.Granted ? "f0" : "f1") + (item.Until is null ? " open" : "");

    /// <summary>The day after the last one; a year on where no end is known.</summary>
    private static DateOnly Last(TimeLineItem item) => (item.Until ?? item.From.AddYears(1)).AddDays(1);

    private decimal At(DateOnly day) => Left + ((Width - Left - 12m) * Share(day) / 100m);

    /// <summary>Where a day lies between the first and the last, in percent.</summary>
    private decimal Share(DateOnly day) => 100m * (Math.Clamp(day.DayNumber, from.DayNumber, until.DayNumber) - from.DayNumber) / (until.DayNumber - from.DayNumber);

    /// <summary>As much of the name as the room beside the bars holds at the size of this reader.</summary>
    private string Short(TimeLineItem item)
    {
        var view = html.View;
        var text = item.Determination.Benefit.Label.In(view.Language) + view.Pick("·", " · ") + item.Determination.SubjectLabel.In(view.Language);
        var length = (view.Language == Language.Zh ? 20 : 40) * (view.Elder ? 2 : 3) / 3;
        return text.Length <= length ? text : text[..(length - 1)] + "…";
    }

    private static string Digits(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
