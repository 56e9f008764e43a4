using System.Collections.Immutable;
using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Anyu.Synthetic;
using Xunit;

namespace Anyu.DatabaseTests.Synthetic;

/// <summary>The synthetic county: whole after any interruption, found by those who sign in, and never among real persons.</summary>
public sealed class MakeCountyTests
{
    private const int Persons = CountyOrder.Fewest;

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_county_is_made_once_with_couples_and_children_and_who_signs_in_finds_the_own_family(DatabaseSystem system)
    {
        await using var stage = await Site.Fresh(system);
        Assert.Null(await stage.Make(Persons));
        Assert.Equal(Persons, await stage.Count("select count(*) from register_person"));
        Assert.True(await stage.Count("select count(*) from register_marriage") > Persons / 5);
        Assert.True(await stage.Count("select count(*) from register_kin") > Persons / 4);
        Assert.Equal(0, await stage.Count("select count(*) from register_quarantine"));
        Assert.Equal(0, await stage.Count("select count(*) from register_pair"));
        var mother = await stage.Account("mother");
        var family = (await stage.Database.Write(unit => FamilyOn.Run(stage.Register, unit, Actor.OfCitizen(mother, Guid.CreateVersion7(), []), mother, AsOf.Now))).Value!;
        Assert.Equal(await stage.Account("father"), Assert.Single(family.Members, member => member.Relation == Relation.Spouse).Id);
        Assert.Contains(family.Members, member => member.Relation == Relation.Child && member.Record is { } child && child.BirthDate > CaseDesk.DayOf(stage.Clock.GetUtcNow()).AddDays(-MakeCounty.PastDays));
        Assert.Null(await stage.Make(Persons));
        Assert.Null(await stage.Make(null));
        Assert.Equal(Persons, await stage.Count("select count(*) from register_person"));
        Assert.Empty((await VerifyRegister.Run(stage.Database, stage.Register)).Findings);
        Assert.Empty((await EvidenceVerifier.Verify(stage.Database, null, [])).Findings);
        Assert.Equal("SYN-0004", (await stage.Make(Persons + 1))?.Code);
    }

    [Fact]
    public async Task Cases_stand_in_every_state_and_the_mother_finds_four_of_five_done()
    {
        await using var stage = await Site.Fresh(DatabaseSystem.Sqlite);
        Assert.Null(await stage.Make(8_000));
        await ClockRound.Run(stage.Cases, stage.Database);
        foreach (var service in CaseStage.Shelf.Services.Keys)
        {
            Assert.True(await stage.Count($"select count(*) from casework_case where service = '{service}'") > 0, service);
        }

        foreach (var status in new[] { "waiting", "open", "returned", "refused", "inreview", "done", "skipped", "ended" })
        {
            Assert.True(await stage.Count($"select count(*) from casework_step where status = '{status}'") > 0, status);
        }

        foreach (var outcome in new[] { "granted", "partly", "refused", "withdrawn" })
        {
            Assert.True(await stage.Count($"select count(*) from casework_case where outcome = '{outcome}'") > 0, outcome);
        }

        foreach (var trait in new[] { "late", "paused", "holder is not null", "proposer is not null" })
        {
            Assert.True(await stage.Count($"select count(*) from casework_step where {trait}") > 0, trait);
        }

        Assert.True(await stage.Count("select count(*) from casework_case where rating is not null") > 0);
        var today = CaseDesk.DayOf(stage.Clock.GetUtcNow());
        var files = (await stage.Database.Write(unit => CountChildFiles.Run(CaseStage.Shelf, unit, CaseStage.Staff("371581", "health", "exchange-operator"), today.AddYears(-1), today))).Value!;
        Assert.InRange(files.Complete, 1, files.Births - 1);
        Assert.Equal(0, await stage.Count("select count(*) from store_job where state = 'dead'"));
        Assert.Equal(0, await stage.Count("select count(*) from casework_message where kind = 'life-event-refused'"));
        var mother = await stage.Account("mother");
        var citizen = Actor.OfCitizen(mother, Guid.CreateVersion7(), [CaseworkPermissions.Own]);
        var views = new List<CaseView>();
        foreach (var (id, _, _) in await stage.Database.Read(unit => ReadCase.OwnMatters(unit, citizen)))
        {
            views.AddRange((await stage.Database.Write(unit => ReadCase.Matter(stage.Cases, unit, citizen, id)))!.Cases);
        }

        var view = Assert.Single(views);
        Assert.Equal((4, StepStatus.Refused), (view.State.Steps.Values.Count(step => step.Status == StepStatus.Done), view.State.Steps["insurance"].Status));
        Assert.NotEmpty(await stage.Database.Read(unit => RunLawbook.Of(stage.Cases, unit, mother)));
    }

    [Theory, MemberData(nameof(TestDatabase.Systems), MemberType = typeof(TestDatabase))]
    public async Task A_making_that_was_stopped_anywhere_goes_on_to_the_same_county(DatabaseSystem system)
    {
        await using var whole = await Site.Fresh(system);
        Assert.Null(await whole.Make(Persons));
        await using var stage = await Site.Fresh(system);
        var told = 0;
        for (var stopAt = 1; ; stopAt++)
        {
            using var stop = new CancellationTokenSource();
            (told, var at) = (0, stopAt);
            var stopped = await Record.ExceptionAsync(() => stage.Make(Persons, new Heard(_ =>
            {
                if (++told == at)
                {
                    stop.Cancel();
                }
            }), stop.Token));
            if (stopped is null)
            {
                break;
            }

            Assert.IsAssignableFrom<OperationCanceledException>(stopped);
            Assert.Null((await stage.Database.Read(CountyRecord.Find))!.EndedAt);
        }

        const string people = "select count(*) from (select distinct name, birth_date, place_code from register_person) x";
        Assert.Equal(await whole.Count(people), await stage.Count(people));
        foreach (var table in new[] { "register_person", "register_kin", "register_marriage", "casework_case", "casework_message" })
        {
            Assert.Equal((table, await whole.Count($"select count(*) from {table}")), (table, await stage.Count($"select count(*) from {table}")));
        }
    }

    [Fact]
    public async Task Among_real_persons_no_synthetic_ones_are_made()
    {
        await using var stage = await Site.Fresh(DatabaseSystem.Sqlite);
        var clerk = Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Write);
        await stage.Database.Write(unit => RecordPerson.Run(stage.Register, unit, clerk, Register.RegisterRoom.Person("样例女", new(1994, 5, 3), 2)));
        Assert.Equal("SYN-0004", (await stage.Make(Persons))?.Code);
        Assert.Null(await stage.Make(null));
        Assert.Null(await stage.Database.Read(CountyRecord.Find));
        Assert.Equal(1, await stage.Count("select count(*) from register_person"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_999)]
    [InlineData(1_000_001)]
    public async Task A_size_that_cannot_be_is_refused(int persons)
    {
        await using var stage = await Site.Fresh(DatabaseSystem.Sqlite);
        Assert.Equal("SYN-0003", (await stage.Make(persons))?.Code);
    }

    private sealed class Heard(Action<CountyProgress> hear) : IProgress<CountyProgress>
    {
        public void Report(CountyProgress value) => hear(value);
    }

    private sealed class Site : IAsyncDisposable
    {
        private static readonly RoleBook Roles = RoleBook.Load(Repository.At("content")).Value!;
        private static readonly CountyContent Content = CountyContent.Load(Repository.At("content")).Value!;

        private readonly TestDatabase test;

        private Site(TestDatabase test, Anyu.Store.Database database, ManualClock clock)
        {
            (this.test, Database, Clock) = (test, database, clock);
            var cipher = new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System));
            var outbox = new Outbox(RegisterTopics.All.Concat(CaseworkModule.Topics).Append(AccessModule.PostVacated).ToDictionary(topic => topic, topic => (IReadOnlyList<string>)[topic], StringComparer.Ordinal));
            (Register, Cases) = (new RegisterDesk(RegisterContent.Load(Repository.At("content")).Value!, cipher, outbox), new CaseDesk(CaseStage.Shelf, cipher, outbox));
        }

        public Anyu.Store.Database Database { get; }

        public ManualClock Clock { get; }

        public RegisterDesk Register { get; }

        public CaseDesk Cases { get; }

        private static ImmutableArray<MigrationSet> Modules => [AccessModule.Migrations, RegisterModule.Migrations, ExchangeModule.Migrations, CaseworkModule.Migrations, SyntheticModule.Migrations];

        public static async Task<Site> Fresh(DatabaseSystem system)
        {
            var fresh = await TestDatabase.Fresh(system);
            var clock = new ManualClock();
            var site = new Site(fresh, await fresh.Open(clock, [.. Modules]), clock);
            Assert.Empty(await site.Database.Write(unit => Versions.Publish(unit, CaseStage.Shelf)));
            Assert.Null(await site.Database.Write(unit => OpenDemonstration.Run(unit, Demonstration.Load(Repository.At("content"), Roles).Value!, Roles)));
            return site;
        }

        public Task<Problem?> Make(int? persons, IProgress<CountyProgress>? progress = null, CancellationToken stop = default) => MakeCounty.Run(
            new CountySite(Content, Database, async past => Result<Anyu.Store.Database>.Success(await test.Open(past, [.. Modules])), Cases, Register, Roles, Work),
            new CountyOrder(persons), progress ?? new Heard(_ => { }), stop);

        public Task<long> Count(string sql) => Database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

        /// <summary>The person of the register that an account of the demonstration is.</summary>
        public Task<Guid> Account(string name) => Database.Read(async unit => (await Accounts.Find(unit, Demonstration.Provider, name))!.Person!.Value);

        public async ValueTask DisposeAsync()
        {
            await Database.DisposeAsync();
            await test.DisposeAsync();
        }

        private async Task Work(Anyu.Store.Database database, TimeProvider clock, CancellationToken stop)
        {
            await Do(CaseworkModule.LifeEvents, (unit, job) => WriteLifeEvent.Run(Cases, Register, unit, WriteLifeEvent.NoticeOf(job)));
            foreach (var (topic, happened) in ZeroApplication.Events)
            {
                await Do(topic, (unit, job) => ZeroApplication.Run(Cases, Register, unit, happened, ZeroApplication.NoticeOf(job)));
            }

            async Task Do(string queue, Func<UnitOfWork, Job, Task> work)
            {
                var worker = new JobWorker(database, queue, (job, _) => Task.FromResult<Func<UnitOfWork, Task>>(unit => work(unit, job)), clock);
                while (await worker.RunNext(stop))
                {
                }
            }
        }
    }
}
