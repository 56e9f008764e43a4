using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Batch;

/// <summary>Every night all families are looked at: who became entitled, ceased to be or is owed money hears of it once, whatever happens to the worker.</summary>
public sealed class NightlyScanTests
{
    private const string Subsidy = "child-rearing-subsidy";

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task What_the_third_birthday_ended_is_told_in_the_first_night_after_its_last_year(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        var (mother, _) = await village.MotherOf(new(2022, 3, 20));
        var first = await village.Scan();
        Assert.Contains(first, change => (change.Family, change.Benefit, change.Turn, change.Cause) == (mother, Subsidy, nameof(StandingTurn.Offered), nameof(StandingCause.First)));
        Assert.Empty(await village.Scan());

        // Past the birthday: the year's subsidy is still due.
        village.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Empty(await village.Scan());
        village.Clock.Advance(TimeSpan.FromDays(300));
        Assert.Contains(await village.Scan(), change => (change.Family, change.Benefit, change.Turn) == (mother, Subsidy, nameof(StandingTurn.Ended)));
        Assert.Empty(await village.Scan());
        Assert.Empty(await village.LookAlone(mother));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task After_a_move_the_scan_leaves_what_the_exact_way_would(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        var (mother, child) = await village.MotherOf(new(2024, 3, 20));
        await village.Scan();
        await village.Move(mother, PlaceCode.Parse("220102"), new(2025, 2, 20));
        await village.Move(child, PlaceCode.Parse("220102"), new(2025, 2, 20));
        await village.Scan();
        Assert.Empty(await village.LookAlone(mother));
        Assert.Equal(2, (await village.Read(unit => ScanReports.Last(unit))).Count(scan => scan is { EndedAt: not null, Handed: 1 }));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_changed_rule_owes_the_difference_to_the_families_it_concerns(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        var (mother, _) = await village.MotherOf(new(2024, 3, 20));
        await village.Scan();
        village.Amend("rearing-subsidy-4800");
        var change = Assert.Single(await village.Scan(), c => c.Benefit == Subsidy);
        Assert.Equal((mother, nameof(StandingTurn.Changed)), (change.Family, change.Turn));
        Assert.True(change.DifferenceFen > 0);
        Assert.Empty(await village.Scan());
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Counts_are_of_families_however_many_children_they_have(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        await village.Settle(2);
        await village.KnowChildren();
        var changes = await village.Scan();
        var scan = Assert.Single(await village.Read(unit => ScanReports.Last(unit)));
        var counts = await village.Read(unit => ScanReports.Counts(unit, PlaceRange.Nation, scan.Id, 6));
        Assert.All(counts, count => Assert.Equal(
            changes.Where(c => (c.PlaceCode[..6], c.Benefit, c.Turn, c.Cause) == (count.Place, count.Benefit, count.Turn, count.Cause)).Select(c => c.Family).Distinct().LongCount(), count.Families));
        Assert.True(changes.Count > counts.Sum(count => count.Families), "No family has two children that are told the same.");
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task Killed_between_parts_and_before_the_end_of_one_it_goes_on_without_doubles(DatabaseSystem system)
    {
        await using var whole = await Village.Fresh(system);
        await whole.Settle(2);
        await whole.KnowChildren();
        var expected = await whole.Scan();
        Assert.NotEmpty(expected);
        await using var killed = await Village.Fresh(system);
        await killed.Settle(2);
        await killed.KnowChildren();
        var scan = await killed.Database.Write(NightlyScan.Ask);
        Assert.True(await killed.Worker().RunNext());
        Assert.True(await killed.Worker().RunNext());

        // One that did its part and died before it could say so: what it stored stays, its part is done again.
        var job = (await killed.Database.Write(unit => Jobs.Take(unit, BatchModule.Scans, TimeSpan.FromMinutes(5))))!;
        await NightlyScan.Work(killed.Site, job, null, TestContext.Current.CancellationToken);
        while (await killed.Worker().RunNext())
        {
        }

        Assert.Null(Assert.Single(await killed.Read(unit => ScanReports.Last(unit))).EndedAt);
        killed.Clock.Advance(TimeSpan.FromMinutes(6));
        while (await killed.Worker().RunNext())
        {
        }

        var state = Assert.Single(await killed.Read(unit => ScanReports.Last(unit)));
        Assert.Equal((scan, state.Families), (state.Id, state.Done));
        Assert.NotNull(state.EndedAt);
        Assert.Equal(Told(expected), Told(await killed.Changes(scan)));
        Assert.Equal(await whole.Count("select count(*) from casework_message"), await killed.Count("select count(*) from casework_message"));
        Assert.Equal(await whole.Count("select count(*) from casework_standing"), await killed.Count("select count(*) from casework_standing"));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_family_with_an_impossible_value_is_named_and_all_others_are_decided(DatabaseSystem system)
    {
        await using var village = await Village.Fresh(system);
        var (mother, _) = await village.MotherOf(new(2024, 3, 20));
        var (lost, _) = await village.MotherOf(new(2024, 4, 20));
        await village.Move(lost, PlaceCode.Parse("371599001001"), new(2025, 2, 1));
        var changes = await village.Scan();
        Assert.All(changes, change => Assert.Equal(mother, change.Family));
        Assert.NotEmpty(changes);
        var scan = Assert.Single(await village.Read(unit => ScanReports.Last(unit)));
        var (count, first) = await village.Read(unit => ScanReports.Faults(unit, PlaceRange.Nation, scan.Id));
        Assert.Equal((1L, lost, "BAT-0103"), (count, Assert.Single(first).Family, first[0].Problem.Code));
        Assert.Equal(0, await village.Count($"select count(*) from casework_standing where family = '{lost:D}'"));
    }

    private static IEnumerable<string> Told(IEnumerable<ScanChange> changes) => changes.Select(c => $"{c.PlaceCode} {c.Benefit} {c.Turn} {c.Cause} {c.DifferenceFen}").Order(StringComparer.Ordinal);
}
