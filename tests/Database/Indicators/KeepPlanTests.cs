using Anyu.Access;
using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>A plan cites the forecast by township that it was made with, on both systems; no version is changed.</summary>
public sealed class KeepPlanTests
{
    private static readonly Lazy<CountBook> Counts = new(() => DataList.Read(Repository.At("samples", "tables", "data.yaml"), IndicatorStage.Catalogue, IndicatorStage.Law).Value!);
    private static readonly Actor Officer = Actor.OfProgram("test", PlaceRange.Of(IndicatorStage.County), IndicatorPermissions.Plan);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_plan_keeps_its_versions_with_the_forecast_it_cites_and_a_later_one_does_not_change_it(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(AccessModule.Migrations, IndicatorsModule.Migrations);
        var release = new Release(Counts.Value, Audience.Public);
        var county = Short(1);
        var runs = PartForecast.Of(county, release, IndicatorStage.County).Value!;
        var foreign = Actor.OfProgram("test", PlaceRange.Of(PlaceCode.Parse("110101")), IndicatorPermissions.Plan);
        Assert.Equal(AccessProblems.NotHere(), await database.Write(unit => new KeepLayout(IndicatorStage.County).Run(unit, foreign, county, runs, "甲")));
        Assert.Null(await database.Write(unit => new KeepLayout(IndicatorStage.County).Run(unit, Officer, county, runs, "甲")));
        async Task<ServiceLayout> Layout() => (await LayoutsAtHand.Of(database, (await ForecastsAtHand.Of(database, null, IndicatorStage.County))!, release, IndicatorStage.Law)).Value!;
        var layout = await Layout();
        Assert.True(layout.Kept);
        Assert.Equal(runs.Skip(1).Select(run => run.Plan.Division), layout.Parts.Select(part => part.Plan.Division));
        Assert.Null((await ForecastsAtHand.Of(database, null, IndicatorStage.County))!.Latest!.Plan.Divisions);

        var plan = new KeepPlan(Guid.CreateVersion7(), IndicatorStage.County, "教室规划", layout.RunId, "2026", "2030", $"{IndicatorStage.Townships[0]} primary-classrooms 2028 6", "", Publish: false);
        Assert.Empty(await database.Write(unit => plan.Run(unit, Officer, layout, "甲")));
        Assert.Empty(await database.Write(unit => (plan with { Publish = true, Note = "第二版" }).Run(unit, Officer, layout, "乙")));
        Assert.Equal(AccessProblems.NotHere(), Assert.Single(await database.Write(unit => plan.Run(unit, foreign, layout, "甲"))));
        var kept = await database.Read(unit => Plans.Of(unit, IndicatorStage.County));
        Assert.Equal([(1, false, "甲"), (2, true, "乙")], kept.Select(one => (one.Version, one.Published, one.By)));
        Assert.All(kept, one => Assert.Equal((layout.RunId, layout.Whole.Record.InputsHash), (one.Run, one.InputsHash)));
        Assert.Equal(2, Assert.Single(await database.Read(unit => Plans.Published(unit, IndicatorStage.County))).Version);

        Assert.Null(await database.Write(unit => new KeepLayout(IndicatorStage.County).Run(unit, Officer, null, PartForecast.Of(Short(2), release, IndicatorStage.County).Value!, "甲")));
        var now = await Layout();
        Assert.NotEqual(layout.RunId, now.RunId);
        Assert.Equal("IND-0219", Assert.Single(await database.Write(unit => plan.Run(unit, Officer, now, "甲"))).Code);
        var cited = await LayoutsAtHand.Cited(database, kept[1], release, IndicatorStage.Law);
        Assert.Equal(layout.Cells(layout.Services[^1], 2030).Select(cell => cell.Need), cited!.Cells(cited.Services[^1], 2030).Select(cell => cell.Need));
        Assert.Equal(6, kept[1].Added("primary-classrooms", IndicatorStage.Townships[0].ToString(), 2030));
    }

    private static KeptRun Short(ulong seed)
    {
        var run = KeptRun.Read(File.ReadAllText(Repository.At("samples", "forecast", "371581", "2025.run.json")), "2025.run.json").Value!;
        return KeptRun.Make(run.Plan with { Trajectories = 30, Years = 6, Seed = seed }, run.Tables.GetValueOrDefault).Value!;
    }
}
