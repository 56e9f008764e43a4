using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Anyu.Batch;

namespace Anyu.Web.Simulations;

/// <summary>
/// Simulations asked for on pages: one runs at a time, the others wait in the order in which they came. A visitor has one; a run at which nobody looks is stopped, and a result
/// at which nobody looks is dropped. Nothing of them is written to the disk.
/// </summary>
internal sealed partial class SimulationRuns(Library library, ReformShelf shelf, TimeProvider clock, ILogger<SimulationRuns> log) : BackgroundService
{
    /// <summary>The most families of a run.</summary>
    public const long MostFamilies = 100_000;

    /// <summary>The most runs that wait.</summary>
    public const int MostWaiting = 8;

    /// <summary>The most results kept.</summary>
    public const int MostKept = 40;

    /// <summary>The most families of a forecast.</summary>
    public const long MostOfForecast = 400_000;

    /// <summary>The most changed answers kept to be taken away.</summary>
    public const long MostRows = 50_000;

    private const int IdBytes = 16;

    /// <summary>A run whose page nobody loads for so long is stopped; the page loads itself every few seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, SimulationRun> runs = new(StringComparer.Ordinal);
    private readonly Channel<SimulationRun> queue = Channel.CreateUnbounded<SimulationRun>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock turn = new();

    /// <summary>Puts a run into the queue, or says why it must wait until later.</summary>
    public Result<SimulationRun> Begin(string visitor, SimulationOrder order)
    {
        lock (turn)
        {
            Drop();
            var going = runs.Values.Where(r => !r.IsOver).ToArray();
            if (Array.Exists(going, r => r.Visitor == visitor))
            {
                return Result<SimulationRun>.Failure(SimulationProblems.OneAtATime());
            }

            if (going.Length > MostWaiting)
            {
                return Result<SimulationRun>.Failure(SimulationProblems.QueueFull(MostWaiting));
            }

            var run = new SimulationRun(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), visitor, order, clock);
            runs[run.Id] = run;
            _ = queue.Writer.TryWrite(run);
            return Result<SimulationRun>.Success(run);
        }
    }

    /// <summary>The run of that id, which counts as looked at; null when there is none any more, and when it is over a register and not this account's.</summary>
    public SimulationRun? Find(string id, Guid? account = null)
    {
        if (!runs.TryGetValue(id, out var run) || run.Order.Register?.Account != account)
        {
            return null;
        }

        run.Look();
        return run;
    }

    /// <summary>The run of a visitor that has not ended.</summary>
    public SimulationRun? GoingOf(string visitor) => runs.Values.FirstOrDefault(r => !r.IsOver && r.Visitor == visitor);

    /// <summary>How many runs come before this one.</summary>
    public int Before(SimulationRun run) => runs.Values.Count(r => !r.IsOver && r != run && r.Asked < run.Asked);

    /// <summary>Nothing more is taken; what runs is stopped.</summary>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var run in queue.Reader.ReadAllAsync(CancellationToken.None))
        {
            await Task.Run(() => Run(run, stoppingToken), CancellationToken.None);
        }
    }

    /// <summary>Forgets results that nobody looks at, the ones looked at longest ago first, and stops runs that nobody waits for.</summary>
    private void Drop()
    {
        foreach (var run in runs.Values.Where(r => !r.IsOver && r.Unwatched > Patience))
        {
            run.End(SimulationProblems.NobodyLooked());
        }

        foreach (var (at, run) in runs.Values.Where(r => r.IsOver).OrderBy(r => r.Unwatched).Index())
        {
            if (at >= MostKept || run.Unwatched > Kept)
            {
                runs.TryRemove(run.Id, out _);
            }
        }
    }

    private void Run(SimulationRun run, CancellationToken stoppingToken)
    {
        if (run.IsOver || run.Unwatched > Patience)
        {
            run.End(SimulationProblems.NobodyLooked());
            return;
        }

        try
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(run.Stopping, stoppingToken);
            run.Prepare();
            Simulate(run, either.Token);
        }
        catch (OperationCanceledException)
        {
            run.End(SimulationProblems.Stopped());
        }
        catch (Exception fault)
        {
            LogFailed(log, fault, run.Id);
            run.End(SimulationProblems.Failed());
        }
    }

    private void Simulate(SimulationRun run, CancellationToken stop)
    {
        var branches = ImmutableArray.CreateBuilder<LawBranch>();
        foreach (var file in run.Order.Reforms)
        {
            stop.ThrowIfCancellationRequested();
            var branched = shelf.Branch(file);
            if (branched.Value is not { } branch)
            {
                run.End(branched.Problems);
                return;
            }

            branches.Add(branch);
        }

        var opened = Open(run.Order);
        if (opened.Value is not { } families)
        {
            run.End(opened.Problems);
            return;
        }

        Decide(run, new ReformOrder(library.Book, branches.ToImmutable(), families, run.Order.On) { Threads = Math.Max(1, Environment.ProcessorCount / 2), Place = run.Order.Place ?? PlaceCode.Nation }, stop);
    }

    private Result<IPopulation> Open(SimulationOrder order)
    {
        if (order.Register is { } registered)
        {
            return Result<IPopulation>.Success(registered.Families);
        }

        if (order.Forecast is not { } forecast)
        {
            ImmutableArray<string> places = order.Place is { } place ? SyntheticPopulation.CountiesOf(library.Book, place) : [];
            return Result<IPopulation>.Success(new SyntheticPopulation(library.Book, order.Families, SyntheticPopulation.UsualSeed, order.On, places));
        }

        var drawn = ForecastPopulation.Of(library.Book, forecast.Run, forecast.Name, forecast.Year, ForecastShare.Median, OrderShares.Usual, SyntheticPopulation.UsualSeed);
        return drawn.Value is not { } families ? Result<IPopulation>.Failure(drawn.Problems)
            : families.Basis.Families > MostOfForecast ? Result<IPopulation>.Failure(SimulationProblems.LargeForecast(families.Basis.Families, MostOfForecast))
            : Result<IPopulation>.Success(families);
    }

    private static void Decide(SimulationRun run, ReformOrder order, CancellationToken stop)
    {
        var job = ReformJob.Of(order);
        run.Decide(order.Families.Parts.Sum(p => p.Families), order.Families is ForecastPopulation { Basis: var basis } ? [basis.Taken, basis.Assumed] : []);
        if (run.Order.Register is { } registered)
        {
            var report = job.Run(families => Told(run, families), null, stop);
            run.End(DisclosedReport.Of(report, ReportWriter.LevelOf(run.Order.Place), registered.Threshold));
            return;
        }

        run.End(WithRows(run, job, order, stop).GetAwaiter().GetResult());
    }

    private static async Task<SimulationReport> WithRows(SimulationRun run, ReformJob job, ReformOrder order, CancellationToken stop)
    {
        using var bytes = new MemoryStream();
        var rows = await ReformRows.Open(order, bytes, MostRows);
        SimulationReport report;
        await using (rows)
        {
            report = job.Run(families => Told(run, families), rows, stop);
        }

        run.Keep([.. bytes.ToArray()], rows.Rows, rows.IsCut);
        return report;
    }

    private static void Told(SimulationRun run, int families)
    {
        run.Count(families);
        if (run.Unwatched > Patience)
        {
            run.End(SimulationProblems.NobodyLooked());
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Simulation {Id} failed")]
    private static partial void LogFailed(ILogger logger, Exception fault, string id);
}
