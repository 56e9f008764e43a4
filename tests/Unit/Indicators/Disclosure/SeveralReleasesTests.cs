using System.Collections.Immutable;
using System.Globalization;
using Anyu.Indicators;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Indicators.Disclosure;

/// <summary>
/// An attacker who keeps every release: years are added, numbers corrected and put back. What did not change between two releases is known to be one number, and everything shown in
/// any of them is set into one system of equations over places, years, pools and orders; besides, every withheld number is bounded by none being below zero. No withheld number, small or large, may follow. The guesser goes further and takes every number that came back to a value once withheld for the same again, which nobody told him: he finds no small count either. (That a large one
/// which was withheld for another's sake follows from its own earlier publication tells nothing of a person.)
/// </summary>
public sealed class SeveralReleasesTests
{
    private const string Series = "live-births";
    private const int Threshold = 10;
    private static readonly string[] Orders = ["first", "second", "third"];
    private static readonly ImmutableArray<PlaceCode> Towns = [.. Sample.Townships.Take(3)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public void What_one_release_withholds_no_later_one_gives_away(int seed)
    {
        var releases = Releases(seed);
        foreach (var guesses in new[] { false, true })
        {
            var recovered = Recovered(releases, guesses);
            Assert.True(recovered.Count == 0, string.Join('\n', recovered));
        }

        Assert.Contains(releases.SelectMany(r => r.Plan.Values), withheld => withheld);
        Assert.Contains(releases[^1].Plan.Values, withheld => !withheld);
    }

    [Fact]
    public void Releases_that_forget_give_withheld_numbers_away() =>
        Assert.Contains(Enumerable.Range(1, 6), seed => Recovered(Releases(seed, forgetful: true)).Count > 0);

    /// <summary>A small count grows, its neighbour moves and comes back: shown then, it would tell the neighbour of before and with it the small count.</summary>
    [Fact]
    public void A_number_that_comes_back_to_a_value_once_withheld_is_withheld_again()
    {
        long[][] steps = [[7, 12, 30], [25, 13, 30], [25, 12, 30]];
        var (memory, told) = (ReleaseMemory.None, new List<Told>());
        foreach (var (at, values) in steps.Index())
        {
            var set = new DataSet("t", new("测试", "test"), "t.csv", "", "long-table", new DateOnly(2026, 1, 1), Synthetic: true, Sample.County);
            var book = new CountBook(Sample.Catalogue, [set], values.Select((v, i) => new Observation(new CountKey(Series, Towns[i], Period.OfYear(2024), Cells.All), v, new Lineage("t", i + 1, 1))));
            var plan = ReleasePlan.Run(book, Threshold, memory);
            memory = new ReleaseMemory(memory.Counts.AddRange(plan.Changes), at + 1, at.ToString(CultureInfo.InvariantCulture));
            told.Add(new(book, plan.Withheld));
        }

        var neighbour = new CountKey(Series, Towns[1], Period.OfYear(2024), Cells.All);
        Assert.True(told[0].Plan[neighbour]);
        Assert.True(told[2].Plan[neighbour]);
        Assert.Empty(Recovered(told, guesses: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_same_question_has_the_same_answer_in_every_release(int seed)
    {
        var releases = Releases(seed);
        foreach (var (before, after) in releases.Zip(releases.Skip(1)))
        {
            var kept = before.Plan.Keys.Where(k => after.Plan.ContainsKey(k) && before.Book[k].Value == after.Book[k].Value).ToList();
            Assert.NotEmpty(kept);
            Assert.All(kept, k => Assert.Equal(before.Plan[k], after.Plan[k]));
        }
    }

    [Fact]
    public void Inside_health_administration_the_public_release_is_read_too()
    {
        var book = Book(new Random(11), 2019, 2022, []);
        var open = ReleasePlan.Run(book, Threshold, ReleaseMemory.None);
        var memory = new ReleaseMemory(open.Changes, 1, "");
        var inside = ReleasePlan.Run(book, 5, ReleaseMemory.None, memory.Shown());
        Assert.All(open.Withheld.Where(w => !w.Value), w => Assert.False(inside.Withheld[w.Key]));
        Assert.Empty(Recovered([new(book, inside.Withheld)]));
    }

    private static List<Told> Releases(int seed, bool forgetful = false)
    {
        var random = new Random(seed);
        var (memory, told, corrections) = (ReleaseMemory.None, new List<Told>(), new Dictionary<(PlaceCode, int, string), long>());
        for (var number = 1; number <= 4; number++)
        {
            foreach (var undone in number > 2 ? corrections.Keys.Where(_ => random.Next(3) == 0).ToList() : [])
            {
                corrections.Remove(undone);
            }

            for (var i = 0; number > 1 && i < 3; i++)
            {
                corrections[(Towns[random.Next(3)], 2019 + random.Next(3), Orders[random.Next(3)])] = random.Next(4, 16);
            }

            var book = Book(new Random(1000 + seed), 2019, 2020 + number, corrections);
            var plan = ReleasePlan.Run(book, Threshold, forgetful ? ReleaseMemory.None : memory);
            memory = new ReleaseMemory(memory.Counts.AddRange(plan.Changes), number, number.ToString(CultureInfo.InvariantCulture));
            told.Add(new(book, plan.Withheld));
            Assert.Equal(0, plan.Exposed);
        }

        return told;
    }

    /// <summary>Births by township, year and order; some cells small, most not.</summary>
    private static CountBook Book(Random random, int from, int to, Dictionary<(PlaceCode, int, string), long> corrections)
    {
        var set = new DataSet("t", new("测试", "test"), "t.csv", "", "long-table", new DateOnly(2026, 1, 1), Synthetic: true, Sample.County);
        var counts = new List<Observation>();
        foreach (var year in Enumerable.Range(from, to - from + 1))
        {
            foreach (var (town, order) in Towns.SelectMany(t => Orders.Select(o => (t, o))))
            {
                var drawn = random.Next(3) == 0 ? random.Next(1, 10) : random.Next(10, 40);
                counts.Add(new Observation(new CountKey(Series, town, Period.OfYear(year), Cells.Of("order", order)), corrections.GetValueOrDefault((town, year, order), drawn), new Lineage("t", counts.Count + 1, 1)));
            }
        }

        return new CountBook(Sample.Catalogue, [set], counts);
    }

    /// <summary>Every number of every release is one unknown or one known value; the sums are set up from the tree, the calendar and the orders, not from the engine.</summary>
    private static List<string> Recovered(List<Told> releases, bool guesses = false)
    {
        var (view, back, names) = (new Dictionary<CountKey, int>(), new Dictionary<(CountKey, long), int>(), new List<string>());
        var (values, withheld, relations) = (new List<long>(), new List<bool>(), new List<SumRelation>());
        foreach (var (book, plan) in releases)
        {
            int At(CountKey key)
            {
                var value = book[key].Value!.Value;
                if (guesses && back.TryGetValue((key, value), out var index) && withheld[index])
                {
                    view[key] = index;
                }
                else if (!view.TryGetValue(key, out index) || values[index] != value)
                {
                    view[key] = back[(key, value)] = index = values.Count;
                    names.Add($"{key} {value}");
                    values.Add(value);
                    withheld.Add(true);
                }

                withheld[index] &= plan[key];
                return index;
            }

            foreach (var key in plan.Keys.Where(k => k.Series == Series))
            {
                foreach (var parts in PartsOf(key).Where(p => p.TrueForAll(plan.ContainsKey)))
                {
                    relations.Add(new SumRelation(At(key), [.. parts.Select(At)]));
                }
            }
        }

        var found = Attacker.Recover(values, [.. withheld], relations).Keys.Union(ModularAttacker.Pinned(values, [.. withheld], relations));
        return [.. found.Where(i => !guesses || values[i] < Threshold).Select(i => names[i])];
    }

    private static IEnumerable<List<CountKey>> PartsOf(CountKey key)
    {
        if (key.Place == Sample.County)
        {
            yield return [.. Towns.Select(t => key with { Place = t })];
        }

        if (key.Period.Years > 1)
        {
            yield return [.. key.Period.EachYear().Select(y => key with { Period = y })];
        }

        if (key.Cells.IsAll)
        {
            yield return [.. Orders.Select(o => key with { Cells = Cells.Of("order", o) })];
        }
    }

    private sealed record Told(CountBook Book, ImmutableDictionary<CountKey, bool> Plan);
}
