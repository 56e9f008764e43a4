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
    private static readonly Group Total = new("total", 0, 100, ErrorShape.Whole);
    private static readonly Group Children = new("0-4", 0, 4, ErrorShape.Newborn);
    private static readonly Lazy<List<AreaHistory>> Finland = new(FinnishRegions.Load);
    private static readonly Lazy<Dictionary<(string Division, int Base), ImmutableArray<SexAge>>> Made = new(() => Hindcasts(Finland.Value, (history, horizon) => AreaForecast.Run(history, horizon, new AreaMethod())));

    [Fact]
    public void Finnish_regions_at_every_base_and_horizon_are_held_and_beat_the_simple_methods()
    {
        foreach (var group in new[] { Total, Children })
        {
            var card = new Scorecard(Scored(group).Select(known => known.Number));
            Report(group.Name, card);
            Assert.InRange(card.All.Held80, 0.72, 0.88);
            Assert.InRange(card.All.Held95, 0.90, 0.98);
            foreach (var band in card.By(number => number.Horizon <= 5 ? "1-5" : number.Horizon <= 10 ? "6-10" : "over 10"))
            {
                Print($"{group.Name}, {band.Name} years ahead: {band.Cases} cases, 80 % held {band.Held80:P1}, 95 % held {band.Held95:P1}, mean absolute error {band.MeanAbsoluteError:P2}");
                // Over ten years only nine overlapping bases can be judged, all through one rise and fall of fertility: near the range is all they can show.
                var (most80, most95) = band.Name == "over 10" ? (0.90, 1.0) : (0.88, 0.98);
                Assert.InRange(band.Held80, 0.72, most80);
                Assert.InRange(band.Held95, 0.90, most95);
            }

            var best = SimpleErrors(Finland.Value, group).Min();
            Print($"{group.Name}: best of the simple methods {best:P3}");
            Assert.InRange(card.All.MeanAbsoluteError, 0, best);
        }
    }

    /// <summary>Up to eleven years ahead nine bases or more can be judged, and each horizon of children 0–4 is held by itself.</summary>
    [Fact]
    public void Every_horizon_of_children_up_to_eleven_years_is_held_by_itself()
    {
        var single = new Scorecard(Scored(Children).Select(known => known.Number)).By(number => number.Horizon <= 11 ? $"{number.Horizon}" : "over 11").Where(score => score.Name != "over 11").ToList();
        Assert.Equal(11, single.Count);
        Assert.All(single, score => Assert.InRange(score.Held80, 0.72, 0.88));
        Assert.All(single, score => Assert.InRange(score.Held95, 0.90, 0.99));
    }

    /// <summary>The shape of errors is chosen on every second region and the bases before 2005, by a rule stated beforehand; the judgement is the rest.</summary>
    [Fact]
    public void The_shape_of_errors_chosen_on_a_part_holds_on_the_rest()
    {
        var second = Finland.Value.Select(region => region.Division).Order(StringComparer.Ordinal).Where((_, at) => at % 2 == 0).ToHashSet(StringComparer.Ordinal);
        bool Chosen(Known known) => known.Base < 2005 && second.Contains(known.Number.Division);
        double Off(Group group, ErrorShape shape)
        {
            var (off, cases) = (0.0, 0);
            foreach (var score in new Scorecard(Scored(group with { Shape = shape }).Where(Chosen).Select(known => known.Number)).ByHorizon)
            {
                off += score.Cases * (Math.Abs(score.Held80 - 0.80) + Math.Abs(score.Held95 - 0.95));
                cases += score.Cases;
            }

            return off / cases;
        }

        double[] growths = [0.9, 1.0, 1.09, 1.2];
        Assert.Equal(ErrorShape.Whole, growths.Select(growth => new ErrorShape(growth)).MinBy(shape => Off(Total, shape)));
        Assert.Equal(ErrorShape.Newborn, growths.SelectMany(growth => new[] { 8, 10, 12, int.MaxValue }.SelectMany(most => new[] { false, true }.Select(counts => new ErrorShape(growth, most, counts))))
            .MinBy(shape => Off(Children, shape)));
        foreach (var group in new[] { Total, Children })
        {
            var rest = new Scorecard(Scored(group).Where(known => !Chosen(known)).Select(known => known.Number)).All;
            Print($"{group.Name}, not chosen on: {rest.Cases} cases, 80 % held {rest.Held80:P1}, 95 % held {rest.Held95:P1}, mean absolute error {rest.MeanAbsoluteError:P2}");
            Assert.InRange(rest.Held80, 0.72, 0.88);
            Assert.InRange(rest.Held95, 0.90, 0.98);
        }
    }

    [Fact]
    public void Students_curve_is_that_of_the_tables()
    {
        Assert.All(new[] { (1, 12.7062), (4, 2.7764), (5, 2.5706), (22, 2.0739) }, row => Assert.Equal(row.Item2, StudentCurve.Reach(0.95, row.Item1), 4));
        Assert.Equal(1.3722, StudentCurve.Reach(0.80, 10), 4);
    }

    [Theory]
    [InlineData("tfr", 0.055, 0.0)]
    [InlineData("e0F", 0.10, 85.0)]
    [InlineData("e0M", 0.07, 85.0)]
    public void Countries_of_two_vintages_are_held_by_the_later_estimates(string indicator, double revision, double ceiling)
    {
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

    private static Dictionary<(string Division, int Base), ImmutableArray<SexAge>> Hindcasts(
        IReadOnlyList<AreaHistory> regions, Func<AreaHistory, int, ImmutableArray<SexAge>> method, int firstBase = 1991) =>
        regions.SelectMany(region => Enumerable.Range(firstBase, LastYear - firstBase).Select(at => (region, at)))
            .ToDictionary(pair => (pair.region.Division, pair.at), pair => method(pair.region.Until(pair.at), LastYear - pair.at));

    private static IEnumerable<Known> Scored(Group group)
    {
        var (regions, forecasts) = (Finland.Value, Made.Value);
        var actual = regions.SelectMany(region => region.Years.Select(year => (region.Division, year.Year, Value: group.Of(year.Population))))
            .ToDictionary(known => (known.Division, known.Year), known => known.Value);
        for (var at = FirstBase; at < LastYear; at++)
        {
            var past = new PastErrors(forecasts.Where(entry => entry.Key.Base < at).SelectMany(entry => Enumerable.Range(1, at - entry.Key.Base)
                .Select(ahead => new Outcome(entry.Key.Division, entry.Key.Base, ahead, group.Of(entry.Value[ahead]), actual[(entry.Key.Division, entry.Key.Base + ahead)]))), group.Shape);
            foreach (var region in regions)
            {
                for (var ahead = 1; at + ahead <= LastYear; ahead++)
                {
                    var forecast = group.Of(forecasts[(region.Division, at)][ahead]);
                    yield return new Known(at, new ScoredNumber(
                        region.Division, ahead, group.Name, forecast,
                        past.Around(region.Division, ahead, forecast, 0.80), past.Around(region.Division, ahead, forecast, 0.95),
                        actual[(region.Division, at + ahead)]));
                }
            }
        }
    }

    private static IEnumerable<double> SimpleErrors(IReadOnlyList<AreaHistory> regions, Group group)
    {
        Func<AreaHistory, int, ImmutableArray<SexAge>>[] methods =
        [
            (history, horizon) => [.. Enumerable.Repeat(history.Last.Population, horizon + 1)],
            (history, horizon) => HamiltonPerry.Run([.. history.Years.Select(year => year.Population)], horizon),
            (history, horizon) => AreaForecast.Run(history, horizon, AreaMethod.ConstantRates),
        ];
        return methods.Select(method => Hindcasts(regions, method, FirstBase).SelectMany(entry => entry.Value.Skip(1).Select((population, i) =>
            Math.Abs((group.Of(population) / group.Of(Counted(regions, entry.Key.Division, entry.Key.Base + i + 1))) - 1))).Average());
    }

    private static SexAge Counted(IReadOnlyList<AreaHistory> regions, string division, int year) =>
        regions.First(region => region.Division == division).Years.First(known => known.Year == year).Population;

    private static void Report(string name, Scorecard card)
    {
        Print($"{name}: {card.All.Cases} cases, 80 % held {card.All.Held80:P1}, 95 % held {card.All.Held95:P1}, mean absolute error {card.All.MeanAbsoluteError:P3}");
        foreach (var score in card.ByHorizon)
        {
            Print($"  {score.Name} years ahead: {score.Cases} cases, {score.Held80:P1}, {score.Held95:P1}, {score.MeanAbsoluteError:P2}");
        }
    }

    private static void Print(FormattableString line) => TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(line));

    private sealed record Group(string Name, int From, int To, ErrorShape Shape)
    {
        public double Of(SexAge population) => population.Between(From, To);
    }

    /// <summary>A forecast scored, and the year it was made from.</summary>
    private sealed record Known(int Base, ScoredNumber Number);
}
