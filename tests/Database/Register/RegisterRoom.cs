using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Register;

/// <summary>A register for one test, with the shipped tables, a clock that moves when told, and actors of two counties.</summary>
internal sealed class RegisterRoom : IAsyncDisposable
{
    private static readonly Lazy<RegisterContent> Loaded = new(() =>
        RegisterContent.Load(Repository.At("content")).Value ?? throw new InvalidOperationException(string.Join('\n', RegisterContent.Load(Repository.At("content")).Problems)));

    private readonly TestDatabase room;

    private RegisterRoom(TestDatabase room, Anyu.Store.Database database, ManualClock clock, RegisterDesk desk) => (this.room, Database, Clock, Desk) = (room, database, clock, desk);

    public static PlaceCode County { get; } = PlaceCode.Parse("371581");

    public static PlaceCode Village { get; } = PlaceCode.Parse("371581001001");

    public static PlaceCode Elsewhere { get; } = PlaceCode.Parse("220102");

    public static Source Certificate { get; } = new("hospital", "birth-certificate", Confidence.Certified);

    public Anyu.Store.Database Database { get; }

    public ManualClock Clock { get; }

    public RegisterDesk Desk { get; }

    public Actor Clerk { get; } = Actor.OfProgram("clerk", PlaceRange.Of(County), RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write);

    public Actor Registrar { get; } = Actor.OfProgram("registrar", PlaceRange.Of(County), RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Link, RegisterPermissions.Sealed, RegisterPermissions.Import, RegisterPermissions.Export);

    public Actor ClerkElsewhere { get; } = Actor.OfProgram("clerk-elsewhere", PlaceRange.Of(Elsewhere), RegisterPermissions.Search, RegisterPermissions.Read, RegisterPermissions.Write, RegisterPermissions.Link);

    public static async Task<RegisterRoom> Fresh(DatabaseSystem system)
    {
        var fresh = await TestDatabase.Fresh(system);
        var clock = new ManualClock();
        var database = await fresh.Open(clock, RegisterModule.Migrations);
        return new RegisterRoom(fresh, database, clock, NewDesk());
    }

    /// <summary>The same database as another process has it open: with connections and a turn to write of its own.</summary>
    public Task<Anyu.Store.Database> OpenAgain() => room.Open(Clock, RegisterModule.Migrations);

    /// <summary>The shipped tables with keys of its own.</summary>
    public static RegisterDesk NewDesk() => new(
        Loaded.Value,
        new FieldCipher(KeyRing.New(CryptoSuite.International, TimeProvider.System)),
        new Outbox(RegisterTopics.All.ToDictionary(topic => topic, _ => (IReadOnlyList<string>)["heard"], StringComparer.Ordinal)));

    /// <summary>An identity number that holds, made of a birth date and a sequence.</summary>
    public static string Number(DateOnly born, int sequence)
    {
        var seventeen = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"371502{born:yyyyMMdd}{sequence:000}");
        return seventeen + ResidentId.CheckCharacter(seventeen);
    }

    public static NewPerson Person(string name, DateOnly born, int sequence = 0, PlaceCode? at = null) => new()
    {
        Id = Guid.CreateVersion7(),
        Name = name,
        Sex = sequence % 2 == 1 ? RegisteredSex.Male : RegisteredSex.Female,
        BirthDate = born,
        Number = sequence == 0 ? null : Number(born, sequence),
        Residence = at ?? Village,
        Hukou = at ?? Village,
        Source = new Source("police", "household-register", Confidence.Certified),
    };

    public static BirthReport Birth(Guid? mother, DateOnly bornOn, string? certificate = "L350247695") => new()
    {
        Id = Guid.CreateVersion7(),
        Child = Guid.CreateVersion7(),
        Mother = mother is { } id ? ParentRef.Of(id) : null,
        BornOn = bornOn,
        Sex = RegisteredSex.Female,
        Certificate = certificate,
        Place = County,
        Source = Certificate,
    };

    public Task<T> Do<T>(Func<UnitOfWork, Task<T>> work) => Database.Write(work);

    public async Task<PersonRecorded> Record(NewPerson person, Actor? actor = null)
    {
        var recorded = await Do(unit => RecordPerson.Run(Desk, unit, actor ?? Clerk, person));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
        return recorded.Value;
    }

    public async Task<BirthRecorded> Record(BirthReport report, Actor? actor = null)
    {
        var recorded = await Do(unit => RecordBirth.Run(Desk, unit, actor ?? Clerk, report));
        Assert.True(recorded.Succeeded, string.Join('\n', recorded.Problems));
        return recorded.Value;
    }

    public async Task<PersonPage> Search(string text, Actor? actor = null)
    {
        var page = await Do(unit => FindPersons.Run(Desk, unit, actor ?? Clerk, new PersonQuery(text)));
        Assert.True(page.Succeeded, string.Join('\n', page.Problems));
        return page.Value;
    }

    public async Task<PersonRecord> Read(Guid id, AsOf? asOf = null, Actor? actor = null)
    {
        var read = await Do(unit => ReadPerson.Run(Desk, unit, actor ?? Clerk, id, asOf ?? AsOf.Now));
        Assert.True(read.Succeeded, string.Join('\n', read.Problems));
        return read.Value;
    }

    public Task<long> Count(string sql) => Database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await room.DisposeAsync();
    }
}
