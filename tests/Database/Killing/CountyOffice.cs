using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.DatabaseTests.Killing;

/// <summary>A county's database with its desks and with one worker for each queue, as the product wires them.</summary>
internal sealed class CountyOffice : IAsyncDisposable
{
    /// <summary>A job whose worker was killed is another's after this.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    private const string LifeEvents = "casework.life-events";

    private CountyOffice(Anyu.Store.Database database, CountyContent content, TimeProvider clock)
    {
        var heard = CaseworkModule.Topics.Concat(RegisterTopics.All).ToDictionary(topic => topic, _ => (IReadOnlyList<string>)[], StringComparer.Ordinal);
        heard[CaseworkModule.LifeEvents] = [LifeEvents];
        foreach (var (topic, happened) in ZeroApplication.Events)
        {
            heard[topic] = [ZeroApplication.Queue(happened)];
        }

        var outbox = new Outbox(heard);
        (Database, Cases, Register) = (database, new CaseDesk(content.Shelf, content.Cipher, outbox), new RegisterDesk(content.Register, content.Cipher, outbox));
        Workers =
        [
            Worker(LifeEvents, job => unit => WriteLifeEvent.Run(Cases, Register, unit, WriteLifeEvent.NoticeOf(job)), clock),
            .. ZeroApplication.Events.Values.Select(happened => Worker(ZeroApplication.Queue(happened), job => unit => ZeroApplication.Run(Cases, Register, unit, happened, ZeroApplication.NoticeOf(job)), clock)),
        ];
    }

    public Anyu.Store.Database Database { get; }

    public CaseDesk Cases { get; }

    public RegisterDesk Register { get; }

    public IReadOnlyList<JobWorker> Workers { get; }

    public static Actor Hospital { get; } = Actor.OfProgram("hospital", PlaceRange.Nation, RegisterPermissions.Read, RegisterPermissions.Write);

    public static async Task<CountyOffice> Open(string where, CountyContent content, TimeProvider clock)
    {
        var opened = await Anyu.Store.Database.Open(where, [AccessModule.Migrations, RegisterModule.Migrations, CaseworkModule.Migrations], clock);
        var office = new CountyOffice(opened.Value ?? throw new InvalidOperationException(string.Join('\n', opened.Problems)), content, clock);
        await office.Database.Write(unit => Versions.Publish(unit, content.Shelf));
        return office;
    }

    /// <summary>A mother applies; the same id and facts are the same application, whoever sends them again.</summary>
    public Task<Result<SubmittedCase>> Apply(Guid id, Guid mother, string number) => Database.Write(unit => new SubmitCase(
        id, "birth-registration", Casework.CaseStage.Registration.SetItem("mother.residentId", number)).Run(Cases, unit, Actor.OfCitizen(mother, mother, [CaseworkPermissions.Apply, CaseworkPermissions.Own])));

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private JobWorker Worker(string queue, Func<Job, Func<UnitOfWork, Task>> work, TimeProvider clock) =>
        new(Database, queue, (job, _) => Task.FromResult(work(job)), clock) { Lease = Lease, Poll = TimeSpan.FromMilliseconds(20) };
}

/// <summary>What an office works with, read once.</summary>
internal sealed record CountyContent(ServiceShelf Shelf, RegisterContent Register, FieldCipher Cipher)
{
    public static CountyContent Load(string keys) =>
        new(Casework.CaseStage.Shelf, RegisterContent.Load(Repository.At("content")).Value!, new FieldCipher(KeyFile.Read(keys).Value!));
}

/// <summary>The clock of the machine, so many days away: the working calendar of the content is known for that year.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
