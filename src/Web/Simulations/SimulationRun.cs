using Anyu.Batch;
using Anyu.Forecast;

namespace Anyu.Web.Simulations;

/// <summary>What somebody asks: reforms, families, a day.</summary>
/// <param name="Reforms">The files of the reforms, in the order asked.</param>
/// <param name="Place">The division whose counties the families live in; null: some counties of every place with documents.</param>
/// <param name="Families">How many synthetic families.</param>
/// <param name="On">The day asked.</param>
internal sealed record SimulationOrder(ImmutableArray<ReformFile> Reforms, PlaceCode? Place, long Families, DateOnly On)
{
    /// <summary>The forecast whose families they are; null: none.</summary>
    public SimulationForecast? Forecast { get; init; }

    /// <summary>The families of the register, found for whom they are asked by; null: none.</summary>
    public SimulationRegister? Register { get; init; }
}

/// <summary>The families of a forecast at the beginning of a year.</summary>
/// <param name="Run">The kept forecast.</param>
/// <param name="Name">Its id.</param>
/// <param name="Year">The year.</param>
internal sealed record SimulationForecast(KeptRun Run, string Name, int Year);

/// <summary>The families of the register.</summary>
/// <param name="Families">The families.</param>
/// <param name="Account">Who asked, and alone sees the result.</param>
/// <param name="Threshold">Counts of families from 1 to below it are not told.</param>
internal sealed record SimulationRegister(RegisterPopulation Families, Guid Account, int Threshold);

/// <summary>Where a simulation is.</summary>
internal enum SimulationStage
{
    /// <summary>Others come first.</summary>
    Waiting,

    /// <summary>The law is read with its changes, and compiled.</summary>
    Preparing,

    /// <summary>Families are decided.</summary>
    Deciding,

    /// <summary>The report is there.</summary>
    Done,

    /// <summary>It ended with problems.</summary>
    Ended,
}

/// <summary>One simulation that was asked for; told by the thread that runs it and read by those who look.</summary>
internal sealed class SimulationRun(string id, string visitor, SimulationOrder order, TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private long lookedAt = clock.GetTimestamp();
    private long decidingSince;
    private long decided;
    private volatile Ending? ending;
    private volatile bool isPreparing;

    /// <summary>Its id in the address: random, so that nobody finds the simulations of others.</summary>
    public string Id => id;

    /// <summary>The browser that asked for it.</summary>
    public string Visitor => visitor;

    public SimulationOrder Order => order;

    /// <summary>When it was asked for, to tell which came first.</summary>
    public long Asked { get; } = clock.GetTimestamp();

    /// <summary>Ends the run between two blocks.</summary>
    public CancellationToken Stopping => stop.Token;

    public SimulationStage Stage => ending is { } end ? (end.Report is null ? SimulationStage.Ended : SimulationStage.Done)
        : Volatile.Read(ref decidingSince) != 0 ? SimulationStage.Deciding
        : isPreparing ? SimulationStage.Preparing : SimulationStage.Waiting;

    /// <summary>Whether it has ended, one way or another.</summary>
    public bool IsOver => ending is not null;

    /// <summary>The report; null before the end, and when it ended with problems.</summary>
    public SimulationReport? Report => ending?.Report;

    /// <summary>Why there is no report.</summary>
    public ImmutableArray<Problem> Problems => ending?.Problems ?? [];

    /// <summary>What the population is taken from and what of it is assumed, beside its name.</summary>
    public ImmutableArray<Bilingual> Basis { get; private set; } = [];

    /// <summary>How many families there are.</summary>
    public long Families { get; private set; } = order.Families;

    /// <summary>The answers that change, as Parquet; null where nobody may take them away.</summary>
    public (ImmutableArray<byte> Bytes, long Rows, bool IsCut)? Rows { get; private set; }

    /// <summary>How many families are decided.</summary>
    public long Decided => Interlocked.Read(ref decided);

    /// <summary>How long nobody has looked.</summary>
    public TimeSpan Unwatched => clock.GetElapsedTime(Interlocked.Read(ref lookedAt));

    /// <summary>Families a second so far, and the time left; null before it can be told.</summary>
    public (decimal FamiliesASecond, TimeSpan Left)? Pace()
    {
        var since = Volatile.Read(ref decidingSince);
        var seconds = since == 0 ? 0 : (decimal)clock.GetElapsedTime(since).TotalSeconds;
        if (Decided == 0 || seconds == 0)
        {
            return null;
        }

        var rate = Decided / seconds;
        return (rate, TimeSpan.FromSeconds((double)((Families - Decided) / rate)));
    }

    /// <summary>Somebody looks.</summary>
    public void Look() => Interlocked.Exchange(ref lookedAt, clock.GetTimestamp());

    public void Prepare() => isPreparing = true;

    /// <summary>So many families are decided from now on.</summary>
    public void Decide(long families, ImmutableArray<Bilingual> basis)
    {
        (Families, Basis) = (families, basis);
        Volatile.Write(ref decidingSince, clock.GetTimestamp());
    }

    /// <summary>Keeps the answers that change.</summary>
    public void Keep(ImmutableArray<byte> bytes, long rows, bool isCut) => Rows = (bytes, rows, isCut);

    /// <summary>So many more are decided.</summary>
    public void Count(int families) => Interlocked.Add(ref decided, families);

    public void End(SimulationReport report) => ending ??= new Ending(report, []);

    /// <summary>Ends it without a report; what ended first stays.</summary>
    public void End(params ImmutableArray<Problem> problems)
    {
        ending ??= new Ending(null, problems);
        stop.Cancel();
    }

    public void Dispose() => stop.Dispose();

    private sealed record Ending(SimulationReport? Report, ImmutableArray<Problem> Problems);
}
