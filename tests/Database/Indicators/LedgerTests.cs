using Anyu.Indicators;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>What is kept of tables, periods and warnings comes back as it was, on both systems.</summary>
public sealed class LedgerTests
{
    private static readonly DateOnly Day = new(2026, 1, 15);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task An_imported_table_comes_back_with_every_count_and_its_row(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var (set, report) = IndicatorStage.Table("births-2024", Day, IndicatorStage.Births(2024, 300, 40, 7));
        Assert.Equal(0, await ReadCounts.Sets(database));
        Assert.Empty(await KeepDataSet.Run(database, set, report, "甲"));
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        Assert.Equal(1, await ReadCounts.Sets(database));
        Assert.Equal(report.Observations.OrderBy(o => o.Key.Place).ToList(), book.Observations.OrderBy(o => o.Key.Place).ToList());
        Assert.Equal(set, Assert.Single(book.Sets));
        Assert.Equal(347, book[new CountKey("live-births", IndicatorStage.County, Period.OfYear(2024), Cells.All)].Value);
        Assert.Equal("IND-0201", Assert.Single(await KeepDataSet.Run(database, set, report, "甲")).Code);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_correction_replaces_a_count_and_the_earlier_one_is_remembered(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        await Keep(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        await Keep(database, "second", Day.AddDays(40), (0, "2024", "live-births", 306));
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        var key = new CountKey("live-births", IndicatorStage.Townships[0], Period.OfYear(2024), Cells.All);
        Assert.Equal(306, book[key].Value);
        Assert.Equal([(Day, 300L), (Day.AddDays(40), 306L)], book.HistoryOf(key));
        Assert.Equal(2, (await ImportLog.Tables(database)).Length);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_closed_period_takes_no_more_counts_and_shows_when_they_moved(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        await Keep(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        Assert.Empty(await ClosePeriod.Run(database, book, IndicatorStage.County, Period.OfYear(2024), PeriodState.Closed, "甲"));
        Assert.Equal("IND-0204", Assert.Single(await ClosePeriod.Run(database, book, IndicatorStage.County, Period.OfYear(2024), PeriodState.Approved, "甲")).Code);
        Assert.Empty(await ClosePeriod.Run(database, book, IndicatorStage.County, Period.OfYear(2024), PeriodState.Approved, "乙"));
        var (set, report) = IndicatorStage.Table("late", Day, (0, "2024", "live-births", 310));
        Assert.Equal("IND-0202", Assert.Single(await KeepDataSet.Run(database, set, report, "甲")).Code);
        Assert.True(Assert.Single(await ImportLog.Periods(database, book)) is { State: PeriodState.Approved, Unchanged: true });
        Assert.Empty(await ClosePeriod.Run(database, book, IndicatorStage.County, Period.OfYear(2024), PeriodState.Open, "乙"));
        Assert.Empty(await KeepDataSet.Run(database, set, report, "甲"));
        Assert.False(Assert.Single(await ImportLog.Periods(database, await ReadCounts.Run(database, IndicatorStage.Catalogue))).Unchanged);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_warning_is_opened_once_and_keeps_every_step(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        await Keep(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        var test = new WatchedTest("infant-mortality", IndicatorStage.County, Period.OfYear(2024), "yearly-predictive 1 (alpha 0.01)", 20, 9.25, 17, 0.0004, Alarm: true, 0.5, Synthetic: true);
        Assert.Equal(1, await WarningLedger.Open(database, book, [test]));
        Assert.Equal(0, await WarningLedger.Open(database, book, [test]));
        Assert.Equal("IND-0206", Assert.Single(await WarningLedger.Step(database, IndicatorStage.Catalogue, test.Id, WarningState.Closed, new WarningHand("甲"), "原因")).Code);
        Assert.Empty(await WarningLedger.Step(database, IndicatorStage.Catalogue, test.Id, WarningState.Acknowledged, new WarningHand("甲"), ""));
        Assert.Empty(await WarningLedger.Step(database, IndicatorStage.Catalogue, test.Id, WarningState.Closed, new WarningHand("乙"), "补报"));
        Assert.Empty(await WarningLedger.Step(database, IndicatorStage.Catalogue, test.Id, WarningState.ScoredFalse, new WarningHand("丙"), ""));
        var kept = Assert.Single(await WarningLedger.All(database));
        Assert.Equal((WarningState.ScoredFalse, 3, "补报"), (kept.State, kept.Steps.Length, kept.Steps[1].Note));
        Assert.Equal((20, 9.25, 17L), (kept.Test.Observed, kept.Test.Expected, kept.Test.Upper));
        Assert.Equal(64, kept.Snapshot.Length);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_watcher_is_told_once_of_each_warning_and_only_within_the_budget(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        await Keep(database, "first", Day, IndicatorStage.Births(2024, 300, 40, 7));
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        await WarningLedger.Open(database, book, Enumerable.Range(2020, 3).Select(year =>
            new WatchedTest("infant-mortality", IndicatorStage.County, Period.OfYear(year), "yearly-predictive 1", 20, 9.25, 17, 0.0004, Alarm: true, 0.5, Synthetic: true)));
        Assert.Equal("IND-0210", Assert.Single(await Watchers.Enter(database, new Watcher("甲", IndicatorStage.County, 0))).Code);
        Assert.Empty(await Watchers.Enter(database, new Watcher("甲", IndicatorStage.County, 10)));
        Assert.Empty(await Watchers.Enter(database, new Watcher("甲", IndicatorStage.County, 2)));
        Assert.Equal(2, Assert.Single(await Watchers.All(database)).Most);
        var warnings = await WarningLedger.All(database);
        Assert.Equal(2, (await Watchers.Tell(database, warnings, new Kernel.Month(2026, 3))).Length);
        Assert.Empty(await Watchers.Tell(database, warnings, new Kernel.Month(2026, 3)));
        Assert.Single(await Watchers.Tell(database, warnings, new Kernel.Month(2026, 4)));
        Assert.Equal(3, (await Watchers.Notices(database)).Length);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task The_last_forecast_kept_for_a_place_is_the_one_read_and_that_of_another_is_refused(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var folder = Repository.At("samples", "forecast", IndicatorStage.County.ToString());
        var (old, last) = (await File.ReadAllTextAsync(Path.Combine(folder, "2021.run.json")), await File.ReadAllTextAsync(Path.Combine(folder, "2025.run.json")));
        Assert.Null(await ForecastsAtHand.Of(database, null, IndicatorStage.County));
        Assert.Equal("IND-0209", Assert.Single(await KeepForecast.Run(database, IndicatorStage.Townships[0], last, "2025.run.json", "甲")).Code);
        Assert.Empty(await KeepForecast.Run(database, IndicatorStage.County, old, "2021.run.json", "甲"));
        Assert.Empty(await KeepForecast.Run(database, IndicatorStage.County, last, "2025.run.json", "甲"));
        var forecasts = await ForecastsAtHand.Of(database, null, IndicatorStage.County);
        Assert.Equal(["2025-kept-002", "2021-kept-001"], forecasts!.Runs.Select(r => r.Id));
        Assert.Equal(2, await KeepForecast.Number(database));
        Assert.Equal([IndicatorStage.County], await KeepForecast.Places(database));
        var kept = forecasts.Latest;
        Assert.Equal(2025, kept!.BaseYear);
        Assert.Equal(kept.LastYear - kept.BaseYear + 1, PlaceForecasts.Groups(kept)!.Of("0-2").Length);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_kept_forecast_is_scored_when_the_counts_come(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await room.Open(IndicatorsModule.Migrations);
        var text = await File.ReadAllTextAsync(Repository.At("samples", "forecast", IndicatorStage.County.ToString(), "2021.run.json"));
        Assert.Empty(await KeepForecast.Run(database, IndicatorStage.County, text, "2021.run.json", "甲"));
        async Task<PlaceForecasts> Read() => (await ForecastsAtHand.Of(database, null, IndicatorStage.County, async () => await PublishRelease.Run(database, await ReadCounts.Run(database, IndicatorStage.Catalogue), Audience.Public)))!;
        var before = await Read();
        Assert.True(before.ScoreOf(before.Latest!).IsEmpty);

        // Residents at the end of 2023 stand against the beginning of 2024; the births of 2023 against those of 2023.
        await Keep(database, "came", Day, (0, "2023", "population", 300_000), (1, "2023", "population", 250_000), (2, "2023", "population", 200_000), (0, "2023", "live-births", 1500), (1, "2023", "live-births", 1400), (2, "2023", "live-births", 1300));
        var after = await Read();
        Assert.Equal((750_000d, 4200d), (after.Actual(2024, "total"), after.Actual(2023, "births")));
        var score = after.ScoreOf(after.Latest!);
        Assert.Equal(2, score.All.Cases);
        Assert.Equal(["003"], score.ByHorizon.Select(h => h.Name));
        Assert.True(after.PastOf(after.Latest!).IsEmpty);
    }

    private static async Task Keep(Database database, string id, DateOnly day, params (int, string, string, long)[] rows)
    {
        var (set, report) = IndicatorStage.Table(id, day, rows);
        Assert.Empty(await KeepDataSet.Run(database, set, report, "甲"));
    }
}
