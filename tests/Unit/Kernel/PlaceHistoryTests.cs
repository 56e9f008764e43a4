using System.Text;
using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Kernel;

public sealed class PlaceHistoryTests
{
    private const string Rows = """
        000000,全国
        370000,甲省
        370100,乙市
        370116,新区
        370116001,东街道
        370117,丙区
        370118,丁区
        370119,改名区
        """;

    private const string Changes = """
        # A county moved in 2019 with its townships, a district was split in 2020, one renamed in 2021, one merged away in 2022.
        2019-01-09,recode,371202,370116,旧区,decision 1
        2020-05-01,split,370117,370117,丙区,decision 2
        2020-05-01,split,370117,370118,丙区,decision 2
        2021-03-01,rename,370119,370119,原名区,decision 3
        2022-07-01,merge,370120,370116,并入县,decision 4
        2022-07-01,merge,370116,370116,新区,decision 4
        """;

    private static readonly DateOnly Long_ago = new(2015, 1, 1);
    private static readonly PlaceHistory History = Read(Changes);

    [Fact]
    public void A_moved_county_is_found_under_its_new_code() => Assert.Equal(["370116"], Successors("371202", Long_ago));

    [Fact]
    public void A_township_follows_its_county_where_the_result_is_known_and_else_falls_back_to_it()
    {
        Assert.Equal(["370116001"], Successors("371202001", Long_ago));
        Assert.Equal(["370116"], Successors("371202999", Long_ago));
    }

    [Fact]
    public void A_split_gives_every_successor_and_a_record_made_after_it_gives_one()
    {
        Assert.Equal(["370117", "370118"], Successors("370117", Long_ago));
        Assert.Equal(["370117"], Successors("370117", new DateOnly(2020, 5, 1)));
    }

    [Fact]
    public void A_merge_has_every_predecessor_through_earlier_changes() =>
        Assert.Equal(["370120", "371202"], History.PredecessorsOf(PlaceCode.Parse("370116"), Long_ago).Select(code => code.ToString()));

    [Fact]
    public void A_code_exists_only_between_its_changes()
    {
        var old = PlaceCode.Parse("371202");
        Assert.True(History.ExistedOn(old, new DateOnly(2019, 1, 8)));
        Assert.False(History.ExistedOn(old, new DateOnly(2019, 1, 9)));
        var split = PlaceCode.Parse("370118");
        Assert.False(History.ExistedOn(split, new DateOnly(2020, 4, 30)));
        Assert.True(History.ExistedOn(split, new DateOnly(2020, 5, 1)));
        Assert.True(History.ExistedOn(PlaceCode.Parse("370116"), new DateOnly(2021, 1, 1)));
    }

    [Fact]
    public void A_renamed_place_has_its_old_name_until_the_day_before()
    {
        var code = PlaceCode.Parse("370119");
        Assert.Equal("原名区", History.NameOn(code, new DateOnly(2021, 2, 28)));
        Assert.Equal("改名区", History.NameOn(code, new DateOnly(2021, 3, 1)));
        Assert.Null(History.NameOn(PlaceCode.Parse("370118"), Long_ago));
    }

    [Fact]
    public void An_unchanged_place_is_its_own_successor_and_predecessor()
    {
        Assert.Equal(["370100"], Successors("370100", Long_ago));
        Assert.Equal(["370100"], History.PredecessorsOf(PlaceCode.Parse("370100"), Long_ago).Select(code => code.ToString()));
    }

    [Theory]
    [InlineData("2019-1-9,recode,371202,370116,旧区,decision")]
    [InlineData("2019-01-09,moved,371202,370116,旧区,decision")]
    [InlineData("2019-01-09,recode,371202,3701,旧区")]
    [InlineData("2019-01-09,recode,371202,370116,旧区,")]
    public void A_row_without_date_kind_codes_name_or_source_is_refused(string row)
    {
        var problem = Assert.Single(PlaceHistory.Read(Tree(), "places/changes.csv", "# remark\n" + row).Problems);
        Assert.Equal("KRN-0016", problem.Code);
        Assert.Equal("places/changes.csv:2", problem.At?.ToString());
    }

    private static IEnumerable<string> Successors(string code, DateOnly recorded) =>
        History.SuccessorsOf(PlaceCode.Parse(code), recorded).Select(successor => successor.ToString());

    private static PlaceHistory Read(string text) => PlaceHistory.Read(Tree(), "places/changes.csv", text).Value ?? throw new InvalidOperationException("changes");

    private static PlaceTree Tree() =>
        PlaceTreeReader.Read([new PlaceFile("places/test.csv", Encoding.UTF8.GetBytes(Rows))]).Value ?? throw new InvalidOperationException("rows");
}
