using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>The real services on a fresh database, with citizens and posts of the agencies that act in them.</summary>
internal sealed class CaseStage : IAsyncDisposable
{
    public const string Mother = "371581199405030023";

    private static readonly Lazy<ServiceShelf> Real = new(() =>
    {
        var book = LawLibrary.Load(Repository.At("content")).Book ?? throw new InvalidOperationException("content");
        var shelf = ServiceShelf.Load(book);
        return shelf.Value ?? throw new InvalidOperationException(string.Join('\n', shelf.Problems));
    });

    private static readonly RoleBook Roles = RoleBook.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/roles");

    private static readonly KeyRing Ring = KeyRing.New(CryptoSuite.International, TimeProvider.System);

    private readonly TestDatabase test;

    private CaseStage(TestDatabase test, Anyu.Store.Database database, ManualClock clock) =>
        (this.test, Database, Clock, Desk) = (test, database, clock, NewDesk());

    public static ServiceShelf Shelf => Real.Value;

    public Anyu.Store.Database Database { get; private set; }

    public ManualClock Clock { get; }

    public CaseDesk Desk { get; private set; }

    /// <summary>The register's side of a case's life events.</summary>
    public RegisterDesk Register { get; } = new(
        RegisterContent.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/register"),
        new FieldCipher(Ring),
        new Outbox(RegisterTopics.All.ToDictionary(topic => topic, _ => (IReadOnlyList<string>)[], StringComparer.Ordinal)));

    /// <summary>The registration of a coming birth, as the mother fills it in.</summary>
    public static ImmutableSortedDictionary<string, string> Registration { get; } = Shelf.Services["birth-registration"].Cases[0].Facts.SetItem("pregnancy.dueDate", "2025-09-01");

    /// <summary>One thing at birth, as a parent fills it in.</summary>
    public static ImmutableSortedDictionary<string, string> OneThing { get; } = Shelf.Services["birth-one-thing"].Cases[0].Facts.SetItem("birth.date", "2025-02-27");

    public static async Task<CaseStage> Fresh(DatabaseSystem system)
    {
        var fresh = await TestDatabase.Fresh(system);
        var clock = new ManualClock();
        var stage = new CaseStage(fresh, await fresh.Open(clock, AccessModule.Migrations, RegisterModule.Migrations, ExchangeModule.Migrations, CaseworkModule.Migrations), clock);
        Assert.Empty(await stage.Database.Write(unit => Versions.Publish(unit, Shelf)));
        return stage;
    }

    /// <summary>The same database after the program was stopped and started again.</summary>
    public async Task Restart()
    {
        await Database.DisposeAsync();
        Database = await test.Open(Clock, AccessModule.Migrations, RegisterModule.Migrations, ExchangeModule.Migrations, CaseworkModule.Migrations);
        Desk = NewDesk();
    }

    /// <summary>A citizen.</summary>
    public static Actor Citizen() => Actor.OfCitizen(Guid.CreateVersion7(), Guid.CreateVersion7(), [CaseworkPermissions.Apply, CaseworkPermissions.Own]);

    /// <summary>The holder of a post with these roles.</summary>
    public static Actor Staff(string place, string kind, params string[] roles)
    {
        var post = new Post(Guid.CreateVersion7(), Guid.CreateVersion7(), kind, new("岗位", "Post"), PlaceRange.Of(PlaceCode.Parse(place)), [.. roles], null, IsOpen: true);
        return Actor.OfPost(post, Guid.CreateVersion7(), Roles.PermissionsOf(roles));
    }

    /// <summary>A clerk whose post the table of posts has.</summary>
    public static Task<Actor> Clerk(Anyu.Store.Database database, string kind) => database.Write(async unit =>
    {
        var (founder, agency, post) = (Actor.OfProgram("founder", PlaceRange.Nation, AccessPermissions.Administer), Guid.CreateVersion7(), Guid.CreateVersion7());
        var place = PlaceCode.Parse("371581");
        Assert.Null(await new OpenAgency(agency, new("部门", "Agency"), kind, place).Run(unit, founder, Roles));
        Assert.Null(await new OpenPost(post, agency, new("经办", "Clerk"), place, ["clerk"]).Run(unit, founder, Roles));
        var account = await new OpenAccount("test", post.ToString("N"), AccountKind.Staff, "某某").Run(unit);
        Assert.Null(await new FillPost(post, account.Id).Run(unit, founder));
        return (await Actors.OfPost(unit, account.Id, post, Roles))!;
    });

    /// <summary>Sends an application; it must succeed.</summary>
    public async Task<SubmittedCase> Submit(Actor actor, string service, ImmutableSortedDictionary<string, string> facts, Guid? id = null)
    {
        var sent = await Database.Write(unit => new SubmitCase(id ?? Guid.CreateVersion7(), service, facts).Run(Desk, unit, actor));
        Assert.True(sent.Succeeded, string.Join('\n', sent.Problems));
        return sent.Value;
    }

    /// <summary>Does one command.</summary>
    public Task<Result<CaseState>> Act(Actor actor, Guid id, Func<Party, CaseCommand> command, Guid? sent = null) =>
        Database.Write(unit => new ActOnCase(sent ?? Guid.CreateVersion7(), id, command).Run(Desk, unit, actor));

    /// <summary>Does one command that must succeed.</summary>
    public async Task<CaseState> Done(Actor actor, Guid id, Func<Party, CaseCommand> command)
    {
        var done = await Act(actor, id, command);
        Assert.True(done.Succeeded, string.Join('\n', done.Problems));
        return done.Value;
    }

    /// <summary>How many rows a statement counts.</summary>
    public Task<long> Count(string sql) => Database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await test.DisposeAsync();
    }

    private static CaseDesk NewDesk() => new(
        Shelf,
        new FieldCipher(Ring),
        new Outbox(CaseworkModule.Topics.ToDictionary(topic => topic, topic => (IReadOnlyList<string>)[topic + "/test"], StringComparer.Ordinal)));
}
