using Anyu.Access;
using Anyu.Indicators;
using Anyu.Web.Indicators;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Workbench;

/// <summary>Every indicator of a place in a year with nothing withheld; each value leads to what it rests on.</summary>
[Needs(Face.Workbench, "indicator.count.read")]
internal sealed class StatisticsPlacePage(IndicatorShelf shelf) : StaffPage(shelf)
{
    public async Task<IActionResult> OnGet(string code, int? year)
    {
        if (Find(code) is not { } place || Staff is not { } staff)
        {
            return NotHere();
        }

        var years = staff.Release.Book.YearsOf("live-births").Union(staff.Release.Book.YearsOf("population")).Order().ToList();
        var shown = year is { } asked && years.Contains(asked) ? asked : years.DefaultIfEmpty(0).Max();
        await Note(place.Code, string.Create(CultureInfo.InvariantCulture, $"{place.Code}:{shown}"));
        var text = shown.ToString(CultureInfo.InvariantCulture);
        Head("/workbench/statistics", new($"{place.Name.Zh} {text}", $"{place.Name.En} {text}"), new("供有权工作人员使用，不得外传。", "For authorised staff; not to be passed on."));
        Body.Add($"""<nav class="years" aria-label="{("年份", "Years")}"><ul>""");
        foreach (var one in years)
        {
            var link = one.ToString(CultureInfo.InvariantCulture);
            Body.Add($"""<li><a href="/workbench/statistics/{place.Code.ToString()}/{link}"{Html.Attribute("aria-current", one == shown ? "page" : null)}>{link}</a></li>""");
        }

        Body.Add($"</ul></nav>");
        var values = Catalogue!.Indicators.Values.Where(i => i.Levels.IsEmpty || i.Levels.Contains(place.Level)).Select(i => staff.Value(i, place.Code, Period.OfYear(shown))).Where(v => v is not IndicatorValue.NotAtHand);
        ValueWriter.Table(Body, ("指标", "Indicator"), values.Select(v => (
            $"{v.Indicator.Title.In(View.Language)} {ValueWords.OfUnit(v.Indicator.Unit).In(View.Language)}", (string?)$"/workbench/statistics/{place.Code}/{v.Indicator.Id}/{text}", v)));
        return Page();
    }
}
