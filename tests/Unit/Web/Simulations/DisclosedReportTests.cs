using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Web.Simulations;
using Xunit;

namespace Anyu.Unit.Web.Simulations;

/// <summary>Of a simulation over a register no count of families from 1 to below the threshold is told, nor follows from what is told.</summary>
public sealed class DisclosedReportTests
{
    private const int Threshold = 5;

    private static readonly Reform Supposed = new("supposed", new("假设", "Supposed"), [], "r.yaml", "00");

    [Fact]
    public void Small_groups_are_put_together_and_the_whole_stays_as_it_is()
    {
        var told = Told([Cell("371581", 100, 40), Cell("371526", 60, 3), Cell("371525", 50, 9), Cell("371524", 200, 2)]);
        Assert.Equal(["371525", "371581", SimulationWords.Rest], told.ByPlace.Select(c => c.Group));
        Assert.Equal((260, 5), (told.ByPlace[^1].Families, told.ByPlace[^1].Gain));
        Assert.Equal((told.All.Families, told.All.Gain, told.All.YuanAYear), (told.ByPlace.Sum(c => c.Families), told.ByPlace.Sum(c => c.Gain), told.ByPlace.Sum(c => c.YuanAYear)));
    }

    [Fact]
    public void One_small_group_takes_another_with_it_until_none_is_small()
    {
        var told = Told([Cell("371581", 100, 40), Cell("371526", 60, 3), Cell("371525", 50, 0)]);
        Assert.Equal([SimulationWords.Rest], told.ByPlace.Select(c => c.Group));
    }

    [Fact]
    public void Where_all_but_a_few_gain_the_rest_is_small_as_well()
    {
        var told = Told([Cell("371581", 100, 97), Cell("371526", 60, 20)]);
        Assert.DoesNotContain(told.ByPlace, c => c.Families - c.Gain is > 0 and < Threshold);
        Assert.True(Told([Cell("371581", 100, 98)]).IsWithheld);
    }

    [Fact]
    public void Townships_add_up_to_their_county_and_a_small_one_takes_another_with_it()
    {
        var told = Told([Cell("371581001", 900, 400), Cell("371581100", 700, 300), Cell("371581101", 20, 2), Cell("371581", 40, 0)], level: PlaceLevel.Township);
        Assert.Equal(["371581001", SimulationWords.Rest], told.ByPlace.Select(c => c.Group).Where(g => g != "371581100"));
        Assert.DoesNotContain(told.ByPlace, c => c.Gain is > 0 and < Threshold || c.Same is > 0 and < Threshold);
        Assert.Equal(told.All, told.ByPlace.AsEnumerable().Aggregate((a, b) => a.With(b)) with { Group = "" });
    }

    [Fact]
    public void Nothing_is_told_of_few_families()
    {
        var told = Told([Cell("371581", 100, 4)]);
        Assert.True(told.IsWithheld);
        Assert.Equal((100, 0, 0m), (told.All.Families, told.All.Gain, told.All.YuanAYear));
        Assert.Empty(told.ByPlace);
        Assert.Empty(told.Benefits);
    }

    [Fact]
    public void Groups_that_overlap_are_never_left_out_alone()
    {
        var told = Told([Cell("371581", 300, 100)], [Cell("1", 200, 60), Cell("2", 150, 3), Cell("3", 40, 38), Cell("0", 300, 20)]);
        Assert.Equal(["1", "0"], told.ByOrder.Select(c => c.Group));
        told = Told([Cell("371581", 300, 100)], [Cell("1", 200, 60), Cell("2", 150, 3), Cell("0", 300, 20)]);
        Assert.Equal(["0"], told.ByOrder.Select(c => c.Group));
    }

    private static ReformCell Cell(string group, long families, long gain) => new(group, families, gain, 0, 0, 0, gain * 100m, 0);

    private static ReformResult Told(ImmutableArray<ReformCell> places, ImmutableArray<ReformCell> orders = default, PlaceLevel level = PlaceLevel.County)
    {
        var all = places.AsEnumerable().Aggregate((a, b) => a.With(b)) with { Group = "" };
        var report = new SimulationReport(new DateOnly(2026, 1, 1), all.Families, [], [new ReformResult(Supposed, all, [], places, [], [], orders.IsDefault ? [] : orders, [])]);
        return DisclosedReport.Of(report, level, Threshold).Reforms[0];
    }
}
