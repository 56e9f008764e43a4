using System.Collections.Immutable;
using System.Globalization;
using Anyu.Forecast;
using Xunit;

namespace Anyu.Unit.Forecast;

/// <summary>Do the intervals hold as often as they say? Every forecast sees only what was known at its base.</summary>
public sealed class CalibrationTests
{
    private const int FirstBase = 1995;
    private const int LastYear = 2014;
    private static readonly (string Name, int From, int To)[] Groups = [("total", 0, 100), ("0-4", 0, 4)];

    [Fact]
    public void Finnish_regions_at_every_base_and_horizon_are_held_and_beat_the_simple_methods()
    {
        Assert.SkipWhen(ReferenceFiles.Shared is null, "The full reference data lie beside the clone.");
        var regions = FinnishRegions.Load();
        var forecasts = Hindcasts(regions, AreaMethodOf);
        foreach (var (name, from, to) in Groups)
        {
            var card = new Scorecard(Scored(regions, forecasts, name, from, to));
            Report(name, card);
            Assert.InRange(card.All.Held80, 0.72, 0.88);
            Assert.InRange(card.All.Held95, 0.90, 0.98);
            foreach (var band in card.By(number => number.Horizon <= 5 ? "1-5" : number.Horizon <= 10 ? "6-10" : "over 10"))
            {
                Print($"{name}, {band.Name} years ahead: {band.Cases} cases, 80 % held {band.Held80:P1}, 95 % held {band.Held95:P1}, mean absolute error {band.MeanAbsoluteError:P2}");
                // Over ten years only nine overlapping bases can be judged, all through one rise and fall of fertility: near the range is all they can show.
                var (most80, most95) = band.Name == "over 10" ? (0.90, 1.0) : (0.88, 0.98);
                Assert.InRange(band.Held80, 0.72, most80);
                Assert.InRange(band.Held95, 0.90, most95);
            }

            var best = SimpleErrors(regions, from, to).Min();
            Print($"{name}: best of the simple methods {best:P3}");
            Assert.InRange(card.All.MeanAbsoluteError, 0, best);
        }
    }

    /// <summary>The growth of errors is chosen on every second region and the bases before 2005, by a rule stated beforehand; the judgement is the rest.</summary>
    [Fact]
    public void The_growth_of_errors_chosen_on_a_part_holds_on_the_rest()
    {
        Assert.SkipWhen(ReferenceFiles.Shared is null, "The full reference data lie beside the clone.");
        var regions = FinnishRegions.Load();
        var second = regions.Select(region => region.Division).Order(StringComparer.Ordinal).Where((_, at) => at % 2 == 0).ToHashSet(StringComparer.Ordinal);
        var forecasts = Hindcasts(regions, AreaMethodOf);
        double[] tried = [0.9, 1.0, PastErrors.UsualGrowth, 1.2];
        var scored = tried.ToDictionary(growth => growth, growth => Groups.SelectMany(g => Scored(regions, forecasts, g.Name, g.From, g.To, growth)).ToList());
        bool Chosen(int at, ScoredNumber number) => second.Contains(number.Division) && at < 2005;
        var bases = Groups.SelectMany(_ => Enumerable.Range(FirstBase, LastYear - FirstBase).SelectMany(at => regions.SelectMany(_ => Enumerable.Repeat(at, LastYear - at)))).ToList();
        double Off(double growth) => Groups.Sum(g =>
        {
            var card = new Scorecard(scored[growth].Where((number, i) => number.AgeGroup == g.Name && Chosen(bases[i], number)));
            return Math.Abs(card.All.Held80 - 0.80) + Math.Abs(card.All.Held95 - 0.95);
        });
        Assert.Equal(PastErrors.UsualGrowth, tried.MinBy(Off));
        foreach (var (name, _, _) in Groups)
        {
            var rest = new Scorecard(scored[PastErrors.UsualGrowth].Where((number, i) => number.AgeGroup == name && !Chosen(bases[i], number))).All;
            Print($"{name}, not chosen on: {rest.Cases} cases, 80 % held {rest.Held80:P1}, 95 % held {rest.Held95:P1}, mean absolute error {rest.MeanAbsoluteError:P2}");
            Assert.InRange(rest.Held80, 0.72, 0.88);
            Assert.InRange(rest.Held95, 0.90, 0.98);
        }
    }

    [Theory]
    [InlineData("tfr", 0.055, 0.0)]
    [InlineData("e0F", 0.10, 85.0)]
    [InlineData("e0M", 0.07, 85.0)]
    public void Countries_of_two_vintages_are_held_by_the_later_estimates(string indicator, double revision, double ceiling)
    {
        Assert.SkipWhen(ReferenceFiles.Shared is null, "The full reference data lie beside the clone.");
        var actual = Vintages.Estimates($"{indicator}_wpp2015.csv", 2010);
        var cases = new List<(AnalogueResult Forecast, double Actual, double Trend, double Mean)>();
        foreach (var vintage in new[] { 2010, 2012 })
        {
            var known = Vintages.Estimates($"{indicator}_wpp{vintage}.csv", 2005);
            double Revision(double level) => ceiling > 0 ? revision * Math.Max(3, ceiling - level) : revision * level;
            var mean = known.Average(country => country.Values[^1] - country.Values[^2]);
            var forecasts = AnalogueForecast.Next(known, Revision);
            cases.AddRange(known.Zip(forecasts).Where(pair => actual.Any(country => country.Code == pair.First.Code)).Select(pair => (
                pair.Second,
                actual.First(country => country.Code == pair.First.Code).Values[^1],
                pair.First.Values[^1] + pair.First.Values[^1] - pair.First.Values[^2],
                pair.First.Values[^1] + mean)));
        }

        var (held80, held95) = (cases.Average(c => c.Forecast.Within80.Holds(c.Actual) ? 1.0 : 0), cases.Average(c => c.Forecast.Within95.Holds(c.Actual) ? 1.0 : 0));
        var error = cases.Average(c => Math.Abs(c.Forecast.Median - c.Actual));
        double[] simple = [cases.Average(c => Math.Abs(c.Forecast.Last - c.Actual)), cases.Average(c => Math.Abs(c.Trend - c.Actual)), cases.Average(c => Math.Abs(c.Mean - c.Actual))];
        Print($"{indicator}: {cases.Count} cases, 80 % held {held80:P1}, 95 % held {held95:P1}, mean error {error:F3}, simple {string.Join(" ", simple.Select(s => s.ToString("F3", CultureInfo.InvariantCulture)))}");
        Assert.InRange(held80, 0.72, 0.88);
        Assert.InRange(held95, 0.90, 0.98);
        Assert.InRange(error, 0, simple.Min());
    }

    private static ImmutableArray<SexAge> AreaMethodOf(AreaHistory history, int horizon) => AreaForecast.Run(history, horizon, new AreaMethod());

    private static Dictionary<(string Division, int Base), ImmutableArray<SexAge>> Hindcasts(
        IReadOnlyList<AreaHistory> regions, Func<AreaHistory, int, ImmutableArray<SexAge>> method, int firstBase = 1991) =>
        regions.SelectMany(region => Enumerable.Range(firstBase, LastYear - firstBase).Select(at => (region, at)))
            .ToDictionary(pair => (pair.region.Division, pair.at), pair => method(pair.region.Until(pair.at), LastYear - pair.at));

    private static IEnumerable<ScoredNumber> Scored(
        IReadOnlyList<AreaHistory> regions, Dictionary<(string Division, int Base), ImmutableArray<SexAge>> forecasts, string name, int from, int to, double growth = PastErrors.UsualGrowth)
    {
        var actual = regions.SelectMany(region => region.Years.Select(year => (region.Division, year.Year, Value: year.Population.Between(from, to))))
            .ToDictionary(known => (known.Division, known.Year), known => known.Value);
        for (var at = FirstBase; at < LastYear; at++)
        {
            var past = new PastErrors(forecasts.Where(entry => entry.Key.Base < at).SelectMany(entry => Enumerable.Range(1, at - entry.Key.Base)
                .Select(ahead => new Outcome(entry.Key.Division, ahead, entry.Value[ahead].Between(from, to), actual[(entry.Key.Division, entry.Key.Base + ahead)]))), growth);
            foreach (var region in regions)
            {
                for (var ahead = 1; at + ahead <= LastYear; ahead++)
                {
                    var forecast = forecasts[(region.Division, at)][ahead].Between(from, to);
                    yield return new ScoredNumber(
                        region.Division, ahead, name, forecast,
                        past.Around(region.Division, ahead, forecast, 0.80), past.Around(region.Division, ahead, forecast, 0.95),
                        actual[(region.Division, at + ahead)]);
                }
            }
        }
    }

    private static IEnumerable<double> SimpleErrors(IReadOnlyList<AreaHistory> regions, int from, int to)
    {
        Func<AreaHistory, int, ImmutableArray<SexAge>>[] methods =
        [
            (history, horizon) => [.. Enumerable.Repeat(history.Last.Population, horizon + 1)],
            (history, horizon) => HamiltonPerry.Run([.. history.Years.Select(year => year.Population)], horizon),
            (history, horizon) => AreaForecast.Run(history, horizon, AreaMethod.ConstantRates),
        ];
        return methods.Select(method => Hindcasts(regions, method, FirstBase).SelectMany(entry => entry.Value.Skip(1).Select((population, i) =>
            Math.Abs((population.Between(from, to) / Known(regions, entry.Key.Division, entry.Key.Base + i + 1).Between(from, to)) - 1))).Average());
    }

    private static SexAge Known(IReadOnlyList<AreaHistory> regions, string division, int year) =>
        regions.First(region => region.Division == division).Years.First(known => known.Year == year).Population;

    private static void Report(string name, Scorecard card)
    {
        Print($"{name}: {card.All.Cases} cases, 80 % held {card.All.Held80:P1}, 95 % held {card.All.Held95:P1}, mean absolute error {card.All.MeanAbsoluteError:P3}");
        foreach (var score in card.ByHorizon.Where(score => score.Cases >= 100))
        {
            Print($"  {score.Name} years ahead: {score.Cases} cases, {score.Held80:P1}, {score.Held95:P1}, {score.MeanAbsoluteError:P2}");
        }
    }

    private static void Print(FormattableString line) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(line));
}
