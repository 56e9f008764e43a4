using Anyu.Indicators;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>What an audience was told is kept, and the next release takes it into account.</summary>
public sealed class ReleaseMemoryTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task The_same_counts_are_released_once(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var book = await Import(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        var first = await PublishRelease.Run(database, book, Audience.Public);
        var again = await PublishRelease.Run(database, await ReadCounts.Run(database, IndicatorStage.Catalogue), Audience.Public);
        Assert.Equal(first.All.OrderBy(a => a.Key.ToString(), StringComparer.Ordinal), again.All.OrderBy(a => a.Key.ToString(), StringComparer.Ordinal));
        Assert.Equal(1, (await PublishRelease.Memory(database, Audience.Public)).Latest);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_count_withheld_once_stays_withheld_when_another_grows_large(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var book = await Import(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        var first = await PublishRelease.Run(database, book, Audience.Public);
        Assert.False(first.Shows(Township(2)));
        Assert.False(first.Shows(Township(1)));

        // The small one is corrected to 12. Forgetful, all four would be shown now, and county less the two others would say the 7 of before.
        var corrected = await Import(database, "second", Day.AddDays(30), (2, "2024", "live-births", 12));
        var second = await PublishRelease.Run(database, corrected, Audience.Public);
        Assert.False(second.Shows(Township(1)));
        Assert.False(second.Shows(Township(2)) && second.Shows(Township(0)) && second.Shows(County()));
        Assert.Equal(2, (await PublishRelease.Memory(database, Audience.Public)).Latest);
        Assert.True(new Release(corrected, Audience.Public).Shows(Township(1)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Two_that_release_at_the_same_time_release_once(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var book = await Import(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PublishRelease.Run(database, book, Audience.HealthAdministration)));
        Assert.Equal(1, (await PublishRelease.Memory(database, Audience.Public)).Latest);
        Assert.Equal(1, (await PublishRelease.Memory(database, Audience.HealthAdministration)).Latest);
    }

    private static CountKey Township(int number) => new("live-births", IndicatorStage.Townships[number], Period.OfYear(2024), Cells.All);

    private static CountKey County() => new("live-births", IndicatorStage.County, Period.OfYear(2024), Cells.All);

    private static async Task<CountBook> Import(Database database, string id, DateOnly day, params (int, string, string, long)[] rows)
    {
        var (set, report) = IndicatorStage.Table(id, day, rows);
        Assert.Empty(await KeepDataSet.Run(database, set, report, "甲"));
        return await ReadCounts.Run(database, IndicatorStage.Catalogue);
    }
}
