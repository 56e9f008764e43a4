using Anyu.Access;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Access;

/// <summary>A record is opened for a purpose: a task, an approval by somebody else, an emergency that somebody else reviews.</summary>
public sealed class GrantTests
{
    private const string Place = AccessStage.County + "000000";

    private static readonly Guid Child = Guid.CreateVersion7();

    public static TheoryData<DatabaseSystem> Systems => TestDatabase.Systems;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Without_a_purpose_the_record_stays_shut_and_the_attempt_is_recorded(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var refused = await stage.Write(unit => Purposes.For(unit, clerk, Child, Place));
        Assert.Equal("ACC-0020", Assert.Single(refused.Problems).Code);
        Assert.Contains(await stage.Read(unit => EvidenceLog.About(unit, Child.ToString("D"))), row => row.Entry.Action == "access.purpose.refused");
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_task_is_a_purpose_while_it_is_the_posts(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, other, task) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "clerk"), Guid.CreateVersion7());
        await stage.Database.Write(unit => TaskPurposes.Open(unit, stage.Founder, task, clerk.Post, Place, Child));
        await stage.Database.Write(unit => TaskPurposes.Open(unit, stage.Founder, task, clerk.Post, Place, Child));
        Assert.Equal($"task:{task:D}", (await Purpose(stage, clerk))?.ToString());
        Assert.Null(await Purpose(stage, other));
        Assert.Equal([Child], await stage.Read(unit => Purposes.Among(unit, clerk, [Child, Guid.CreateVersion7()])));

        await stage.Database.Write(unit => TaskPurposes.Move(unit, stage.Founder, task, other.Post));
        Assert.Null(await Purpose(stage, clerk));
        Assert.NotNull(await Purpose(stage, other));

        await stage.Database.Write(unit => TaskPurposes.Close(unit, task));
        Assert.Null(await Purpose(stage, other));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_request_is_approved_by_another_person_and_ends_by_itself(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, manager, request) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "manager"), Guid.CreateVersion7());
        Assert.Equal("ACC-0012", (await stage.Write(unit => new AskGrant(request, Child, Place, "看", 2).Run(unit, clerk)))?.Code);
        Assert.Equal("ACC-0023", (await stage.Write(unit => new AskGrant(request, Child, Place, "家长来电核对", 100).Run(unit, clerk)))?.Code);
        Assert.Null(await stage.Write(unit => new AskGrant(request, Child, Place, "家长来电核对", 2).Run(unit, clerk)));
        Assert.Single(await stage.Read(unit => Grants.Asked(unit, manager.Scope)));
        Assert.Equal("ACC-0001", (await stage.Write(unit => new DecideGrant(request, true, "").Run(unit, clerk)))?.Code);
        Assert.Equal("ACC-0012", (await stage.Write(unit => new DecideGrant(request, false, "").Run(unit, manager)))?.Code);
        Assert.Null(await stage.Write(unit => new DecideGrant(request, true, "").Run(unit, manager)));
        Assert.Equal("ACC-0022", (await stage.Write(unit => new DecideGrant(request, false, "不同意").Run(unit, manager)))?.Code);
        Assert.Equal($"approval:{request:D}", (await Purpose(stage, clerk))?.ToString());
        stage.Clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        Assert.Null(await Purpose(stage, clerk));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Who_asked_cannot_decide_from_another_post_either(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var manager = await stage.Staff(AccessStage.County, "health", "manager");
        var (request, emergency) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Assert.Null(await stage.Write(unit => new AskGrant(request, Child, Place, "家长来电核对", 2).Run(unit, manager)));
        Assert.Null(await stage.Write(unit => new BreakGlass(emergency, Child, Place, "急诊需要过敏史").Run(unit, manager)));
        Assert.Equal("ACC-0021", (await stage.Write(unit => new DecideGrant(request, true, "").Run(unit, manager)))?.Code);
        Assert.Equal("ACC-0021", (await stage.Write(unit => new ReviewGrant(emergency, true, "").Run(unit, manager)))?.Code);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task An_emergency_opens_at_once_for_an_hour_and_waits_for_review(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, auditor, emergency) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "auditor"), Guid.CreateVersion7());
        Assert.Null(await stage.Write(unit => new BreakGlass(emergency, Child, Place, "急诊需要过敏史").Run(unit, clerk)));
        Assert.Equal($"break-glass:{emergency:D}", (await Purpose(stage, clerk))?.ToString());
        var due = Assert.Single(await stage.Read(unit => Grants.ToReview(unit, auditor.Scope)));
        Assert.Equal(BreakGlass.ReviewedWithin, due.ReviewDueAt - due.AskedAt);
        stage.Clock.Advance(BreakGlass.Lasts + TimeSpan.FromSeconds(1));
        Assert.Null(await Purpose(stage, clerk));
        Assert.Equal("ACC-0012", (await stage.Write(unit => new ReviewGrant(emergency, false, "").Run(unit, auditor)))?.Code);
        Assert.Null(await stage.Write(unit => new ReviewGrant(emergency, false, "没有急诊记录").Run(unit, auditor)));
        Assert.Empty(await stage.Read(unit => Grants.ToReview(unit, auditor.Scope)));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_grant_elsewhere_and_one_that_is_not_are_answered_alike(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, stranger, request) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.OtherCounty, "health", "manager"), Guid.CreateVersion7());
        Assert.Null(await stage.Write(unit => new AskGrant(request, Child, Place, "家长来电核对", 2).Run(unit, clerk)));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => new DecideGrant(request, true, "").Run(unit, stranger)));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => new DecideGrant(Guid.CreateVersion7(), true, "").Run(unit, stranger)));
        Assert.Empty(await stage.Read(unit => Grants.Asked(unit, stranger.Scope)));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => new BreakGlass(Guid.CreateVersion7(), Child, AccessStage.OtherCounty + "000000", "急诊需要过敏史").Run(unit, clerk)));
    }

    private static async Task<Purpose?> Purpose(AccessStage stage, Actor actor) => (await stage.Write(unit => Purposes.For(unit, actor, Child, Place))).Value;
}
