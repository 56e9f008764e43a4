using Anyu.Access;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Access;

/// <summary>What one person proposed another decides; the database holds it.</summary>
public sealed class FourEyesTests
{
    private const string Place = AccessStage.County + "000000";
    private const string Action = "case.decide";

    public static TheoryData<DatabaseSystem> Systems => TestDatabase.Systems;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Another_person_confirms_the_same_content_once(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, manager, id) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "manager"), Guid.CreateVersion7());
        Task<Kernel.Problem?> Decide(Actor actor, bool confirm, string digest, string note = "") =>
            stage.Write(unit => new DecideProposal(id, confirm, digest, note).Run(unit, actor));

        Assert.Null(await Propose(stage, clerk, id));
        Assert.Null(await Propose(stage, clerk, id));
        Assert.Equal("ACC-0022", (await Propose(stage, manager, Guid.CreateVersion7()))?.Code);
        Assert.Equal("ACC-0021", (await Decide(clerk, true, "d1"))?.Code);
        Assert.Equal("ACC-0024", (await Decide(manager, true, "d2"))?.Code);
        Assert.Equal("ACC-0012", (await Decide(manager, false, "d1"))?.Code);
        Assert.Null(await Decide(manager, true, "d1"));
        Assert.Equal("ACC-0022", (await Decide(manager, false, "d1", "不同意"))?.Code);
        var after = await stage.Read(unit => Proposals.Find(unit, manager.Scope, id));
        Assert.Equal((ProposalState.Confirmed, manager.Account), (after!.State, after.DecidedBy));
        Assert.Null(await Propose(stage, manager, Guid.CreateVersion7()));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task The_database_itself_refuses_the_proposer(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, id) = (await stage.Staff(AccessStage.County, "health", "clerk"), Guid.CreateVersion7());
        Assert.Null(await Propose(stage, clerk, id));
        var forced = TestDatabase.Sql("update access_proposal set state = 'confirmed', decided_by = proposed_by where id = @Id");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => stage.Database.Write(unit => unit.Execute(forced, new { Id = id })));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Only_the_proposer_takes_it_back_and_no_stranger_sees_it(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, manager, id) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "manager"), Guid.CreateVersion7());
        var stranger = await stage.Staff(AccessStage.OtherCounty, "health", "manager");
        Assert.Null(await Propose(stage, clerk, id));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => new DecideProposal(id, true, "d1", "").Run(unit, stranger)));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => DecideProposal.Withdraw(unit, manager, id)));
        Assert.Null(await stage.Write(unit => DecideProposal.Withdraw(unit, clerk, id)));
        Assert.Null(await stage.Read(unit => Proposals.Open(unit, clerk.Scope, Action, "case-1")));
    }

    private static Task<Kernel.Problem?> Propose(AccessStage stage, Actor actor, Guid id) =>
        stage.Write(unit => new Propose(id, Action, "case-1", "d1", Place).Run(unit, actor));
}
