using System.Collections.Immutable;
using Anyu.Forecast;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// What came, to score forecasts with, from the counts that an audience may see: residents by age, children under three, births and deaths. A run's year begins on 1 January, so the residents
/// at the end of a year stand against the run's next year, and the births of a year against the run's births of that year.
/// </summary>
internal static class CountsThatCame
{
    private const string Population = "population";
    private const string Sex = "sex";
    private const string Age = "age";
    private static readonly (string Group, int From)[] Old = [("60+", 60), ("65+", 65)];
    private static readonly (string Group, int From, int To)[] Spans = [("15-49", 15, 49), ("15-59", 15, 59)];

    public static ActualTable Of(Release release, PlaceCode place)
    {
        var numbers = ImmutableArray.CreateBuilder<(string, int, string, double)>();
        void Keep(int year, string group, params ReadOnlySpan<CountKey> keys)
        {
            var sum = 0L;
            foreach (var key in keys)
            {
                if (!release.Shows(key) || release.Book[key].Value is not { } value)
                {
                    return;
                }

                sum += value;
            }

            numbers.Add((place.ToString(), year, group, sum));
        }

        foreach (var year in release.Book.YearsOf("live-births"))
        {
            Keep(year, "births", new CountKey("live-births", place, Period.OfYear(year), Cells.All));
            Keep(year, "deaths", new CountKey("deaths", place, Period.OfYear(year), Cells.All));
        }

        foreach (var year in release.Book.YearsOf(Population))
        {
            var all = new CountKey(Population, place, Period.OfYear(year), Cells.All);
            Keep(year + 1, "total", all);
            Keep(year + 1, "0-2", all with { Series = "children-under-3" });
            Ages(release.Book.Catalogue, year, all, Keep);
        }

        return new ActualTable(numbers.ToImmutable());
    }

    private static void Ages(IndicatorCatalogue catalogue, int year, CountKey all, Keeper keep)
    {
        var codes = catalogue.Breakdowns[Age].Codes.Select(c => (c.Id, From: int.Parse(c.Id.TrimEnd('+').Split('-')[0], System.Globalization.CultureInfo.InvariantCulture))).ToList();
        foreach (var (code, _) in codes)
        {
            keep(year + 1, code, all with { Cells = Cells.Of(Age, code) });
            foreach (var sex in new[] { "male", "female" })
            {
                keep(year + 1, $"{sex}:{code}", all with { Cells = Cells.Of(Sex, sex).With(Age, code) });
            }
        }

        foreach (var (group, from, to) in Spans.Concat(Old.Select(o => (o.Group, o.From, int.MaxValue))))
        {
            keep(year + 1, group, [.. codes.Where(c => c.From >= from && c.From < to).Select(c => all with { Cells = Cells.Of(Age, c.Id) })]);
        }
    }

    private delegate void Keeper(int year, string group, params ReadOnlySpan<CountKey> keys);
}
