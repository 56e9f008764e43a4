using Anyu.Access;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Areas;

/// <summary>Types of areas: each with guidance of its own from the documents, proposed by an interval alone, decided with reasons and a day of review.</summary>
public sealed class AreaTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    private static AreaTypes Types => Sample.Catalogue.Areas;

    [Fact]
    public void Guidance_differs_by_type_and_is_quoted_from_the_documents()
    {
        Assert.False(Types.IsConfirmed);
        Assert.All(Types.Types, t => Assert.NotEmpty(t.Guidance));
        Assert.Equal(Types.Types.Length, Types.Types.Select(t => string.Concat(t.Guidance.Select(g => g.Quote))).Distinct().Count());
        Assert.All(Types.Types.SelectMany(t => t.Guidance), g => Assert.True(MonitoringReader.Says(Library.Book, g.Article, g.Quote), g.Quote));
        Assert.False(MonitoringReader.Says(Library.Book, Types.Types[0].Guidance[0].Article, "没有的话"));
    }

    [Fact]
    public void A_type_is_proposed_only_where_the_whole_interval_lies_beyond_the_county()
    {
        var type = Types.Find("few-births")!;
        IndicatorValue Value(long births) => new IndicatorValue.Rated(Sample.Catalogue.Indicators["crude-birth-rate"], Sample.County, Period.OfYear(2025), Rate.OfEvents(new RateBasis(births, 10_000, 1000, Period.OfYear(2025), new("", ""), new("", ""), false)));
        Assert.True(type.IsProposed(Value(20), Value(100)));
        Assert.False(type.IsProposed(Value(90), Value(100)));
        Assert.False(type.IsProposed(Value(200), Value(100)));
    }

    [Fact]
    public void A_made_up_area_of_an_unknown_type_or_without_a_day_is_named_with_its_line()
    {
        var folder = Directory.CreateTempSubdirectory("anyu-areas-");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "demonstration"));
        File.WriteAllLines(Path.Combine(folder.FullName, "demonstration", "areas.csv"), ["# 示范", "371581,balanced,60,365,示范", "371581,invented,60,365,示范", "371581,balanced,soon,365,示范"]);
        Assert.Equal([("IND-0318", 3), ("IND-0318", 4)], DemonstrationAreas.Load(folder.FullName, Types).Problems.Select(p => (p.Code, p.At!.Line)));
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("371581101", "balanced", "没有突出矛盾", 365, null)]
    [InlineData("371581101", "balanced", "无", 365, "IND-0316")]
    [InlineData("371581101", "invented", "没有突出矛盾", 365, "IND-0316")]
    [InlineData("371581101", "balanced", "没有突出矛盾", 0, "IND-0317")]
    [InlineData("371581101", "balanced", "没有突出矛盾", 1200, "IND-0317")]
    [InlineData("371526", "balanced", "没有突出矛盾", 365, "ACC-0002")]
    public void A_type_needs_reasons_and_a_day_of_review(string place, string type, string reasons, int days, string? code)
    {
        var actor = Actor.OfProgram("test", PlaceRange.Of(Sample.County), IndicatorPermissions.Classify);
        Assert.Equal(code, ClassifyArea.Decide(new ClassifyArea(Guid.CreateVersion7(), PlaceCode.Parse(place), type, reasons, Today.AddDays(days)), actor, Types, Today)?.Code);
    }
}
