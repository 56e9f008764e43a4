using Anyu.Access;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;
using static Anyu.DatabaseTests.TestDatabase;

namespace Anyu.DatabaseTests.Indicators;

/// <summary>The monitoring network: points with reporters, reports on time or late, handed over, on both systems.</summary>
public sealed class NetworkTests
{
    private static readonly DateOnly Today = new(2025, 3, 12);
    private static readonly Period February = Period.OfMonth(new Month(2025, 2));
    private static readonly RoleBook Roles = RoleBook.Load(Repository.At("content")).Value!;
    private static readonly Actor Chief = Actor.OfProgram("chief", PlaceRange.Of(IndicatorStage.County), IndicatorPermissions.Assign, IndicatorPermissions.Network);

    private static MonitoringPlan Plan => IndicatorStage.Catalogue.Monitoring;

    private static PlaceCode Town => IndicatorStage.Townships[0];

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_point_reports_and_corrects_and_an_imported_table_counts_as_received(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await Opened(room);
        var (reporter, post) = await Reporter(database, "甲");
        var point = Guid.CreateVersion7();
        Assert.Null(await Assign(database, point, post));
        Assert.Equal("IND-0306", (await Assign(database, Guid.CreateVersion7(), post))!.Code);
        Assert.Equal((ReportState.Missing, 5), await State(database));

        var first = new SendReport(Guid.CreateVersion7(), point, "births-monthly", February, ["9", "4", "0"], "");
        Assert.Null(await Send(database, reporter, first));
        Assert.Null(await Send(database, reporter, first));
        Assert.Equal((ReportState.Late, 5), await State(database));
        Assert.Equal("IND-0314", (await Send(database, reporter, first with { Id = Guid.CreateVersion7() }))!.Code);
        Assert.Null(await Send(database, reporter, first with { Id = Guid.CreateVersion7(), Values = ["10", "4", "0"], Note = "漏报一例" }));

        // A table that came in time says the same counts: the report is on time by it, and the ledger holds one number.
        var (set, table) = IndicatorStage.Table("february", new DateOnly(2025, 3, 5), (0, "2025-02", "live-births", 8), (0, "2025-02", "deaths", 4), (0, "2025-02", "infant-deaths", 0));
        Assert.Empty(await KeepDataSet.Run(database, set, table, "甲"));
        Assert.Equal((ReportState.OnTime, 0), await State(database));
        var report = await Owed(database);
        Assert.Equal([(new DateOnly(2025, 3, 5), false), (Today, true), (Today, true)], report.Sent.Select(s => (s.On, s.IsReport)));
        Assert.Equal("漏报一例", report.Sent[^1].Note);
        var book = await ReadCounts.Run(database, IndicatorStage.Catalogue);
        Assert.Equal(10, book[new CountKey("live-births", Town, February, Cells.All)].Value);
        Assert.Equal((10L, 8L), (report.Checks[0].Reported!.Value, report.Checks[0].Other!.Value));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_vacated_post_is_no_reporter_at_once_and_a_point_is_handed_over_and_ended_with_its_history(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await Opened(room);
        var (before, post) = await Reporter(database, "甲");
        var (after, next) = await Reporter(database, "乙");
        var point = Guid.CreateVersion7();
        Assert.Null(await Assign(database, point, post));
        var founder = Actor.OfProgram("founder", PlaceRange.Nation, AccessPermissions.Administer);
        Assert.Null(await database.Write(unit => new VacatePost(Guid.CreateVersion7(), post).Run(unit, founder, new Outbox(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [AccessModule.PostVacated] = [] }))));
        Assert.Null((await Book(database)).Reporters[post].Holder);
        Assert.Null(await Move(database, point, next));
        Assert.Equal("乙", (await Book(database)).Reporters[next].Holder);
        var report = new SendReport(Guid.CreateVersion7(), point, "births-monthly", February, ["9", "4", "0"], "");
        Assert.Equal("IND-0310", (await Send(database, before, report))!.Code);
        Assert.Null(await Send(database, after, report));
        Assert.Null(await Move(database, point, null));
        Assert.Equal("IND-0309", (await Move(database, point, next))!.Code);
        Assert.Equal("IND-0309", (await Send(database, after, report with { Id = Guid.CreateVersion7() }))!.Code);
        var kept = await database.Read(unit => Points.Find(unit, Chief.Scope, point));
        Assert.Equal([PointStepKind.Assigned, PointStepKind.HandedOver, PointStepKind.Ended], kept!.Steps.Select(s => s.Kind));

        // Elsewhere there is no such point, and nobody assigns one here.
        var stranger = Actor.OfProgram("stranger", PlaceRange.Of(PlaceCode.Parse("371526")), IndicatorPermissions.Assign);
        Assert.Equal("ACC-0002", (await database.Write(unit => new MovePoint(point, null, Today, "").Run(unit, stranger, Roles, Today, "丙")))!.Code);
        Assert.Null(await database.Read(unit => Points.Find(unit, stranger.Scope, point)));
    }

    [Theory]
    [MemberData(nameof(Systems), MemberType = typeof(TestDatabase))]
    public async Task A_closed_period_takes_no_report(DatabaseSystem system)
    {
        await using var room = await Fresh(system);
        await using var database = await Opened(room);
        var (reporter, post) = await Reporter(database, "甲");
        var point = Guid.CreateVersion7();
        Assert.Null(await Assign(database, point, post));
        var report = new SendReport(Guid.CreateVersion7(), point, "births-monthly", February, ["9", "4", "0"], "");
        Assert.Null(await Send(database, reporter, report));
        Assert.Empty(await ClosePeriod.Run(database, await ReadCounts.Run(database, IndicatorStage.Catalogue), Town, February, PeriodState.Closed, "丙"));
        Assert.Equal("IND-0202", (await Send(database, reporter, report with { Id = Guid.CreateVersion7(), Note = "更正" }))!.Code);
        Assert.Single((await Owed(database)).Sent);
    }

    private static Task<Anyu.Store.Database> Opened(TestDatabase room) => room.Open(AccessModule.Migrations, IndicatorsModule.Migrations);

    /// <summary>A statistician of the township with a post of an own.</summary>
    private static async Task<(Actor Actor, Guid Post)> Reporter(Anyu.Store.Database database, string name) => await database.Write(async unit =>
    {
        var founder = Actor.OfProgram("founder", PlaceRange.Nation, AccessPermissions.Administer);
        var (agency, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Null(await new OpenAgency(agency, new("镇", "town"), "township", Town).Run(unit, founder, Roles));
        Assert.Null(await new OpenPost(id, agency, new("监测岗", "monitor"), Town, ["statistician"]).Run(unit, founder, Roles));
        var account = await new OpenAccount("test", id.ToString("N"), AccountKind.Staff, name).Run(unit);
        Assert.Null(await new FillPost(id, account.Id).Run(unit, founder));
        var post = (await Posts.Find(unit, PlaceRange.Nation, id))!;
        return (Actor.OfPost(post, account.Id, Roles.PermissionsOf(post.Roles)), id);
    });

    private static Task<Problem?> Assign(Anyu.Store.Database database, Guid point, Guid post) => database.Write(unit =>
        new AssignPoint(point, Town, new("镇监测点", "Town point"), ["births-monthly"], new DateOnly(2025, 2, 1), post).Run(unit, Chief, Plan, Roles, Today, "丙"));

    private static Task<Problem?> Move(Anyu.Store.Database database, Guid point, Guid? post) => database.Write(unit => new MovePoint(point, post, Today, "").Run(unit, Chief, Roles, Today, "丙"));

    private static Task<Problem?> Send(Anyu.Store.Database database, Actor actor, SendReport report) => database.Write(unit => report.Run(unit, actor, Plan, Today, "甲", synthetic: false));

    private static Task<NetworkBook> Book(Anyu.Store.Database database) => database.Read(unit => NetworkBook.Read(unit, Plan, Chief.Scope, IndicatorStage.Law.Calendar, Today));

    private static async Task<OwedReport> Owed(Anyu.Store.Database database) => Assert.Single((await Book(database)).Reports);

    private static async Task<(ReportState, int)> State(Anyu.Store.Database database) => await Owed(database) is var report ? (report.State, report.DaysLate) : default;
}
