using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.DatabaseTests.Access;

/// <summary>One county with two townships, a neighbour county, agencies and posts of all kinds, on a fresh database.</summary>
internal sealed class AccessStage : IAsyncDisposable
{
    public const string County = "991501";
    public const string OtherCounty = "991502";

    private readonly TestDatabase test;

    private AccessStage(TestDatabase test, Anyu.Store.Database database) => (this.test, Database) = (test, database);

    public Anyu.Store.Database Database { get; }

    public ManualClock Clock { get; private init; } = new();

    public RoleBook Roles { get; } = RoleBook.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/roles");

    public Outbox Outbox { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [AccessModule.PostVacated] = ["tasks.move"] });

    /// <summary>Who set the installation up.</summary>
    public Actor Founder { get; } = Actor.OfProgram("setup", PlaceRange.Nation, AccessPermissions.Administer);

    public static async Task<AccessStage> Fresh(DatabaseSystem system, params MigrationSet[] further)
    {
        var fresh = await TestDatabase.Fresh(system);
        var clock = new ManualClock();
        return new AccessStage(fresh, await fresh.Open(clock, [AccessModule.Migrations, .. further])) { Clock = clock };
    }

    public static PlaceCode Place(string code) => PlaceCode.Parse(code);

    /// <summary>Opens an agency, a post and an account, and fills the post; returns its actor.</summary>
    public async Task<Actor> Staff(string place, string kind, params string[] roles)
    {
        var (agency, post) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        return await Database.Write(async unit =>
        {
            Refuse(await new OpenAgency(agency, new("部门", "Agency"), kind, Place(place)).Run(unit, Founder, Roles));
            Refuse(await new OpenPost(post, agency, new("岗位", "Post"), Place(place), [.. roles]).Run(unit, Founder, Roles));
            var account = await new OpenAccount("https://id.example", post.ToString("D"), AccountKind.Staff, "测试员").Run(unit);
            Refuse(await new FillPost(post, account.Id).Run(unit, Founder));
            return await Actors.OfPost(unit, account.Id, post, Roles) ?? throw new InvalidOperationException("The post is not held.");
        });
    }

    public Task<T> Write<T>(Func<UnitOfWork, Task<T>> work) => Database.Write(work);

    public Task<T> Read<T>(Func<UnitOfWork, Task<T>> work) => Database.Read(work);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await test.DisposeAsync();
    }

    private static void Refuse(Problem? problem)
    {
        if (problem is not null)
        {
            throw new InvalidOperationException($"{problem}");
        }
    }
}
