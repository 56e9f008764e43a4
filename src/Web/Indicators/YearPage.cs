using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>A page about one place in one year: the year asked or the last one at hand, links to the others, links to its sister pages.</summary>
internal abstract class YearPage(IndicatorShelf shelf) : IndicatorPage(shelf)
{
    /// <summary>The path before the place's code.</summary>
    protected abstract string Path { get; }

    /// <summary>What the page finds of a place and year; null after the answer was made a problem.</summary>
    protected (IndicatorEngine Engine, IndicatorCatalogue Catalogue, Place Place, int Year, ImmutableArray<int> Years)? Find(string code, int? year, params ReadOnlySpan<string> series)
    {
        if (Find(code) is not var (engine, catalogue, place))
        {
            return null;
        }

        var all = new SortedSet<int>();
        foreach (var one in series)
        {
            all.UnionWith(engine.Release.Book.YearsOf(one));
        }

        ImmutableArray<int> years = [.. all];
        if (years.IsEmpty || (year is { } asked && !years.Contains(asked)))
        {
            Stop(StatusCodes.Status404NotFound, IndicatorWebProblems.NoYear(place, year ?? 0, years));
            return null;
        }

        return (engine, catalogue, place, year ?? years[^1], years);
    }

    /// <summary>Heading, banner, year links and the sister pages of the same place.</summary>
    protected void Head(Bilingual title, Bilingual lead, Place place, int year, ImmutableArray<int> years, bool synthetic)
    {
        Begin(title);
        Crumb(("/indicators", new("监测指标", "Indicators")), ($"/indicators/place/{place.Code}", place.Name));
        Body.Add($"""<h1>{title} · {place.Name} <span class="hint">{year.ToString(CultureInfo.InvariantCulture)}</span></h1><p class="lead">{lead}</p>""");
        if (synthetic)
        {
            ValueWriter.Synthetic(Body);
        }

        Years(place, years, year);
    }

    /// <summary>One link for each year.</summary>
    protected void Years(Place place, ImmutableArray<int> years, int shown)
    {
        Body.Add($"""<nav class="years" aria-label="{("年份", "Years")}"><ul>""");
        foreach (var year in years)
        {
            var text = year.ToString(CultureInfo.InvariantCulture);
            Body.Add($"""<li><a href="{Path}/{place.Code.ToString()}/{text}"{Html.Attribute("aria-current", year == shown ? "page" : null)}>{text}</a></li>""");
        }

        Body.Add($"</ul></nav>");
    }
}
