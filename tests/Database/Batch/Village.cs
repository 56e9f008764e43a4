using Anyu.Access;
using Anyu.Batch;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Batch;

/// <summary>A register of families of every kind, in three counties: couples, divorced, widowed, remarried and single parents, adopters, orphans, a sealed one, linked records.</summary>
internal sealed partial class Village : IAsyncDisposable
{
    private static readonly PlaceCode[] Places = [PlaceCode.Parse("371581001001"), PlaceCode.Parse("371581002001"), PlaceCode.Parse("220102001"), PlaceCode.Parse("310101")];

    private static readonly Source Source = new("police", "household-register", Confidence.Certified);

    private static readonly Actor Clerk = Actor.OfProgram(
        "clerk", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Sealed, RegisterPermissions.Link);

    private readonly FieldCipher cipher = new(KeyRing.New(CryptoSuite.International, TimeProvider.System));
    private readonly Outbox outbox;
    private readonly TestDatabase test;

    private Village(TestDatabase test, Anyu.Store.Database database, ManualClock clock)
    {
        (this.test, Database, Clock) = (test, database, clock);
        outbox = new Outbox(RegisterTopics.All.Concat(CaseworkModule.Topics).ToDictionary(topic => topic, topic => (IReadOnlyList<string>)[topic], StringComparer.Ordinal));
        (Register, Cases) = (new RegisterDesk(RegisterContent.Load(Repository.At("content")).Value!, cipher, outbox), new CaseDesk(CaseStage.Shelf, cipher, outbox));
    }

    public Anyu.Store.Database Database { get; }

    public ManualClock Clock { get; }

    public RegisterDesk Register { get; }

    public CaseDesk Cases { get; private set; }

    private DateOnly Today => CaseDesk.DayOf(Clock.GetUtcNow());

    public static async Task<Village> Fresh(DatabaseSystem system)
    {
        var (fresh, clock) = (await TestDatabase.Fresh(system), new ManualClock());
        var village = new Village(fresh, await fresh.Open(clock, AccessModule.Migrations, RegisterModule.Migrations, CaseworkModule.Migrations, BatchModule.Migrations), clock);
        Assert.Empty(await village.Database.Write(unit => Versions.Publish(unit, CaseStage.Shelf)));
        return village;
    }

    /// <summary>Some families of each kind.</summary>
    public async Task Settle(int ofEachKind)
    {
        for (var kind = 0; kind < 9; kind++)
        {
            for (var number = 0; number < ofEachKind; number++)
            {
                var (what, draws) = (kind, new Random(7 + (kind * 1000) + number));
                await Database.Write(unit => Family(unit, what, draws));
            }
        }
    }

    public async Task<Guid> Person(UnitOfWork unit, RegisteredSex sex, DateOnly born, PlaceCode? at, PlaceCode? hukou = null)
    {
        var person = new NewPerson { Id = Guid.CreateVersion7(), Name = sex == RegisteredSex.Male ? "样例男" : "样例女", Sex = sex, BirthDate = born, Residence = at, Hukou = hukou ?? at, Source = Source };
        var made = await RecordPerson.Run(Register, unit, Clerk, person);
        Assert.True(made.Succeeded, string.Join('\n', made.Problems));
        return made.Value.Id;
    }

    public async Task<Guid> Birth(UnitOfWork unit, Guid mother, Guid? father, DateOnly born, int ordinal = 1, int plurality = 1)
    {
        var birth = await RecordBirth.Run(Register, unit, Clerk, new BirthReport
        {
            Id = Guid.CreateVersion7(), Child = Guid.CreateVersion7(), Mother = ParentRef.Of(mother), Father = father is { } known ? ParentRef.Of(known) : null, BornOn = born,
            Sex = RegisteredSex.Female, Ordinal = ordinal, Plurality = plurality, Place = Places[0], Source = Source,
        });
        Assert.True(birth.Succeeded, string.Join('\n', birth.Problems));
        return birth.Value.Child;
    }

    public async Task Marry(UnitOfWork unit, Guid one, Guid other, DateOnly on) =>
        Done(await RecordMarriage.Run(Register, unit, Clerk, new MarriageReport(Guid.CreateVersion7(), one, ParentRef.Of(other), on, Source)));

    public async Task Move(Guid person, PlaceCode to, DateOnly on) =>
        Done(await Database.Write(unit => RecordMove.Run(Register, unit, Clerk, new Anyu.Register.MoveReport(Guid.CreateVersion7(), person, to, on, Source))));

    public Task<long> Count(string sql) => Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

    public Task<T> Read<T>(Func<UnitOfWork, Task<T>> work) => Database.Read(work);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await test.DisposeAsync();
    }

    private static void Done(Result<ActRecorded> act) => Assert.True(act.Succeeded, string.Join('\n', act.Problems));

    private async Task<bool> Family(UnitOfWork unit, int kind, Random draws)
    {
        var place = Places[draws.Next(Places.Length)];
        var mother = await Person(unit, RegisteredSex.Female, new DateOnly(1980 + draws.Next(18), 1 + draws.Next(12), 1 + draws.Next(28)), kind == 3 ? null : place, Places[draws.Next(Places.Length)]);
        var father = await Person(unit, RegisteredSex.Male, new DateOnly(1978 + draws.Next(18), 1 + draws.Next(12), 1 + draws.Next(28)), place);
        if (kind is not (3 or 4))
        {
            await Marry(unit, mother, father, new DateOnly(2018, 1 + draws.Next(12), 1 + draws.Next(28)));
        }

        var (child, of) = (Guid.Empty, kind == 3 ? (Guid?)null : father);
        for (var year = 2020; year < 2024; year += 2 + draws.Next(2))
        {
            var born = new DateOnly(year, 1 + draws.Next(12), 1 + draws.Next(28));
            var twins = draws.Next(8) == 0;
            child = await Birth(unit, mother, of, born, 1, twins ? 2 : 1);
            _ = twins ? await Birth(unit, mother, of, born, 2, 2) : child;
        }

        await (kind switch
        {
            0 => Expect(unit, mother),
            1 => Part(unit, mother, father, place),
            2 => Die(unit, mother),
            5 => Adopt(unit, child, place),
            6 => Orphan(unit, mother, father),
            7 => Link(unit, father, draws),
            8 => Seal(unit, child),
            _ => Task.CompletedTask,
        });
        return true;
    }

    private async Task Expect(UnitOfWork unit, Guid mother) =>
        Done(await RecordPregnancy.Run(Register, unit, Clerk, new PregnancyReport(Guid.CreateVersion7(), mother, Today.AddDays(120), Source)));

    /// <summary>Divorced, and the father married again.</summary>
    private async Task Part(UnitOfWork unit, Guid mother, Guid father, PlaceCode place)
    {
        Done(await RecordDivorce.Run(Register, unit, Clerk, new DivorceReport(Guid.CreateVersion7(), mother, father, Today.AddDays(-60), Source)));
        await Marry(unit, father, await Person(unit, RegisteredSex.Female, new(1990, 2, 3), place), Today.AddDays(-10));
    }

    private async Task Die(UnitOfWork unit, Guid person) => Done(await RecordDeath.Run(Register, unit, Clerk, new DeathReport(Guid.CreateVersion7(), person, Today.AddDays(-30), Source)));

    private async Task Adopt(UnitOfWork unit, Guid child, PlaceCode place)
    {
        var (mother, father) = (await Person(unit, RegisteredSex.Female, new(1985, 3, 4), place), await Person(unit, RegisteredSex.Male, new(1984, 5, 6), place));
        await Marry(unit, mother, father, new(2015, 5, 5));
        Done(await RecordAdoption.Run(Register, unit, Clerk, new AdoptionReport { Id = Guid.CreateVersion7(), Child = child, Mother = ParentRef.Of(mother), Father = ParentRef.Of(father), On = Today.AddDays(-20), Source = Source }));
    }

    private async Task Orphan(UnitOfWork unit, Guid mother, Guid father)
    {
        await Die(unit, mother);
        await Die(unit, father);
    }

    /// <summary>A second record of the father, linked to the first.</summary>
    private async Task Link(UnitOfWork unit, Guid father, Random draws)
    {
        var second = await Person(unit, RegisteredSex.Male, new(1979, 7, 8), Places[draws.Next(Places.Length)]);
        var (from, to) = draws.Next(2) == 0 ? (second, father) : (father, second);
        Done(await LinkPersons.Run(Register, unit, Clerk, new LinkOrder(Guid.CreateVersion7(), from, to, Source)));
    }

    private async Task Seal(UnitOfWork unit, Guid child) => Done(await SealPerson.Run(Register, unit, Clerk, child, "test"));
}
