using System.Collections.Immutable;
using System.Net;
using Anyu.Casework;
using Anyu.DatabaseTests.Casework;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Exchange;

/// <summary>A county's cases and the simulated agencies, joined by requests that never leave the process; time passes when told.</summary>
internal sealed class ExchangeStage : IAsyncDisposable
{
    private static readonly SystemBook Systems = SystemBook.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/exchange");

    private readonly KeyRing own = KeyRing.New(CryptoSuite.International, TimeProvider.System);
    private readonly HttpMessageInvoker http;
    private readonly List<JobWorker> workers = [];
    private CancellationTokenSource ending = new();

    private readonly KeyRing theirs;

    private ExchangeStage(CaseStage cases, CryptoSuite suite)
    {
        (Cases, theirs) = (cases, KeyRing.New(suite, TimeProvider.System));
        Agencies = new AgencySimulator(Systems, theirs, cases.Clock);
        http = new HttpMessageInvoker(new Wire(this));
        var links = Systems.Systems.ToDictionary(s => s.Id, s => new AgencyLink(new Uri($"http://agencies.invalid/{s.Id}"), _ => Task.FromResult<PublicKeys?>(Agencies.PublicKeys)), StringComparer.Ordinal);
        Desk = new ExchangeDesk(Systems, links, own);
        Start();
    }

    public CaseStage Cases { get; }

    public AgencySimulator Agencies { get; }

    public ExchangeDesk Desk { get; }

    public Delivery Delivery { get; private set; } = null!;

    /// <summary>What was answered to the agencies' own events: codes of problems.</summary>
    public List<string> Refusals { get; } = [];

    /// <summary>The system that calls every event wrong.</summary>
    public string Rejects { get; set; } = "";

    /// <summary>Breaks the line behind a request: the agency took it, and the process ends before it knows.</summary>
    public Func<bool> Dies { get; set; } = () => false;

    public static async Task<ExchangeStage> Fresh(DatabaseSystem system, CryptoSuite? suite = null) => new(await CaseStage.Fresh(system), suite ?? CryptoSuite.International);

    /// <summary>The same database after the program was stopped and started again.</summary>
    public async Task Restart()
    {
        await Cases.Restart();
        ending.Dispose();
        ending = new CancellationTokenSource();
        Start();
    }

    /// <summary>Lets time pass, in steps, while queues and agencies work.</summary>
    public async Task Pass(TimeSpan time, TimeSpan? step = null)
    {
        var each = step ?? TimeSpan.FromSeconds(5);
        for (var passed = TimeSpan.Zero; passed <= time; passed += each)
        {
            await Work();
            Cases.Clock.Advance(each);
        }

        await Work();
    }

    /// <summary>Everything that can be done now.</summary>
    public async Task Work()
    {
        for (var busy = true; busy;)
        {
            busy = false;
            foreach (var worker in workers.ToList())
            {
                busy |= await worker.RunNext(ending.Token);
            }

            foreach (var post in Agencies.Due())
            {
                busy = true;
                Agencies.Settle(post, await Receive(post.Body, post.Signature) is null);
            }
        }
    }

    /// <summary>What the inbound side makes of a request; null when it was taken.</summary>
    public async Task<Problem?> Receive(byte[] body, string signature)
    {
        var read = await IncomingEvent.Read(Desk, body, signature, TestContext.Current.CancellationToken);
        if (read.Value is null)
        {
            await Cases.Database.Write(unit => RefusedEvents.Note(Desk, unit, body, read.Problems[0]));
        }

        var problem = read.Value is null ? read.Problems[0] : (await Cases.Database.Write(unit => new FollowAnswer(read.Value).Run(Cases.Desk, unit))).Problems.FirstOrDefault();
        if (problem is not null)
        {
            Refusals.Add(problem.Code);
        }
        else
        {
            await Delivery.Heard(read.Value!.System);
        }

        return problem;
    }

    /// <summary>An event that a system signs and sends.</summary>
    public Task<Problem?> Say(string system, string id, string type, string subject, AnswerData answer, long sequence = 1, string receiver = ExchangeDesk.Source)
    {
        var body = new CloudEvent(id, Systems.Find(system)!.Source, type, subject, Cases.Clock.GetUtcNow(), sequence, answer.ToJson(), receiver).ToBytes();
        return Receive(body, theirs.Sign(body).ToText());
    }

    /// <summary>The signature of this installation.</summary>
    public string Sign(byte[] body) => own.Sign(body).ToText();

    /// <summary>The keys with which this installation signs.</summary>
    public PublicKeys PublicKeys => own.PublicKeys;

    /// <summary>The case as it stands.</summary>
    public async Task<CaseState> StateOf(Guid id) => (await Cases.Database.Write(unit => CaseFile.Open(Cases.Desk, unit, id)))!.State;

    /// <summary>What happened in a case.</summary>
    public Task<IReadOnlyList<string>> EventsOf(Guid id) =>
        Cases.Database.Read(unit => unit.Query<string>(new Statement("test", "select kind from casework_event where case_id = @Id order by sequence"), new { Id = id }));

    /// <summary>One thing at birth of some mother: the position within the birth makes it another's.</summary>
    public static ImmutableSortedDictionary<string, string> Birth(int number) =>
        CaseStage.OneThing.SetItem("child.name", FormattableString.Invariant($"样例宝{number}")).SetItem("birth.babies", "9").SetItem("child.orderInBirth", "1")
            .SetItem("birth.date", new DateOnly(2025, 2, 27).AddDays(-number).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The process ends: nothing that follows a request is done, not even noting that it failed.</summary>
    private OperationCanceledException End()
    {
        ending.Cancel();
        return new OperationCanceledException(ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        ending.Dispose();
        await Cases.DisposeAsync();
    }

    private void Start()
    {
        Delivery = new Delivery(Desk, Cases.Database, http, (unit, sent) => AgencyOrders.DataOf(Cases.Desk, unit, sent), Cases.Clock);
        workers.Clear();
        workers.Add(new JobWorker(
            Cases.Database,
            CaseworkModule.AgencyOrders + "/test",
            (job, _) => Task.FromResult<Func<UnitOfWork, Task>>(unit => AgencyOrders.Route(Desk, unit, job)),
            Cases.Clock));
        workers.AddRange(Desk.Connected.Select(Delivery.WorkerOf));
    }

    private sealed class Wire(ExchangeStage stage) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
            if (request.RequestUri!.AbsolutePath[1..] == stage.Rejects)
            {
                return new HttpResponseMessage(HttpStatusCode.UnprocessableEntity);
            }

            var reply = stage.Agencies.Take(request.RequestUri.AbsolutePath[1..], body, request.Headers.GetValues(Delivery.SignatureHeader).Single(), stage.own.PublicKeys);
            return stage.Dies() ? throw stage.End()
                : reply == SimulatedReply.Lost ? throw new HttpRequestException("connection reset")
                : new HttpResponseMessage(reply == SimulatedReply.Accepted ? HttpStatusCode.Accepted : HttpStatusCode.BadRequest);
        }
    }
}
