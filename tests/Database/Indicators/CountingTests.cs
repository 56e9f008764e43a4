using System.Globalization;
using Anyu.Access;
using Anyu.DatabaseTests.Register;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>Counts from the records of register and casework, beside imported tables and back to the records.</summary>
public sealed class CountingTests
{
    private static readonly DateOnly Third = new(2024, 4, 30);

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Births_are_counted_by_month_place_sex_order_and_age_of_the_mother(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var (one, other) = (await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0), await stage.Person(new DateOnly(1999, 1, 31), RegisteredSex.Female, 1));
        await stage.Birth(one, new DateOnly(2020, 1, 1), RegisteredSex.Female);
        await stage.Birth(one, Third, RegisteredSex.Male);
        await stage.Birth(other, new DateOnly(2024, 1, 31), RegisteredSex.Female);
        var taken = await stage.Take("2024");
        Assert.Single(taken.Sets);
        var book = await stage.Book();
        Assert.Equal((2, 1, 0), (Value(book, "live-births", "2024"), Value(book, "live-births", "2024-04"), Value(book, "live-births", "2024-05")));
        Assert.Equal((1, 1, 0), (Value(book, "live-births", "2024", "order", "first"), Value(book, "live-births", "2024", "order", "second"), Value(book, "live-births", "2024", "order", "third")));
        Assert.Equal((1, 1), (Value(book, "live-births", "2024", "sex", "male"), Value(book, "live-births", "2024", "sex", "female")));

        // One turns 30 the day after, the other is 25 on the day.
        Assert.Equal((2, 0), (Value(book, "live-births", "2024", "mother-age", "25-29"), Value(book, "live-births", "2024", "mother-age", "30-34")));
        Assert.Equal([1, 1, 0], IndicatorStage.Townships.Select(t => book[CountingStage.Key("live-births", "2024", t)].Value!.Value));
        Assert.Contains(taken.Left, l => l.Series == "deaths");
        Assert.True(book.SetOf(book.RowsOf(CountingStage.Key("live-births", "2024-04")).Single()).IsCounted);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_mother_who_is_not_known_leaves_a_gap_and_no_smaller_sum(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        await stage.Birth(await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0), Third, RegisteredSex.Male);
        await stage.Birth(null, Third, RegisteredSex.Female);
        await stage.Take("2024-04");
        var book = await stage.Book();
        Assert.Equal(2, Value(book, "live-births", "2024-04"));
        Assert.Null(book[CountingStage.Key("live-births", "2024-04", null, "mother-age", "25-29")].Value);
        Assert.Null(book[CountingStage.Key("live-births", "2024-04", IndicatorStage.Townships[0], "mother-age", "25-29")].Value);
        Assert.Equal(1, Value(book, "live-births", "2024-04", "sex", "female"));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Residents_are_counted_by_age_sex_and_township_at_the_end_of_the_year(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        await stage.Person(new DateOnly(2020, 1, 1), RegisteredSex.Male, 0);
        await stage.Person(new DateOnly(2019, 12, 31), RegisteredSex.Male, 0);
        await stage.Person(new DateOnly(1920, 3, 1), RegisteredSex.Female, 1);
        await stage.Person(new DateOnly(2022, 1, 1), RegisteredSex.Female, null);
        await stage.Person(new DateOnly(2025, 1, 1), RegisteredSex.Female, 0);
        var (gone, later) = (await stage.Person(new DateOnly(1950, 6, 1), RegisteredSex.Male, 2), await stage.Person(new DateOnly(2023, 6, 1), RegisteredSex.Male, 2));
        await stage.Death(gone, new DateOnly(2024, 12, 31));
        await stage.Death(later, new DateOnly(2025, 1, 1));
        await stage.Take("2024");
        var book = await stage.Book();
        Assert.Equal(5, Value(book, "population", "2024"));
        Assert.Equal((3, 1, 1), (Value(book, "population", "2024", "age", "0-4"), Value(book, "population", "2024", "age", "5-9"), Value(book, "population", "2024", "age", "100+")));
        Assert.Equal(2, book[CountingStage.Key("population", "2024") with { Cells = Cells.Of("age", "0-4").With("sex", "male") }].Value);
        Assert.Equal([2, 1, 1], IndicatorStage.Townships.Select(t => book[CountingStage.Key("population", "2024", t)].Value!.Value));
        Assert.Equal((2, 1, 0), (Value(book, "children-under-3", "2024"), Value(book, "deaths", "2024"), Value(book, "under5-deaths", "2024")));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_sealed_record_enters_no_count_and_a_linked_one_counts_once(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var (main, copy, hidden) = (await stage.Person(new DateOnly(1990, 1, 1), RegisteredSex.Male, 0), await stage.Person(new DateOnly(1990, 1, 1), RegisteredSex.Male, 0), await stage.Person(new DateOnly(1991, 1, 1), RegisteredSex.Male, 0));
        await stage.Database.Write(unit => unit.Execute(Sql("update register_person set linked_to = @Main where id = @Copy"), new { Main = main, Copy = copy }));
        await stage.Database.Write(unit => unit.Execute(Sql("update register_person set sealed = @Yes where id = @Hidden"), new { Yes = true, Hidden = hidden }));
        await stage.Take("2024");
        Assert.Equal(1, Value(await stage.Book(), "population", "2024"));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Cases_on_time_are_those_without_a_late_step_and_those_taken_back_do_not_count(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        await stage.Case(new DateOnly(2024, 5, 2), late: false);
        await stage.Case(new DateOnly(2024, 5, 3), late: true);
        await stage.Case(new DateOnly(2024, 5, 4), late: true, "withdrawn");
        await stage.Case(new DateOnly(2025, 3, 2), late: true);
        for (var more = 0; more < 38; more++)
        {
            await stage.Case(new DateOnly(2024, 6, 1), late: false);
        }

        await stage.Take("2024");
        var book = await stage.Book();
        Assert.Equal((40, 39, 1), (Value(book, "cases-closed", "2024"), Value(book, "cases-closed-on-time", "2024"), Value(book, "cases-closed-on-time", "2024-05")));
        var staff = new IndicatorEngine(new Release(book, Audience.AuthorisedStaff));
        var share = Assert.IsType<IndicatorValue.Rated>(staff.Value(IndicatorStage.Catalogue.Indicators["case-timeliness"], IndicatorStage.County, Period.OfYear(2024)));
        Assert.Equal((39, 40, IntervalMethod.ClopperPearson), (share.Rate.Basis.Count, share.Rate.Basis.Denominator, share.Rate.Method));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Pregnancies_are_counted_once_on_the_day_they_were_registered(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        stage.Clock.Advance(TimeSpan.FromDays(-20));
        var mother = await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0);
        await stage.Pregnancy(mother, new DateOnly(2025, 8, 1));
        await stage.Pregnancy(mother, new DateOnly(2025, 8, 9));
        stage.Clock.Advance(TimeSpan.FromDays(20));
        await stage.Take("2025");
        var book = await stage.Book();
        Assert.Equal((1, 0), (Value(book, "pregnancies-registered", "2025-02"), Value(book, "pregnancies-registered", "2025-01")));
        var key = CountingStage.Key("pregnancies-registered", "2025-02");
        var behind = await stage.Database.Write(unit => RecordsBehind.Run(unit, stage.Statistician, IndicatorStage.Catalogue, key, 1));
        Assert.Equal((1, 1), (behind.Value!.Now, behind.Value.Rows.Length));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task Records_go_before_tables_unless_they_are_plainly_incomplete(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var (set, report) = IndicatorStage.Table("bureau", new DateOnly(2025, 2, 1), (0, "2024-04", "live-births", 3), (1, "2024-04", "live-births", 0), (2, "2024-04", "live-births", 0));
        Assert.Empty(await KeepDataSet.Run(stage.Database, set, report, "甲"));
        await stage.Birth(await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0), Third, RegisteredSex.Male);
        var left = (await stage.Take("2024-04")).Left.Single(l => l.Series == "live-births");
        Assert.Contains("1 records, the tables say 3", left.Why.En, StringComparison.Ordinal);
        Assert.Equal(3, Value(await stage.Book(), "live-births", "2024-04"));
        Assert.False(Assert.Single((await stage.Take("2024-04", accept: true)).Sets).Synthetic);
        Assert.Equal(1, Value(await stage.Book(), "live-births", "2024-04"));

        // A later table does not undo what was counted; the same counts are not kept twice.
        var (again, later) = IndicatorStage.Table("bureau-again", new DateOnly(2026, 2, 1), (0, "2024-04", "live-births", 5));
        Assert.Empty(await KeepDataSet.Run(stage.Database, again, later, "甲"));
        Assert.Equal(1, Value(await stage.Book(), "live-births", "2024-04"));
        Assert.Empty((await stage.Take("2024-04", accept: true)).Sets);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_count_leads_to_its_records_for_those_who_may_read_them_and_each_leaves_evidence(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        var mother = await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0);
        var child = await stage.Birth(mother, Third, RegisteredSex.Male);
        await stage.Case(new DateOnly(2024, 5, 2), late: true);
        await stage.Take("2024");
        Task<Result<BehindPage>> Behind(Actor actor, CountKey key) => stage.Database.Write(unit => RecordsBehind.Run(unit, actor, IndicatorStage.Catalogue, key, 1));
        var key = CountingStage.Key("live-births", "2024", null, "order", "first");
        var births = (await Behind(stage.Statistician, key)).Value!;
        Assert.Equal((child.ToString("D"), 1), (Assert.Single(births.Rows).Subject, births.Now));
        Assert.Empty((await Behind(stage.Statistician, CountingStage.Key("live-births", "2024", null, "order", "second"))).Value!.Rows);
        Assert.Equal(2, (await Behind(stage.Statistician, CountingStage.Key("population", "2024"))).Value!.Rows.Length);
        Assert.Contains("1 steps late", Assert.Single((await Behind(stage.Statistician, CountingStage.Key("cases-closed", "2024"))).Value!.Rows).What.En, StringComparison.Ordinal);
        Assert.Equal("ACC-0001", Assert.Single((await Behind(stage.Counter, key)).Problems).Code);
        var elsewhere = Actor.OfProgram("elsewhere", PlaceRange.Of(RegisterRoom.Elsewhere), RegisterPermissions.Count, RegisterPermissions.Read);
        Assert.Equal("ACC-0002", Assert.Single((await Behind(elsewhere, key)).Problems).Code);
        Assert.Equal("IND-0215", Assert.Single((await Behind(stage.Statistician, CountingStage.Key("maternal-deaths", "2024"))).Problems).Code);
        var log = await stage.Database.Read(unit => unit.Query<string>(Sql("select actor || ' ' || action || ' ' || subject from store_evidence")));
        Assert.Contains($"program:statistics register.counted.read {child:D}", log);
        Assert.Contains("program:counter register.counted.refused records", log);
        Assert.Contains("program:elsewhere register.count-refused births", log);
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_closed_period_does_not_move_and_what_has_not_ended_is_not_counted(DatabaseSystem system)
    {
        await using var stage = await CountingStage.Fresh(system);
        await stage.Birth(await stage.Person(new DateOnly(1994, 5, 1), RegisteredSex.Female, 0), Third, RegisteredSex.Male);
        await stage.Take("2024");
        Assert.Empty(await ClosePeriod.Run(stage.Database, await stage.Book(), IndicatorStage.County, Period.OfYear(2024), PeriodState.Closed, "甲"));
        await stage.Birth(await stage.Person(new DateOnly(1995, 5, 1), RegisteredSex.Female, 0), Third, RegisteredSex.Male);
        stage.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("IND-0202", await Refusal(stage, IndicatorStage.County, "2024", stage.Counter));
        Assert.Equal("IND-0213", await Refusal(stage, IndicatorStage.County, "2025-03", stage.Counter));
        Assert.Equal("IND-0212", await Refusal(stage, PlaceCode.Nation, "2024", stage.Counter));
        Assert.Equal("ACC-0002", await Refusal(stage, RegisterRoom.Elsewhere, "2024", stage.Counter));
        Assert.Equal("ACC-0001", await Refusal(stage, IndicatorStage.County, "2024", Actor.OfProgram("nobody", PlaceRange.Nation)));
    }

    private static async Task<string> Refusal(CountingStage stage, PlaceCode place, string period, Actor actor) =>
        Assert.Single((await new TakeCounts(place, Period.Read(period)!.Value).Run(stage.Database, IndicatorStage.Catalogue, IndicatorStage.Law.Places, actor, "乙")).Problems).Code;

    private static long Value(CountBook book, string series, string period, string? breakdown = null, string? code = null) =>
        book[CountingStage.Key(series, period, null, breakdown, code)].Value ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{series} {period} {breakdown} {code}"));
}
