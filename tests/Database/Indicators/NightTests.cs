using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>The counting of a night: as a job, once, for places counted before, past closed months.</summary>
public sealed class NightTests
{
    private static readonly DateOnly Today = new(2025, 3, 1);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_night_takes_what_came_since_and_says_how_it_went(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var mother = await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0);
        await stage.Birth(mother, new DateOnly(2024, 4, 30), RegisteredSex.Male);
        Assert.Empty(await stage.Database.Read(NightLog.Places));
        await stage.Take("2024");
        Assert.Equal([IndicatorStage.County], await stage.Database.Read(NightLog.Places));

        await stage.Birth(mother, new DateOnly(2025, 2, 3), RegisteredSex.Female);
        Assert.True(await stage.Database.Write(Night.Ask));
        Assert.False(await stage.Database.Write(Night.Ask));
        var worker = new JobWorker(stage.Database, CountAtNight.Queue, (job, _) => CountAtNight.Of(job).Run(stage.Database, IndicatorStage.Law, synthetic: true), stage.Clock);
        Assert.True(await worker.RunNext(TestContext.Current.CancellationToken));
        Assert.False(await worker.RunNext(TestContext.Current.CancellationToken));

        var night = Assert.Single(await stage.Database.Read(NightLog.Last));
        Assert.Equal((IndicatorStage.County, Today, 4, 4), (night.Place, night.On, night.Step, night.Steps));
        Assert.NotNull(night.EndedAt);
        Assert.Null(night.Fault);
        Assert.True(night.Counts > 0);
        var book = await stage.Book();
        Assert.Equal(1, book[CountingStage.Key("live-births", "2025-02")].Value);

        var sets = await ReadCounts.Sets(stage.Database);
        await stage.Database.Write(await Night.Run(stage.Database, IndicatorStage.Law, synthetic: true));
        Assert.Equal(sets, await ReadCounts.Sets(stage.Database));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Closed_months_stay_and_the_open_ones_are_taken(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var mother = await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0);
        var other = await stage.Person(new DateOnly(1996, 7, 2), RegisteredSex.Female, 1);
        await stage.Birth(mother, new DateOnly(2025, 1, 20), RegisteredSex.Male);
        await stage.Take("2025-01");
        Assert.Empty(await ClosePeriod.Run(stage.Database, await stage.Book(), IndicatorStage.County, Period.Read("2025-01")!.Value, PeriodState.Closed, "甲"));
        await stage.Birth(other, new DateOnly(2025, 1, 21), RegisteredSex.Female);
        await stage.Birth(await stage.Person(new DateOnly(1990, 1, 9), RegisteredSex.Female, 2), new DateOnly(2025, 2, 3), RegisteredSex.Female);
        await Night.Run(stage.Database, IndicatorStage.Law, synthetic: true);
        var book = await stage.Book();
        Assert.Equal((1, 1), (book[CountingStage.Key("live-births", "2025-01")].Value, book[CountingStage.Key("live-births", "2025-02")].Value));
    }

    private static CountAtNight Night { get; } = new(IndicatorStage.County, Today);
}
