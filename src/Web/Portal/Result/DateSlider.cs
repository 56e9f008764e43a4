using Anyu.Feel;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Result;

/// <summary>
/// The law of another day: a date to type, the days on which the law behind these answers changes, and, where the script runs, a slider by month.
/// </summary>
internal static class DateSlider
{
    private const int FirstYear = 2012;
    private const int MonthsAhead = 36;
    private const int ChangesShown = 8;

    /// <summary>Writes it.</summary>
    public static void Write(Html html, FamilyState state, ImmutableArray<Determination> answers, Lawbook book)
    {
        var months = (((state.On.Year - FirstYear) * 12) + state.On.Month) - 1;
        var last = months + MonthsAhead;
        html.Add($"""<details class="panel no-print"{Html.Flag("open", state.Mistyped is not null)}><summary>{("换个日期看", "The law of another day")}</summary><form method="post" class="slider" novalidate>""");
        HiddenFields.Write(html, state.Fields());
        FieldWriter.Write(html, DayField(state));
        html.Add($"""
            <button class="quiet">{("按这天看", "Show")}</button>
            <div hidden><label for="slide">{("或拖动，按月", "Or slide by month")}</label> <output id="shown" class="code">{Iso(state.On)}</output><br><input type="range" id="slide" min="0" max="{last}" value="{Math.Clamp(months, 0, last)}" data-months-from="{FirstYear}-1" data-for="day" data-show="shown"></div>
            </form>
            """);
        Changes(html, state, answers, book);
        html.Add($"</details>");
    }

    /// <summary>The field of the day, with what was typed and what is wrong with it.</summary>
    public static Field DayField(FamilyState state) => new("day", new Bilingual("日期（年-月-日）", "Day (year-month-day)"), new FeelType.Text())
    {
        Value = state.Mistyped?.Written ?? Iso(state.On),
        Error = state.Mistyped?.Error,
    };

    private static void Changes(Html html, FamilyState state, ImmutableArray<Determination> answers, Lawbook book)
    {
        var benefits = answers.Where(a => a.Outcome != Outcome.NotApplicable).Select(a => a.Benefit.Id).ToHashSet(StringComparer.Ordinal);
        var days = book.Provisions.Values
            .Where(p => p.Benefit is { } id && benefits.Contains(id))
            .SelectMany(p => new[] { p.InForce.From ?? Assumed(p.InForce.FromAssumedBy, state, book), p.InForce.Until?.AddDays(1) })
            .OfType<DateOnly>()
            .Where(d => d.Year >= FirstYear && d != state.On)
            .Distinct()
            .Where(d => state.Statement.Check(d).IsEmpty)
            .OrderByDescending(d => d)
            .Take(ChangesShown)
            .Order()
            .ToImmutableArray();
        if (days.Length > 0)
        {
            html.Add($"""<p class="small">{("规定有变化的日子：", "Days on which the law changed:")}</p><ul class="chips">""")
                .Each(days, static (h, day) => h.Add($"""<li><button form="keep" name="day" value="{Iso(day)}">{day}</button></li>"""))
                .Add($"</ul>");
        }
    }

    /// <summary>The start that an open point assumes where the text states none, as this family reads it.</summary>
    private static DateOnly? Assumed(string? point, FamilyState state, Lawbook book) =>
        point is not null
        && book.Interpretations.TryGetValue(point, out var by)
        && DateOnly.TryParseExact(state.Settings.GetValueOrDefault(point, by.Default), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
