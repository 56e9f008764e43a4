using Anyu.Indicators;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Indicators.Disclosure;

public sealed class SuppressionTests
{
    private const int Threshold = 10;

    /// <summary>Places in a tree of three levels, each by the months of two years and by two breakdowns: everything that a dashboard shows.</summary>
    private static readonly Gen<(long[] Values, SumRelation[] Relations, bool Sensitive)> Tables =
        from places in Gen.Int[1, 4].Array[1, 4]
        from periods in Gen.Int[1, 4]
        from codes in Gen.Int[2, 4]
        from counts in Gen.Long[0, 14].Array[16 * 4 * 4]
        from large in Gen.Int[0, 3].Array[16 * 4 * 4]
        from sensitive in Gen.Bool
        select Build(places, periods, codes, [.. counts.Zip(large, (c, l) => l == 0 ? c * 9 : c)], sensitive);

    [Fact]
    public void An_attacker_with_all_that_is_published_recovers_no_withheld_cell() => Tables.Sample(
        table =>
        {
            var withheld = Withhold(table);
            Assert.Empty(Attacker.Recover(table.Values, withheld, table.Relations));
        },
        iter: 60);

    [Fact]
    public void The_attacker_finds_what_a_careless_release_gives_away()
    {
        // Two townships of 3 and 40 in a county of 43: withholding the small one alone says it.
        var recovered = Attacker.Recover([43, 3, 40], [false, true, false], [new SumRelation(0, [1, 2])]);
        Assert.Equal(new Fraction(3, 1), recovered[1]);
        Assert.Equal([false, true, true], Suppression.Withhold([new(43, false), new(3, true), new(40, false)], [new SumRelation(0, [1, 2])], Threshold));
    }

    [Fact]
    public void No_remainder_is_small() => Tables.Sample(
        table =>
        {
            var withheld = Withhold(table);
            foreach (var relation in table.Relations.Where(r => !withheld[r.Whole] && r.Parts.Any(p => withheld[p])))
            {
                var rest = relation.Parts.Where(p => withheld[p]).Sum(p => table.Values[p]);
                Assert.True(rest is 0 or >= Threshold || relation.Parts.All(p => withheld[p]), $"{rest}");
            }
        },
        iter: 60);

    [Fact]
    public void Every_small_count_is_withheld_and_the_same_question_has_the_same_answer() => Tables.Sample(
        table =>
        {
            var withheld = Withhold(table);
            Assert.Equal(withheld, Withhold(table));
            Assert.All(table.Values.Index(), v => Assert.True(withheld[v.Index] || v.Item >= Threshold || (v.Item == 0 && !table.Sensitive)));
        },
        iter: 40);

    [Fact]
    public void Where_nothing_is_small_nothing_is_withheld() =>
        Assert.DoesNotContain(true, Suppression.Withhold([new(70, false), new(30, false), new(40, false)], [new SumRelation(0, [1, 2])], Threshold));

    [Fact]
    public void The_engine_and_the_attacker_agree_on_what_follows() => Tables.Sample(
        table =>
        {
            var careless = table.Values.Select(v => v is > 0 and < Threshold).ToArray();
            Assert.Equal(
                Attacker.Recover(table.Values, careless, table.Relations).Keys.Order(),
                new LinearKnowledge(careless, table.Relations).Recoverable().Order());
        },
        iter: 60);

    private static bool[] Withhold((long[] Values, SumRelation[] Relations, bool Sensitive) table) => Suppression.Withhold(
        [.. table.Values.Select(v => new SuppressionCell(v, v < Threshold && (v > 0 || table.Sensitive)))], table.Relations, Threshold);

    private static (long[] Values, SumRelation[] Relations, bool Sensitive) Build(int[] townships, int periods, int codes, long[] leaves, bool sensitive)
    {
        var (values, relations) = (new List<long>(), new List<SumRelation>());
        var cells = new Dictionary<(int Place, int Period, int Code), int>();
        var places = townships.Sum() + townships.Length + 1;
        var inside = Inside(townships);
        int Cell(int place, int period, int code)
        {
            if (cells.TryGetValue((place, period, code), out var known))
            {
                return known;
            }

            int[][] ways =
            [
                .. inside[place].Length > 0 ? [[.. inside[place].Select(p => Cell(p, period, code))]] : Array.Empty<int[]>(),
                .. period == periods ? [[.. Enumerable.Range(0, periods).Select(p => Cell(place, p, code))]] : Array.Empty<int[]>(),
                .. code == codes ? [[.. Enumerable.Range(0, codes).Select(c => Cell(place, period, c))]] : Array.Empty<int[]>(),
            ];
            var index = values.Count;
            values.Add(ways.Length > 0 ? ways[0].Sum(c => values[c]) : leaves[((place * periods) + period + (code * 7)) % leaves.Length]);
            relations.AddRange(ways.Select(w => new SumRelation(index, [.. w])));
            return cells[(place, period, code)] = index;
        }

        for (var place = 0; place < places; place++)
        {
            Cell(place, periods, codes);
        }

        return ([.. values], [.. relations], sensitive);
    }

    /// <summary>Place 0 is the prefecture, then its counties, then their townships.</summary>
    private static int[][] Inside(int[] townships)
    {
        var next = townships.Length + 1;
        var inside = new List<int[]> { Enumerable.Range(1, townships.Length).ToArray() };
        foreach (var number in townships)
        {
            inside.Add([.. Enumerable.Range(next, number)]);
            next += number;
        }

        inside.AddRange(Enumerable.Repeat(Array.Empty<int>(), townships.Sum()));
        return [.. inside];
    }
}
