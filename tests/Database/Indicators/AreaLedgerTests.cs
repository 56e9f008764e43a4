using Anyu.Access;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>The type of an area is kept with the values it rests on, and what was decided before stays, on both systems.</summary>
public sealed class AreaLedgerTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_type_is_decided_again_and_both_decisions_stand_with_their_values(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(AccessModule.Migrations, IndicatorsModule.Migrations);
        var (actor, town, types) = (Actor.OfProgram("chief", PlaceRange.Of(IndicatorStage.County), IndicatorPermissions.Classify), IndicatorStage.Townships[0], IndicatorStage.Catalogue.Areas);
        var births = new IndicatorValue.Counted(IndicatorStage.Catalogue.Indicators["births"], town, Period.OfYear(2025), 120, new("表", "table"), Synthetic: false);
        async Task<Problem?> Decide(Guid id, string type) => await database.Write(unit => new ClassifyArea(id, town, type, "出生比全县少", Today.AddYears(1)).Run(unit, actor, types, [births], Today, "甲"));
        var first = Guid.CreateVersion7();
        Assert.Null(await Decide(first, "few-births"));
        Assert.Null(await Decide(first, "few-births"));
        Assert.Null(await Decide(Guid.CreateVersion7(), "balanced"));
        Assert.Equal("IND-0316", (await Decide(Guid.CreateVersion7(), "invented"))!.Code);

        var kept = await database.Read(unit => ClassifyArea.Inside(unit, actor.Scope));
        Assert.Equal(["balanced", "few-births"], kept.Select(a => a.Type));
        Assert.All(kept, a => Assert.Contains("2025: 120", a.Values.Zh, StringComparison.Ordinal));
        Assert.Equal((Today, Today.AddYears(1), "甲"), (kept[0].On, kept[0].ReviewBy, kept[0].By));
        Assert.Empty(await database.Read(unit => ClassifyArea.Inside(unit, PlaceRange.Of(PlaceCode.Parse("371526")))));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task The_demonstration_has_one_area_overdue_and_one_without_a_type_and_is_opened_once(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(AccessModule.Migrations, IndicatorsModule.Migrations);
        var law = IndicatorStage.Law;
        async Task Open() => Assert.Null(await database.Write(unit => DemonstrationAreas.Open(unit, law.Root, IndicatorStage.Catalogue.Areas, Today)));
        await Open();
        await Open();
        var kept = await database.Read(unit => ClassifyArea.Inside(unit, PlaceRange.Nation));
        Assert.All(kept, a => Assert.Contains("合成", a.Reasons, StringComparison.Ordinal));
        Assert.Single(kept, a => a.ReviewBy < Today);
        var county = kept.Single(a => a.Place.Level == PlaceLevel.County).Place;
        Assert.Single(law.Places.ChildrenOf(county), p => kept.All(a => a.Place != p.Code));
    }
}
