using System.Text;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Access;

/// <summary>The roster of grassroots services: named, corrected, ended, trained, imported; nothing is lost and nobody elsewhere is seen.</summary>
public sealed class RosterTests
{
    private const string Village = AccessStage.County + "001201";
    private const string Township = AccessStage.County + "001";

    private static readonly HashSet<string> Asked = File.ReadLines(Repository.At("content", "roster", "required.csv")).Where(line => line[0] != '#').Select(line => line.Split(',')[3]).ToHashSet(StringComparer.Ordinal);
    private static readonly RosterRules Rules = RosterRules.Load(Repository.At("content"), Asked).Value ?? throw new InvalidOperationException("content/roster");
    private static readonly PlaceTree Places = PlaceTreeReader.Read([new PlaceFile("places/test.csv", Encoding.UTF8.GetBytes(
        $"000000,全国\n990000,甲省\n991500,甲市\n{AccessStage.County},甲县\n{Township},甲镇\n{Village},甲村\n{AccessStage.County}001202,乙村\n{AccessStage.OtherCounty},乙县\n{AccessStage.OtherCounty}001,丙镇\n{AccessStage.OtherCounty}001201,丙村\n"))]).Value!;

    private static readonly RosterFacts Facts = new("王甲", null, "走访", RosterPay.Of(new Money(90_000)), "residents", new(2024, 1, 1), null);

    public static TheoryData<DatabaseSystem> Systems => TestDatabase.Systems;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Who_leaves_makes_the_place_blank_at_once_until_somebody_is_named(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var keeper = await stage.Staff(AccessStage.County, "health", "roster-keeper");
        var entry = Guid.CreateVersion7();
        Assert.Contains(RosterItem.Person, await Missing(stage, keeper));
        Assert.Null(await Name(stage, keeper, entry, Village, Facts));
        Assert.Null(await Name(stage, keeper, entry, Village, Facts));
        Assert.Empty(await Missing(stage, keeper));
        var today = DateOnly.FromDateTime(stage.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);
        Assert.Null(await Correct(stage, keeper, entry, 1, Facts with { Until = today }));
        Assert.Equal([RosterItem.Person], await Missing(stage, keeper));
        Assert.Null(await Name(stage, keeper, Guid.CreateVersion7(), Village, Facts with { Name = "李乙", Duties = "", Since = today }));
        Assert.Equal([RosterItem.Duties], await Missing(stage, keeper));
        var history = (await stage.Write(unit => Rosters.Open(unit, keeper, entry))).Value!;
        Assert.Equal([(2L, (DateOnly?)today), (1L, null)], history.Versions.Select(version => (version.Version, version.Facts.Until)));
        var about = await stage.Read(unit => EvidenceLog.About(unit, entry.ToString("D")));
        Assert.Equal(["access.roster.read", "access.roster.ended", "access.roster.named"], about.Select(row => row.Entry.Action));
        Assert.All(about, row => Assert.Equal(keeper.EvidenceName, row.Entry.Actor));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_township_is_blank_without_an_office_and_with_one_in_which_nobody_is_named(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var keeper = await stage.Staff(AccessStage.County, "health", "roster-keeper");
        Assert.Equal([RosterItem.Office, RosterItem.Person], await Missing(stage, keeper, Township));
        var clerk = await stage.Staff(Township, "township", "clerk");
        Assert.Empty(await Missing(stage, keeper, Township));
        Assert.Null(await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), clerk.Post).Run(unit, stage.Founder, stage.Outbox)));
        Assert.Equal([RosterItem.Person], await Missing(stage, keeper, Township));
        Assert.Null(await Name(stage, keeper, Guid.CreateVersion7(), Township, Facts with { Post = clerk.Post }));
        Assert.Empty(await Missing(stage, keeper, Township));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Nobody_elsewhere_is_named_seen_or_counted(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var keeper = await stage.Staff(AccessStage.County, "health", "roster-keeper");
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var foreign = await stage.Staff(AccessStage.OtherCounty, "health", "roster-keeper");
        var (entry, training) = (Guid.CreateVersion7(), new TrainingFacts(new(2024, 5, 6), "信息采集", 4, ""));
        Assert.Null(await Name(stage, keeper, entry, Village, Facts));
        Assert.Null(await stage.Write(unit => new RecordTraining(Guid.CreateVersion7(), entry, training).Run(unit, keeper)));
        Assert.All(
            new[]
            {
                await Name(stage, foreign, Guid.CreateVersion7(), Village, Facts),
                await Correct(stage, foreign, entry, 1, Facts with { Duties = "" }),
                await stage.Write(unit => new RecordTraining(Guid.CreateVersion7(), entry, training).Run(unit, foreign)),
                await stage.Write(unit => new WithdrawTraining(Guid.CreateVersion7(), entry).Run(unit, foreign)),
                (await stage.Write(unit => Rosters.Open(unit, foreign, entry))).Problems.Single(),
                (await stage.Write(unit => Rosters.Show(unit, foreign, keeper.Scope))).Problems.Single(),
                (await stage.Write(unit => new ExportRoster(keeper.Scope).Run(unit, foreign, Rules, Places))).Problems.Single(),
                await Name(stage, keeper, Guid.CreateVersion7(), Village, Facts with { Name = "李乙", Post = foreign.Post }),
            },
            problem => Assert.Equal(AccessProblems.NotHere(), problem));
        Assert.Empty((await stage.Read(unit => RosterCoverage.Read(unit, foreign, keeper.Scope, Rules, Places))).Places);
        Assert.Equal(3, (await stage.Read(unit => RosterCoverage.Read(unit, clerk, clerk.Scope, Rules, Places))).Places.Length);
        Assert.Equal("ACC-0001", (await stage.Write(unit => Rosters.Open(unit, clerk, entry))).Problems.Single().Code);
        Assert.Equal("ACC-0001", (await Name(stage, clerk, Guid.CreateVersion7(), Village, Facts with { Name = "李乙" }))?.Code);
        Assert.Contains(await stage.Read(unit => EvidenceLog.About(unit, entry.ToString("D"))), row => row.Entry.Actor == foreign.EvidenceName && row.Entry.Action == "access.roster.refused");
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_correction_covers_no_other_and_nobody_is_named_twice(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var keeper = await stage.Staff(AccessStage.County, "health", "roster-keeper");
        var entry = Guid.CreateVersion7();
        Assert.Null(await Name(stage, keeper, entry, Village, Facts));
        Assert.Equal("ACC-0209", (await Name(stage, keeper, Guid.CreateVersion7(), Village, Facts))?.Code);
        Assert.Equal("ACC-0208", (await Name(stage, keeper, Guid.CreateVersion7(), AccessStage.County, Facts))?.Code);
        Assert.Null(await Correct(stage, keeper, entry, 1, Facts with { Pay = RosterPay.Unpaid }));
        Assert.Null(await Correct(stage, keeper, entry, 1, Facts with { Pay = RosterPay.Unpaid }));
        Assert.Equal("ACC-0210", (await Correct(stage, keeper, entry, 1, Facts with { Duties = "代办" }))?.Code);
        Assert.Null(await Correct(stage, keeper, entry, 2, Facts with { Duties = "代办" }));
        Assert.Equal(3, (await stage.Write(unit => Rosters.Open(unit, keeper, entry))).Value!.Now.Version);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_training_recorded_wrongly_is_withdrawn_and_stays(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var keeper = await stage.Staff(AccessStage.County, "health", "roster-keeper");
        var (entry, first, facts) = (Guid.CreateVersion7(), Guid.CreateVersion7(), new TrainingFacts(new(2024, 5, 6), "信息采集", 4, "合格证"));
        Assert.Null(await Name(stage, keeper, entry, Village, Facts));
        foreach (var id in new[] { first, Guid.CreateVersion7() })
        {
            Assert.Null(await stage.Write(unit => new RecordTraining(id, entry, facts).Run(unit, keeper)));
        }

        Assert.Null(await stage.Write(unit => new WithdrawTraining(first, entry).Run(unit, keeper)));
        Assert.Null(await stage.Write(unit => new RecordTraining(Guid.CreateVersion7(), entry, facts with { Hours = 6 }).Run(unit, keeper)));
        var trainings = (await stage.Write(unit => Rosters.Open(unit, keeper, entry))).Value!.Trainings;
        Assert.Equal([(4L, true), (6L, false)], trainings.OrderBy(training => training.Hours).Select(training => (training.Hours, training.WithdrawnAt is not null)));
        Assert.Equal(6, Assert.Single((await stage.Write(unit => Rosters.Show(unit, keeper, keeper.Scope))).Value!.Trainings[entry]).Hours);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_table_is_checked_without_a_trace_in_the_roster_and_imported_once(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (keeper, other) = (await stage.Staff(AccessStage.County, "health", "roster-keeper"), await stage.Staff(AccessStage.County, "health", "roster-keeper"));
        var (cipher, id) = (new FieldCipher(KeyRing.New(CryptoSuite.International, stage.Clock)), Guid.CreateVersion7());
        var bytes = Encoding.UTF8.GetBytes($"区划代码,姓名,职责,月报酬（元）,任职日期,培训日期,培训内容,学时\n{Village},王甲,走访,900,2024-01-01,2024-05-06,信息采集,4\n{Township},9号,,,2024-01-01,,,\n");
        Assert.Null(await stage.Write(unit => SentRosters.Keep(unit, cipher, keeper, id, ("r.csv", bytes))));
        Assert.Null(await stage.Read(unit => SentRosters.Find(unit, cipher, other, id)));
        var order = new ImportRoster((await stage.Read(unit => SentRosters.Find(unit, cipher, keeper, id)))!);
        var plan = (await stage.Write(unit => order.Check(unit, keeper, Rules, Places))).Value!;
        Assert.Equal((1, "ACC-0201 r.csv:3:2"), (plan.Count(RosterChange.Name), Assert.Single(plan.Problems.Select(problem => $"{problem.Code} {problem.At}"))));
        Assert.Empty((await stage.Write(unit => Rosters.Show(unit, keeper, keeper.Scope))).Value!.Persons);
        await stage.Write(unit => order.Run(unit, keeper, Rules, Places));
        var again = (await stage.Write(unit => order.Run(unit, keeper, Rules, Places))).Value!;
        Assert.Equal((1, false), (again.Count(RosterChange.None), again.ChangesAnything));
        var list = (await stage.Write(unit => Rosters.Show(unit, keeper, keeper.Scope))).Value!;
        var person = Assert.Single(list.Persons);
        Assert.Equal((1L, "信息采集", Facts with { Pension = "" }), (person.Version, Assert.Single(list.Trainings[person.Id]).Subject, person.Facts));
        stage.Clock.Advance(SentRosters.KeptFor + TimeSpan.FromMinutes(1));
        Assert.Null(await stage.Read(unit => SentRosters.Find(unit, cipher, keeper, id)));
        Assert.Equal("ACC-0215", (await stage.Write(unit => SentRosters.Keep(unit, cipher, keeper, Guid.CreateVersion7(), ("r.csv", []))))?.Code);
    }

    private static Task<Problem?> Name(AccessStage stage, Actor actor, Guid id, string place, RosterFacts facts) =>
        stage.Write(unit => new NameRosterPerson(id, PlaceCode.Parse(place), facts).Run(unit, actor, Rules, Places));

    private static Task<Problem?> Correct(AccessStage stage, Actor actor, Guid entry, long seen, RosterFacts facts) =>
        stage.Write(unit => new CorrectRosterPerson(Guid.CreateVersion7(), entry, seen, facts).Run(unit, actor, Rules));

    private static async Task<IEnumerable<RosterItem>> Missing(AccessStage stage, Actor actor, string place = Village) =>
        (await stage.Read(unit => RosterCoverage.Read(unit, actor, actor.Scope, Rules, Places))).Places.Single(standing => standing.Place.Code == PlaceCode.Parse(place)).Missing;
}
