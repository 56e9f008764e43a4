using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Turns the forecast of a county into one of its townships that adds up to it in every trajectory. It reads only what the public may see: those born in a year for which births are published are placed as
/// these were, everybody else as the residents are; survival is the county's, births stand to residents as lately, drawn towards the county's level the fewer they are. A small place varies
/// more: its births by as much as a count of that size does every year, its migration by the root of its share, and who moved within the county since birth is not known. Places with too few births are forecast together.
/// </summary>
public static class PartForecast
{
    /// <summary>Fewest births a year of a place that is forecast by itself.</summary>
    public const int FewestBirths = 20;

    private const string Residents = "population";
    private const string Births = "live-births";
    private const int YearsOfBirths = 3;

    /// <summary>How uncertain the number of an age is where it is placed by births or by residents of all ages: an assumption, since nobody has published who moved.</summary>
    private const double Moved = 0.05;

    /// <summary>Births at which a place's own level counts half: as if places differed by a tenth.</summary>
    private const double HalfKnown = 100;

    /// <summary>The runs of the county and its parts, the county's first.</summary>
    /// <param name="county">The forecast of the county.</param>
    /// <param name="release">The counts that the public may see: nothing withheld enters a forecast.</param>
    /// <param name="place">The county.</param>
    /// <param name="threads">Threads to use; the bits do not depend on them.</param>
    /// <returns>The runs; <c>IND-0216</c> where the forecast cannot be divided, <c>IND-0217</c> where fewer than two townships have published residents, <c>IND-0228</c> where they have too few births.</returns>
    public static Result<IReadOnlyList<KeptRun>> Of(KeptRun county, Release release, PlaceCode place, int threads = 1)
    {
        if (county.Plan is { Method: PlanMethod.HamiltonPerry } || !county.Tables.ContainsKey(county.Plan.Population) || county.Plan.Fertility is null)
        {
            return Result<IReadOnlyList<KeptRun>>.Failure(IndicatorProblems.NotDivisible(place));
        }

        if (YearOf(release, place, county.BaseYear - 1) is not { } year || county.Plan.Inputs(county.Tables.GetValueOrDefault).Value is not { } whole)
        {
            return Result<IReadOnlyList<KeptRun>>.Failure(IndicatorProblems.NoParts(place));
        }

        var townships = release.Book.PartsOf(Residents, place).Select(part => Part.Of(release, part, year)).Where(part => part.Residents > 0).ToList();
        if (townships.Count < 2 || Pooled(townships) is not { Count: > 1 } parts)
        {
            return Result<IReadOnlyList<KeptRun>>.Failure(townships.Count < 2 ? IndicatorProblems.NoParts(place) : IndicatorProblems.TooFewBirths(place, FewestBirths));
        }

        var all = Together(parts);

        var tables = county.Tables.ToDictionary(StringComparer.Ordinal);
        var fertility = whole.Inputs.Years[0].Fertility;
        foreach (var part in parts)
        {
            tables[$"population-{part.Division}.csv"] = Table(whole.Inputs.BasePopulation.Map((_, age, persons) => persons * part.ShareOf(parts, year - age)));
            tables[$"fertility-{part.Division}.csv"] = Table(new SexAge(fertility, fertility).Map((sex, _, rate) => sex == Sex.Male ? 0 : rate * part.BirthLevel(all)));
        }

        var births = county.Of(county.BaseYear, "births")?.Median ?? 0;
        var divided = county.Plan with
        {
            Division = place.ToString(),
            Title = string.Create(CultureInfo.InvariantCulture, $"{county.Plan.Title} · 分乡镇 by township"),
            Source = string.Create(CultureInfo.InvariantCulture, $"{county.Plan.Source}；乡镇份额：{year}年末常住人口和历年出生（公布的） shares of townships: published residents at the end of {year} and births by year；县预测 county run {county.Record.InputsHash[..8]}"),
            Divisions = [.. parts.Select(part => Division(part, all, births, county.Plan.MigrationFactor.Spread))],
        };
        return KeptRun.MakeAll(divided, tables.GetValueOrDefault, threads);
    }

    private static PlanDivision Division(Part part, Part all, double births, double migration) => new(
        part.Division,
        $"population-{part.Division}.csv",
        Fertility: $"fertility-{part.Division}.csv",
        FertilitySpread: Math.Round(1 / Math.Sqrt(Math.Max(1, births * part.Residents / all.Residents)), 4),
        MigrationSpread: Math.Round(migration * Math.Sqrt(part.Residents / (double)all.Residents), 2),
        BaseSpread: Moved);

    /// <summary>The year whose residents are used: the last before the base, or the first after it.</summary>
    private static int? YearOf(Release release, PlaceCode place, int before)
    {
        var years = release.Book.YearsOf(Residents).Where(y => release.Book.PartsOf(Residents, place).Any(part => Part.Of(release, part, y).Residents > 0)).Select(y => (int?)y).ToList();
        return years.LastOrDefault(y => y <= before) ?? years.FirstOrDefault();
    }

    /// <summary>The parts with the too small ones put together; with the next smallest where they would still be too few.</summary>
    private static List<Part> Pooled(List<Part> places)
    {
        var small = places.Where(part => part.BirthsAYear < FewestBirths).ToList();
        foreach (var next in places.Except(small).OrderBy(part => part.BirthsAYear))
        {
            if (small.Count == 0 || (small.Count > 1 && small.Sum(part => part.BirthsAYear) >= FewestBirths))
            {
                break;
            }

            small.Add(next);
        }

        return small.Count == 0 ? places : [.. places.Except(small), Together(small)];
    }

    private static Part Together(List<Part> parts) => new(
        string.Join('+', parts.Select(part => part.Division).Order(StringComparer.Ordinal)),
        parts.Sum(part => part.Residents),
        parts.SelectMany(part => part.BirthsOf).GroupBy(one => one.Key).Where(year => year.Count() == parts.Count).ToImmutableSortedDictionary(year => year.Key, year => year.Sum(one => one.Value)));

    private static string Table(SexAge numbers)
    {
        var text = new StringBuilder("age,male,female\n");
        for (var age = 0; age <= numbers.OpenAge; age++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{age},{numbers.Male[age]:0.#######},{numbers.Female[age]:0.#######}\n");
        }

        return text.ToString();
    }

    /// <summary>What the public may see of a part: residents at the end of the year, and its births year by year up to it.</summary>
    private sealed record Part(string Division, long Residents, ImmutableSortedDictionary<int, long> BirthsOf)
    {
        /// <summary>Births a year over the last years; 0 where they are not shown.</summary>
        public double BirthsAYear => BirthsOf.Count == 0 ? 0 : BirthsOf.Values.TakeLast(YearsOfBirths).Average();

        public static Part Of(Release release, PlaceCode place, int year)
        {
            long? Shown(string series, int at) => new CountKey(series, place, Period.OfYear(at), Cells.All) is var key && release.Shows(key) ? release.Book[key].Value : null;
            return new Part(
                place.ToString(),
                Shown(PartForecast.Residents, year) ?? 0,
                release.Book.YearsOf(Births).Where(y => y <= year).Select(y => (Year: y, Count: Shown(Births, y))).Where(y => y.Count is not null).ToImmutableSortedDictionary(y => y.Year, y => y.Count!.Value));
        }

        /// <summary>Its share of those born in a year: of the births of that year where every part's are shown, of the residents otherwise.</summary>
        public double ShareOf(List<Part> parts, int born) => parts.TrueForAll(part => part.BirthsOf.ContainsKey(born)) && parts.Sum(part => part.BirthsOf[born]) is > 0 and var sum
            ? BirthsOf[born] / (double)sum
            : Residents / (double)parts.Sum(part => part.Residents);

        /// <summary>Births to residents beside those of all, drawn towards 1 the fewer births there are.</summary>
        public double BirthLevel(Part all)
        {
            if (BirthsAYear <= 0 || all.BirthsAYear <= 0)
            {
                return 1;
            }

            var births = BirthsOf.Values.TakeLast(YearsOfBirths).Sum();
            var level = BirthsAYear / Residents / (all.BirthsAYear / all.Residents);
            return 1 + ((level - 1) * births / (births + HalfKnown));
        }
    }
}
