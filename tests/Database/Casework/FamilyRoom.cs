using System.Collections.Immutable;
using System.Text;
using Anyu.Access;
using Anyu.Casework;
using Anyu.DatabaseTests.Register;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Casework;

/// <summary>A register and casework on one fresh database, and a family in it whose parents are signed in.</summary>
internal sealed class FamilyRoom : IAsyncDisposable
{
    private readonly TestDatabase test;
    private readonly Anyu.Store.Database database;
    private readonly FieldCipher cipher;
    private readonly Outbox outbox;

    private FamilyRoom(TestDatabase test, Anyu.Store.Database database, ManualClock clock)
    {
        (this.test, this.database, Clock) = (test, database, clock);
        cipher = new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System));
        outbox = new Outbox(RegisterTopics.All.Concat(CaseworkModule.Topics).ToDictionary(topic => topic, _ => (IReadOnlyList<string>)["heard"], StringComparer.Ordinal));
        Register = new RegisterDesk(RegisterContent.Load(Repository.At("content")).Value!, cipher, outbox);
        Desk = DeskOf(CaseStage.Shelf);
    }

    /// <summary>Writes to the register.</summary>
    public static Actor Writer { get; } = Actor.OfProgram("clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);

    public ManualClock Clock { get; }

    public RegisterDesk Register { get; }

    public CaseDesk Desk { get; private set; }

    public static async Task<FamilyRoom> Fresh(DatabaseSystem system)
    {
        var fresh = await TestDatabase.Fresh(system);
        var clock = new ManualClock();
        return new FamilyRoom(fresh, await fresh.Open(clock, AccessModule.Migrations, RegisterModule.Migrations, CaseworkModule.Migrations), clock);
    }

    /// <summary>The law is amended: from now on the program reads it so.</summary>
    public void Amend(string changes)
    {
        var branch = LawBranch.Of(CaseStage.Shelf.Book, "reforms/amended.yaml", Encoding.UTF8.GetBytes($"id: amended\nzh: 修订\nen: Amended\nchanges:\n{changes}"));
        Assert.True(branch.Succeeded, string.Join('\n', branch.Problems));
        Desk = DeskOf(ServiceShelf.Load(branch.Value.Book).Value!);
    }

    /// <summary>A married couple in a place, and the wife signed in.</summary>
    public Task<(Guid Wife, Actor Citizen)> CoupleIn(PlaceCode place) => Write(async unit =>
    {
        var wife = (await RecordPerson.Run(Register, unit, Writer, RegisterRoom.Person("样例女", new(1994, 5, 3), 2, place))).Value!.Id;
        var husband = (await RecordPerson.Run(Register, unit, Writer, RegisterRoom.Person("样例男", new(1992, 8, 11), 1, place))).Value!.Id;
        Assert.True((await RecordMarriage.Run(Register, unit, Writer, new MarriageReport(Guid.CreateVersion7(), wife, ParentRef.Of(husband), new(2020, 1, 1), RegisterRoom.Certificate))).Succeeded);
        return (wife, Signed(wife));
    });

    /// <summary>The register's message about what happened to these, as the lawbook hears it.</summary>
    public Task<ImmutableArray<StandingChange>> Happened(string what, params ImmutableArray<Guid> persons) =>
        Write(unit => ZeroApplication.Run(Desk, Register, unit, what, new RegisterNotice(Guid.CreateVersion7(), persons)));

    /// <summary>The cases of the family's thread that a citizen sees.</summary>
    public async Task<ImmutableArray<CaseView>> Cases(Actor citizen) => (await Thread(citizen)).Cases;

    /// <summary>A mother and her child in the register, and the mother signed in.</summary>
    public async Task<(BirthRecorded Birth, Actor Citizen)> MotherOf(DateOnly born)
    {
        return await Write(async unit =>
        {
            var mother = await RecordPerson.Run(Register, unit, Writer, RegisterRoom.Person("样例女", new(1994, 5, 3), 2));
            Assert.True(mother.Succeeded, string.Join('\n', mother.Problems));
            var birth = await RecordBirth.Run(Register, unit, Writer, RegisterRoom.Birth(mother.Value.Id, born));
            Assert.True(birth.Succeeded, string.Join('\n', birth.Problems));
            return (birth.Value, Actor.OfCitizen(mother.Value.Id, Guid.CreateVersion7(), [CaseworkPermissions.Apply, CaseworkPermissions.Own]));
        });
    }

    /// <summary>Married parents and their child, both signed in.</summary>
    public async Task<(BirthRecorded Birth, Actor Mother, Actor Father)> ParentsOf(DateOnly born)
    {
        return await Write(async unit =>
        {
            var mother = (await RecordPerson.Run(Register, unit, Writer, RegisterRoom.Person("样例女", new(1994, 5, 3), 2))).Value!.Id;
            var father = (await RecordPerson.Run(Register, unit, Writer, RegisterRoom.Person("样例男", new(1992, 8, 11), 1))).Value!.Id;
            Assert.True((await RecordMarriage.Run(Register, unit, Writer, new MarriageReport(Guid.CreateVersion7(), mother, ParentRef.Of(father), new(2020, 1, 1), RegisterRoom.Certificate))).Succeeded);
            var birth = await RecordBirth.Run(Register, unit, Writer, RegisterRoom.Birth(mother, born) with { Father = ParentRef.Of(father) });
            Assert.True(birth.Succeeded, string.Join('\n', birth.Problems));
            return (birth.Value, Signed(mother), Signed(father));
        });
    }

    public async Task<ImmutableArray<KeptStanding>> Offers(Actor citizen, Guid matter) => (await Write(unit => FamilyThread.Read(Desk, Register, unit, citizen, matter)))!.Standings;

    public Task<Result<CaseState>> Act(Actor actor, Guid id, Func<Party, CaseCommand> command) => Write(unit => new ActOnCase(Guid.CreateVersion7(), id, command).Run(Desk, unit, actor));

    public async Task Agency(Guid id, string step, string fact, string value) => Assert.True((await Act(Actor.OfProgram("exchange", PlaceRange.Nation), id, party => new TakeAnswer(
        party, step, CaseEngine.OrderOf(id, step, 1), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", ""))).Succeeded);

    public Task<long> Count(string sql) => database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

    /// <summary>The holder of a post that the table of posts has.</summary>
    public Task<Actor> Clerk() => CaseStage.Clerk(database, "medical-insurance");

    private CaseDesk DeskOf(ServiceShelf shelf) => new(shelf, cipher, outbox) { Register = Register };

    private static Actor Signed(Guid person) => Actor.OfCitizen(person, Guid.CreateVersion7(), [CaseworkPermissions.Apply, CaseworkPermissions.Own]);

    public Task<ImmutableArray<StandingChange>> Hear(string happened, Guid birth) =>
        Write(async unit => await ZeroApplication.Run(Desk, Register, unit, happened, RegisterNotice.Read((await unit.Query<string>(TestDatabase.Sql($"select body from store_job where body like '%{birth:D}%' limit 1")))[0])));

    public Task<IReadOnlyList<Standing>> Standings(Guid family) => database.Read(unit => RunLawbook.Of(Desk, unit, family));

    public Task<Result<AnsweredQuestion>> Answer(Actor citizen, Guid matter, string path, string answer) =>
        Write(unit => ZeroApplication.Answer(Desk, Register, unit, citizen, matter, path, answer));

    public async Task<List<StandingChange>> AnswerAll(Actor citizen, Guid matter, params (string Path, string Answer)[] answers)
    {
        var changes = new List<StandingChange>();
        foreach (var (path, answer) in answers)
        {
            var answered = await Answer(citizen, matter, path, answer);
            Assert.True(answered.Succeeded, string.Join('\n', answered.Problems));
            changes.AddRange(answered.Value.Changes);
        }

        return changes;
    }

    public Task<int> LookAgain() => ZeroApplication.LookAgain(Desk, Register, database);

    public async Task<MatterView> Thread(Actor citizen)
    {
        var (id, _, _) = Assert.Single(await database.Read(unit => ReadCase.OwnMatters(unit, citizen)));
        return (await Write(unit => ReadCase.Matter(Desk, unit, citizen, id)))!;
    }

    public Task<T> Write<T>(Func<UnitOfWork, Task<T>> work) => database.Write(work);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await test.DisposeAsync();
    }
}
