using System.Text;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class PlaceTreeTests
{
    private const string Rows = """
        # as-of: 2023-06-30
        000000,全国,Nationwide
        370000,甲省,Alpha
        371500,乙市,Beta
        371581,丙市,Gamma
        371581001,青年街道
        371581001001,温泉社区
        429000,直辖县,Direct counties,grouping
        420000,丁省
        429004,戊市
        441900003,东城街道
        441900,己市
        440000,庚省
        """;

    private static readonly PlaceTree Tree = Read(Rows);

    [Fact]
    public void The_chain_of_a_village_names_every_level() =>
        Assert.Equal(["全国", "甲省", "乙市", "丙市", "青年街道", "温泉社区"], Names(Tree.ChainOf(PlaceCode.Parse("371581001001"))));

    [Fact]
    public void A_heading_of_the_table_is_no_layer() =>
        Assert.Equal(["全国", "丁省", "戊市"], Names(Tree.ChainOf(PlaceCode.Parse("429004"))));

    [Fact]
    public void A_city_without_districts_has_its_townships_as_children()
    {
        Assert.Equal(["东城街道"], Names(Tree.ChildrenOf(PlaceCode.Parse("441900"))));
        Assert.Equal(["全国", "庚省", "己市", "东城街道"], Names(Tree.ChainOf(PlaceCode.Parse("441900003"))));
    }

    [Fact]
    public void Children_are_only_those_directly_inside()
    {
        Assert.Equal(["甲省", "丁省", "庚省"], Names(Tree.ChildrenOf(PlaceCode.Nation)));
        Assert.Equal(["丙市"], Names(Tree.ChildrenOf(PlaceCode.Parse("371500"))));
        Assert.Equal(3, Tree.CountInside(PlaceCode.Parse("371500")));
    }

    [Fact]
    public void The_day_of_the_snapshot_is_known() => Assert.Equal(new DateOnly(2023, 6, 30), Tree.AsOf);

    [Fact]
    public void An_unknown_place_names_the_nearest_known_one()
    {
        Assert.False(Tree.TryResolve("371582", out _, out var problem));
        Assert.Equal("KRN-0009", problem.Code);
        Assert.Contains("371500 乙市", problem.Why.Zh, StringComparison.Ordinal);
        Assert.True(Tree.TryResolve("371581", out var place, out _));
        Assert.Equal("Gamma", place.Name.En);
    }

    [Fact]
    public void Search_puts_equal_names_first_then_wider_places()
    {
        Assert.Equal("乙市", Tree.Search("乙市")[0].Name.Zh);
        Assert.Equal(["己市", "丙市", "戊市"], Names(Tree.Search("市", within: default)).Where(name => name != "乙市"));
        Assert.Equal("丙市", Tree.Search("gam")[0].Name.Zh);
        Assert.Equal(["温泉社区"], Names(Tree.Search("温泉", within: PlaceCode.Parse("37"))));
        Assert.Empty(Tree.Search("温泉", within: PlaceCode.Parse("42")));
        Assert.Empty(Tree.Search("  "));
        Assert.Equal("371581", Assert.Single(Tree.Search("371581", 1)).Code.ToString());
        Assert.Equal(["441900"], Tree.Search("4419").Select(place => place.Code.ToString()).Take(1));
        Assert.Empty(Tree.Search("3715x"));
        Assert.Empty(Tree.Search("3715810010010"));
        Assert.Equal(["371500", "371581"], Tree.Search("3715", 2).Select(place => place.Code.ToString()));
    }

    [Theory]
    [InlineData("000000,全国\n37,甲省", "KRN-0013")]
    [InlineData("000000,全国\n370000", "KRN-0013")]
    [InlineData("000000,全国\n370000,", "KRN-0013")]
    [InlineData("000000,全国\n37000x,甲省", "KRN-0013")]
    [InlineData("000000,全国\n370000,甲省,A,heading", "KRN-0013")]
    [InlineData("000000,全国\n370000,甲省\n370000,乙省", "KRN-0014")]
    [InlineData("000000,全国\n371500,乙市", "KRN-0015")]
    public void A_broken_table_is_refused_whole(string rows, string code)
    {
        var result = PlaceTreeReader.Read([new PlaceFile("places/x.csv", Encoding.UTF8.GetBytes(rows))]);
        Assert.Null(result.Value);
        Assert.Equal(code, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public void The_line_of_a_broken_row_is_told()
    {
        var result = PlaceTreeReader.Read([new PlaceFile("places/x.csv", Encoding.UTF8.GetBytes("# remark\n000000,全国\n\nbroken\n"))]);
        Assert.Equal("places/x.csv:4", Assert.Single(result.Problems).At?.ToString());
    }

    /// <summary>As many places as the nation has villages: found by code and by name, and without an object for each.</summary>
    [Fact]
    public void Six_hundred_thousand_places_are_held_in_flat_arrays()
    {
        var text = Generated(provinces: 25, prefectures: 10, counties: 10, townships: 10, villages: 25);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var tree = PlaceTreeReader.Read([new PlaceFile("generated.csv", text)]).Value!;
        var bytesEach = (GC.GetTotalMemory(forceFullCollection: true) - before) / tree.Count;

        Assert.Equal(1 + 25 + 250 + 2_500 + 25_000 + 625_000, tree.Count);
        Assert.InRange(bytesEach, 1, 64);
        Assert.Equal("村350101001025", tree.Find(PlaceCode.Parse("350101001025"))?.Name.Zh);
        Assert.Equal("350101001025", Assert.Single(tree.Search("村350101001025")).Code.ToString());
        Assert.Equal(25 * 10 + 10, tree.CountInside(PlaceCode.Parse("350101")));

        var start = GC.GetAllocatedBytesForCurrentThread();
        var found = tree.Contains(PlaceCode.Nation);
        for (long i = 0; i < 1_000; i++)
        {
            found &= tree.Contains(PlaceCode.Nation);
        }

        Assert.True(found);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - start);
    }

    private static byte[] Generated(int provinces, int prefectures, int counties, int townships, int villages)
    {
        var text = new StringBuilder("000000,全国\n");
        foreach (var p in Enumerable.Range(11, provinces))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}0000,省{p}\n");
            foreach (var c in Enumerable.Range(1, prefectures))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{p}{c:D2}00,市{p}{c:D2}\n");
                foreach (var d in Enumerable.Range(1, counties))
                {
                    AddCounty(text, FormattableString.Invariant($"{p}{c:D2}{d:D2}"), townships, villages);
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AddCounty(StringBuilder text, string county, int townships, int villages)
    {
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{county},县{county}\n");
        foreach (var t in Enumerable.Range(1, townships))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{county}{t:D3},乡{county}{t:D3}\n");
            foreach (var v in Enumerable.Range(1, villages))
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{county}{t:D3}{v:D3},村{county}{t:D3}{v:D3}\n");
            }
        }
    }

    private static PlaceTree Read(string rows) =>
        PlaceTreeReader.Read([new PlaceFile("places/test.csv", Encoding.UTF8.GetBytes(rows))]).Value ?? throw new InvalidOperationException("rows");

    private static IEnumerable<string> Names(IEnumerable<Place> places) => places.Select(place => place.Name.Zh);
}
