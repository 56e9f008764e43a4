using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>A service that is planned by place: what a person of an age group needs of it.</summary>
/// <param name="Id">Its name in addresses: the indicator's, with <c>-target</c> where the target of the law says what is needed.</param>
/// <param name="Name">What is counted.</param>
/// <param name="Series">The series of what there is.</param>
/// <param name="Group">The series of the forecast.</param>
/// <param name="PerPerson">Needed for each person of the group.</param>
/// <param name="Idle">Share of what there is below which it stands idle; 0 where that is not judged.</param>
/// <param name="Basis">Where the need for each person comes from.</param>
public sealed record PlannedService(string Id, Bilingual Name, string Series, string Group, double PerPerson, double Idle, Bilingual Basis);

/// <summary>A part of a place in a year: what it needs, what there is.</summary>
/// <param name="Division">Its code in the forecast; several codes where small places are taken together.</param>
/// <param name="Places">The places it is made of.</param>
/// <param name="Year">Calendar year.</param>
/// <param name="Need">What is needed.</param>
/// <param name="Standing">The need beside what there is; null where that is not known.</param>
public sealed record LayoutCell(string Division, ImmutableArray<PlaceCode> Places, int Year, Band Need, CapacityYear? Standing)
{
    /// <summary>What there is less the median need: below 0 too few. Null where what there is, is not known.</summary>
    public double? Gap => Standing is { } known ? known.Capacity - known.Median : null;
}

/// <summary>What the services of a place's parts need by a forecast that adds up to the place's, beside what there is today.</summary>
/// <param name="Place">The place.</param>
/// <param name="RunId">The id of its run.</param>
/// <param name="Kept">Whether that run is kept in the database, so that a plan may cite it.</param>
/// <param name="Whole">The run of the place.</param>
/// <param name="Parts">Those of its parts.</param>
/// <param name="Services">The services.</param>
/// <param name="CountedIn">The year at whose end the places, classes and rooms there are were counted; null where none were.</param>
/// <param name="Capacity">What there is by series and place.</param>
public sealed record ServiceLayout(
    PlaceCode Place,
    string RunId,
    bool Kept,
    KeptRun Whole,
    ImmutableArray<KeptRun> Parts,
    ImmutableArray<PlannedService> Services,
    int? CountedIn,
    ImmutableDictionary<(string Series, PlaceCode Place), long> Capacity)
{
    private const string PerThousand = "childcare-places-per-thousand";

    /// <summary>The years that can be looked at.</summary>
    public IEnumerable<int> Years => Enumerable.Range(Whole.BaseYear, Whole.LastYear - Whole.BaseYear + 1);

    /// <summary>Puts a forecast by parts beside the counts that the public may see.</summary>
    public static ServiceLayout Of(PlaceCode place, string runId, bool kept, KeptRun whole, ImmutableArray<KeptRun> parts, Release release, Lawbook law)
    {
        var series = release.Book.Catalogue.Indicators.Values.Where(i => i.Warning.Need is not null).Select(i => i.Numerator.Series.Id).Distinct(StringComparer.Ordinal).ToList();
        int? year = series.SelectMany(one => release.Book.YearsOf(one)).Select(y => (int?)y).Max();
        var services = year is { } known ? ServicesOf(release, law, place, known) : [];
        var capacity = ImmutableDictionary.CreateBuilder<(string, PlaceCode), long>();
        foreach (var one in year is null ? [] : series)
        {
            foreach (var at in release.Book.PartsOf(one, place).Append(place))
            {
                var key = new CountKey(one, at, Period.OfYear(year!.Value), Anyu.Indicators.Cells.All);
                if (release.Shows(key) && release.Book[key].Value is { } count)
                {
                    capacity[(one, at)] = count;
                }
            }
        }

        return new ServiceLayout(place, runId, kept, whole, parts, services, year, capacity.ToImmutable());
    }

    /// <summary>The services of a place: each indicator that a forecast is held against, and childcare by the target of the law.</summary>
    private static ImmutableArray<PlannedService> ServicesOf(Release release, Lawbook law, PlaceCode place, int year)
    {
        var found = ImmutableArray.CreateBuilder<PlannedService>();
        foreach (var indicator in release.Book.Catalogue.Indicators.Values)
        {
            if (indicator.Warning.Need is not { } need)
            {
                continue;
            }

            var (series, text) = (indicator.Numerator.Series, (double)need.Each);
            if (NeedShare.Of(release.Book, need, place, year) is { } share)
            {
                Bilingual basis = need.Attending is null
                    ? new($"定义里的假设：{share * 100:0}%使用，每{text:0}人一个", $"assumed by the definition: {share * 100:0} % attend, {text:0} share one")
                    : new($"{year}年末全县的使用比例 {share * 100:0.0}%", $"the county's attendance at the end of {year}, {share * 100:0.0} %");
                found.Add(new PlannedService(indicator.Id, series.Label, series.Id, need.Group, share / text, (double)need.Idle, basis));
            }

            if (indicator.Id == PerThousand && IndicatorCatalogue.TargetsOf(law, indicator.Id, place).LastOrDefault(t => t.Value is > 0) is { } target)
            {
                found.Add(new PlannedService(
                    indicator.Id + "-target", new($"{series.Label.Zh}（按目标）", $"{series.Label.En}, by the target"), series.Id, "total", (double)target.Value!.Value / 1000, 0,
                    new($"{target.Title.Zh}（{target.FullArticle}）", $"{target.Title.En} ({target.FullArticle})")));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The service of an id, or null.</summary>
    public PlannedService? Service(string id) => Services.FirstOrDefault(service => service.Id == id);

    /// <summary>The parts in a year; one for each that the forecast holds.</summary>
    /// <param name="service">The service.</param>
    /// <param name="year">A year of the forecast.</param>
    /// <param name="added">What a plan adds for a division until that year; null for nothing.</param>
    public ImmutableArray<LayoutCell> Cells(PlannedService service, int year, Func<string, double>? added = null) =>
        [.. Parts.Select(part => Cell(service, year, part, PlacesOf(part.Plan.Division), added)).OfType<LayoutCell>()];

    /// <summary>The place itself in a year; null where the run does not hold it.</summary>
    public LayoutCell? WholeCell(PlannedService service, int year, double added = 0) => Cell(service, year, Whole, [Place], _ => added);

    /// <summary>The places of a division's code: one, or several that are taken together.</summary>
    public static ImmutableArray<PlaceCode> PlacesOf(string division) => [.. division.Split('+').Select(PlaceCode.Parse)];

    private LayoutCell? Cell(PlannedService service, int year, KeptRun run, ImmutableArray<PlaceCode> places, Func<string, double>? added)
    {
        if (run.Of(year, service.Group) is not { } persons)
        {
            return null;
        }

        var need = new Band(persons.Low95 * service.PerPerson, persons.Low80 * service.PerPerson, persons.Median * service.PerPerson, persons.High80 * service.PerPerson, persons.High95 * service.PerPerson);
        var known = places.Select(place => Capacity.TryGetValue((service.Series, place), out var count) ? (long?)count : null).ToList();
        CapacityYear? standing = known.Contains(null)
            ? null
            : new CapacityCheck(service.PerPerson, service.Idle).At(year, need.Low80, need.Median, need.High80, known.Sum(count => count!.Value) + (added?.Invoke(run.Plan.Division) ?? 0));
        return new LayoutCell(run.Plan.Division, places, year, need, standing);
    }
}
