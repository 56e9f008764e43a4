using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Access;

/// <summary>Posts carry roles and scope; who leaves one has lost it.</summary>
public sealed class PostTests
{
    public static TheoryData<DatabaseSystem> Systems => TestDatabase.Systems;

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task The_holder_of_a_post_has_its_roles_and_scope(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        Assert.True(clerk.May(new Permission("case.decide")));
        Assert.False(clerk.May(AccessPermissions.Administer));
        Assert.True(clerk.Scope.Contains(AccessStage.County + "003004"));
        Assert.False(clerk.Scope.Contains(AccessStage.OtherCounty + "000000"));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Who_leaves_a_post_has_lost_it_and_its_tasks_are_told(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var admin = await stage.Staff(AccessStage.County, "health", "administrator");
        var message = Guid.CreateVersion7();
        Assert.Null(await stage.Write(unit => new VacatePost(message, clerk.Post).Run(unit, admin, stage.Outbox)));
        Assert.Null(await stage.Write(unit => new VacatePost(message, clerk.Post).Run(unit, admin, stage.Outbox)));
        Assert.Null(await stage.Read(unit => Actors.OfPost(unit, clerk.Account, clerk.Post, stage.Roles)));
        var job = await stage.Write(unit => Jobs.Take(unit, "tasks.move", TimeSpan.FromMinutes(1)));
        Assert.Equal(clerk.Post.ToString("D"), job?.Body);
        Assert.Null(await stage.Write(unit => Jobs.Take(unit, "tasks.move", TimeSpan.FromMinutes(1))));
        var about = await stage.Read(unit => EvidenceLog.About(unit, clerk.Post.ToString("D")));
        Assert.Single(about, row => row.Entry.Action == "access.post.vacated" && row.Entry.Actor == admin.EvidenceName);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_post_has_one_holder_at_a_time(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        var other = await stage.Staff(AccessStage.County, "health", "clerk");
        var foreign = await stage.Staff(AccessStage.OtherCounty, "health", "clerk");
        var (admin, citizen) = (await stage.Staff(AccessStage.County, "health", "administrator"), await stage.Write(unit => new OpenAccount("https://id.example", "c", AccountKind.Citizen, "").Run(unit)));
        Assert.Null(await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), other.Post).Run(unit, admin, stage.Outbox)));
        Assert.All(
            await Task.WhenAll(new[] { foreign.Account, citizen.Id, Guid.CreateVersion7() }.Select(account => stage.Write(unit => new FillPost(other.Post, account).Run(unit, admin)))),
            refused => Assert.Equal("ACC-0016", refused?.Code));
        Assert.Null(await stage.Write(unit => new FillPost(other.Post, other.Account).Run(unit, admin)));
        Assert.Equal("ACC-0015", (await stage.Write(unit => new FillPost(clerk.Post, other.Account).Run(unit, stage.Founder)))?.Code);
        Assert.Null(await stage.Write(unit => new FillPost(clerk.Post, clerk.Account).Run(unit, stage.Founder)));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task An_administrator_reaches_no_agency_or_post_elsewhere(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var admin = await stage.Staff(AccessStage.County, "health", "administrator");
        var foreign = await stage.Staff(AccessStage.OtherCounty, "health", "clerk");
        var refusals = new[]
        {
            await stage.Write(unit => new OpenAgency(Guid.CreateVersion7(), new("部门", "Agency"), "health", AccessStage.Place(AccessStage.OtherCounty)).Run(unit, admin, stage.Roles)),
            await stage.Write(unit => new OpenPost(Guid.CreateVersion7(), foreign.Agency, new("岗位", "Post"), AccessStage.Place(AccessStage.County), ["clerk"]).Run(unit, admin, stage.Roles)),
            await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), foreign.Post).Run(unit, admin, stage.Outbox)),
            await stage.Write(unit => new VacatePost(Guid.CreateVersion7(), Guid.CreateVersion7()).Run(unit, admin, stage.Outbox)),
            await stage.Write(unit => new FillPost(foreign.Post, admin.Account).Run(unit, admin)),
        };
        Assert.All(refusals, refusal => Assert.Equal(AccessProblems.NotHere(), refusal));
        Assert.DoesNotContain(await stage.Read(unit => Posts.Inside(unit, admin.Scope)), post => post.Id == foreign.Post);
        Assert.DoesNotContain(await stage.Read(unit => Agencies.Inside(unit, admin.Scope)), agency => agency.Id == foreign.Agency);
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_post_sees_no_more_than_its_agency_and_has_roles_of_its_kind(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "police", "clerk");
        Task<Problem?> Open(string place, params string[] roles) =>
            stage.Write(unit => new OpenPost(Guid.CreateVersion7(), clerk.Agency, new("岗位", "Post"), AccessStage.Place(place), [.. roles]).Run(unit, stage.Founder, stage.Roles));
        Assert.Equal("ACC-0011", (await Open("9915", "clerk"))?.Code);
        Assert.Equal("ACC-0014", (await Open(AccessStage.County, "midwifery"))?.Code);
        Assert.Equal("ACC-0013", (await Open(AccessStage.County, "clerc"))?.Code);
        Assert.Equal("ACC-0013", (await Open(AccessStage.County))?.Code);
        Assert.Null(await Open(AccessStage.County + "001", "clerk"));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task The_agency_of_the_narrowest_place_answers(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var county = await stage.Staff(AccessStage.County, "health", "clerk");
        var township = await stage.Staff(AccessStage.County + "001", "health", "clerk");
        async Task<Guid?> Of(string place) => (await stage.Read(unit => Agencies.Responsible(unit, "health", AccessStage.Place(place))))?.Id;
        Assert.Equal(township.Agency, await Of(AccessStage.County + "001002"));
        Assert.Equal(county.Agency, await Of(AccessStage.County + "002002"));
        Assert.Null(await Of(AccessStage.OtherCounty));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Roles_change_with_the_next_request_and_never_ones_own(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var (clerk, admin) = (await stage.Staff(AccessStage.County, "health", "clerk"), await stage.Staff(AccessStage.County, "health", "administrator"));
        Task<Problem?> Change(Actor post, params string[] roles) => stage.Write(unit => new ChangeRoles(post.Post, [.. roles]).Run(unit, admin, stage.Roles));
        Assert.Equal("ACC-0017", (await Change(admin, "administrator", "manager"))?.Code);
        Assert.Equal("ACC-0014", (await Change(clerk, "midwifery"))?.Code);
        Assert.Null(await Change(clerk, "auditor"));
        var now = await stage.Read(unit => Actors.OfPost(unit, clerk.Account, clerk.Post, stage.Roles));
        Assert.True(now!.May(AccessPermissions.Audit));
        Assert.False(now.May(new Permission("case.decide")));
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task A_closed_post_is_nobodys_and_stays_closed(DatabaseSystem system)
    {
        await using var stage = await AccessStage.Fresh(system);
        var clerk = await stage.Staff(AccessStage.County, "health", "clerk");
        Assert.Null(await stage.Write(unit => new ClosePost(unit.NewId(), clerk.Post).Run(unit, stage.Founder, stage.Outbox)));
        Assert.Null(await stage.Read(unit => Actors.OfPost(unit, clerk.Account, clerk.Post, stage.Roles)));
        Assert.Equal(AccessProblems.NotHere(), await stage.Write(unit => new FillPost(clerk.Post, clerk.Account).Run(unit, stage.Founder)));
        Assert.NotNull(await stage.Write(unit => Jobs.Take(unit, "tasks.move", TimeSpan.FromMinutes(1))));
    }
}
