using Anyu.Kernel;
using Xunit;

namespace Anyu.Unit.Kernel;

/// <summary>The divisions that the product ships.</summary>
public sealed class PlaceContentTests
{
    private static readonly string Folder = Repository.At("content", "places");
    private static readonly Result<PlaceTree> Loaded = PlaceTreeReader.Read(
        Directory.EnumerateFiles(Folder, "*-2023.csv").Select(path => new PlaceFile(Path.GetFileName(path), File.ReadAllBytes(path))));

    [Fact]
    public void The_snapshot_of_2023_loads_without_a_problem()
    {
        Assert.Empty(Loaded.Problems);
        Assert.Equal(new DateOnly(2023, 6, 30), Loaded.Value?.AsOf);
        Assert.Equal(31, Loaded.Value?.ChildrenOf(PlaceCode.Nation).Count());
    }

    [Theory]
    [InlineData("22", 69, 1075)]
    [InlineData("14", 121, 1352)]
    [InlineData("62", 88, 1403)]
    [InlineData("37", 151, 1853)]
    public void The_four_source_provinces_are_whole(string province, int counties, int townships)
    {
        var inside = Loaded.Value!.All.Where(place => place.Code.IsWithin(PlaceCode.Parse(province))).ToList();
        Assert.Equal(counties, inside.Count(place => place.Level == PlaceLevel.County));
        Assert.Equal(townships, inside.Count(place => place.Level == PlaceLevel.Township));
    }

    [Fact]
    public void A_village_of_the_county_level_city_leads_to_the_nation() =>
        Assert.Equal(["全国", "山东省", "聊城市", "临清市", "青年路街道", "温泉社区居民委员会"],
            Loaded.Value!.ChainOf(PlaceCode.Parse("371581001001")).Select(place => place.Name.Zh));

    [Theory]
    [InlineData("441900", "全国 广东省 东莞市")]
    [InlineData("620201001", "全国 甘肃省 嘉峪关市 嘉峪关市 雄关街道")]
    [InlineData("429004", "全国 湖北省 仙桃市")]
    [InlineData("110101", "全国 北京市 东城区")]
    public void Irregular_cities_have_a_clean_chain(string code, string chain) =>
        Assert.Equal(chain, string.Join(' ', Loaded.Value!.ChainOf(PlaceCode.Parse(code)).Select(place => place.Name.Zh)));

    [Fact]
    public void The_dated_changes_lead_into_the_snapshot()
    {
        var history = PlaceHistory.Read(Loaded.Value!, "changes.csv", File.ReadAllText(Path.Combine(Folder, "changes.csv"))).Value!;
        Assert.NotEmpty(history.Changes);
        Assert.All(history.Changes, change => Assert.True(Loaded.Value!.Contains(change.To), change.ToString()));
        Assert.Equal("370116", Assert.Single(history.SuccessorsOf(PlaceCode.Parse("371202"), new DateOnly(2018, 1, 1))).ToString());
    }
}
