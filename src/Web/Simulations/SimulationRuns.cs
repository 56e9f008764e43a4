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

    /// <summary>The run of that id, which counts as looked at; null when there is none any more.</summary>
    public SimulationRun? Find(string id)
    {
        var run = runs.GetValueOrDefault(id);
        run?.Look();
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

        var (book, order) = (library.Book, run.Order);
        var population = new SyntheticPopulation(book, order.Families, SyntheticPopulation.UsualSeed, order.On, order.Place is { } place ? SyntheticPopulation.CountiesOf(book, place) : []);
        var simulation = ReformSimulation.Of(book, branches.ToImmutable(), population.Schema, order.On);
        run.Decide();
        ImmutableArray<Func<Feel.IColumnBlocks>> parts = [.. population.Parts.Select(p => (Func<Feel.IColumnBlocks>)(() => population.Open(p)))];
        run.End(simulation.Run(parts, Math.Max(1, Environment.ProcessorCount / 2), families => Told(run, families), stop));
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
