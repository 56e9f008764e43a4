using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>One run through a table: the next part is read and prepared while the last is stored.</summary>
internal sealed class ImportRun(RegisterDesk desk, Database database, Actor actor, ImportOrder order, bool isDryRun, ImportCounts reached, bool isFirst)
{
    private readonly HashSet<ulong> numbers = [];
    private readonly List<RefusedRow> refused = [];
    private readonly SortedDictionary<string, double> spent = new(StringComparer.Ordinal);
    private ImportCounts counts = reached;
    private EarlierRows? earlier = isFirst ? new EarlierRows() : null;

    /// <summary>What is imported.</summary>
    public ImportOrder Order => order;

    /// <summary>Why the run stopped; null when it did not.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Goes through the rows behind the last one that is stored.</summary>
    public async Task Through(IEnumerator<TableRow> rows, PersonColumns columns, int lastRow, CancellationToken stop)
    {
        var now = await database.Read(unit => Task.FromResult(unit.Now), stop);
        var reader = new PersonRowReader(columns, desk.Names.Form, actor.Scope, RegisterDesk.DayOf(now));
        var preparer = new PersonPreparer(desk, actor, order, now);
        var next = Task.Run(() => Prepare(rows, reader, preparer, lastRow), stop);
        while (await next is { } part)
        {
            next = Task.Run(() => Prepare(rows, reader, preparer, lastRow), stop);
            await Store(part, stop);
        }
    }

    /// <summary>Makes the indexes that were set aside and, after many rows, the statistics; whatever stopped the run, searches are as quick as before. What cannot be made now is made when the database is next opened.</summary>
    public async Task Index()
    {
        if (!isDryRun)
        {
            await Timed("indexes, statistics", () => database.Load(async unit =>
            {
                await Indexes.Complete(unit, RegisterModule.Migrations);
                await (counts.Recorded >= ImportPersons.RowsOfPart ? TableStatistics.Take(unit, RegisterModule.Migrations) : Task.CompletedTask);
                return true;
            }));
        }
    }

    /// <summary>Records the parents and spouses named by number, and the end.</summary>
    public async Task End(CancellationToken stop)
    {
        if (isDryRun)
        {
            await database.Write(unit => ImportPersons.Record(unit, actor, "dry-run", order, counts.ToString()), stop);
            return;
        }

        var kin = await Timed("kin", () => ImportKin.Record(database, actor, order, stop));
        counts = counts with { Kin = kin.Recorded, KinMissing = kin.Missing };
        await database.Write(async unit =>
        {
            await ImportStore.End(unit, order.Id, counts);
            await Notices.Post(desk, unit, RegisterTopics.Import, order.Id, []);
            return await ImportPersons.Record(unit, actor, "end", order, counts.ToString());
        }, stop);
    }

    /// <summary>What the run gave.</summary>
    public ImportOutcome Outcome(int refusedAtMost) => new()
    {
        Id = order.Id,
        IsDryRun = isDryRun,
        Read = counts.Read,
        Recorded = counts.Recorded,
        Known = counts.Known,
        Quarantined = counts.Refused,
        KinRecorded = counts.Kin,
        KinMissing = counts.KinMissing,
        Refused = [.. refused.Take(refusedAtMost)],
        Spent = [.. spent.Select(part => (part.Key, part.Value))],
    };

    /// <summary>The next part; null at the end. Rows are read in their order and prepared side by side, on all processors but the one that stores.</summary>
    private ImportPart? Prepare(IEnumerator<TableRow> rows, PersonRowReader reader, PersonPreparer preparer, int lastRow)
    {
        var started = Stopwatch.GetTimestamp();
        var (good, bad, last) = (new List<PersonRead>(ImportPersons.RowsOfPart), new List<PersonRead>(), 0);
        while (good.Count + bad.Count < ImportPersons.RowsOfPart && rows.MoveNext())
        {
            last = rows.Current.Number;
            var read = Once(reader.Read(rows.Current));
            if (last > lastRow)
            {
                (read.Draft is null ? bad : good).Add(read);
            }
        }

        Spend("read, validate (beside storing)", ref started);
        var persons = new PreparedPerson[good.Count];
        Parallel.For(0, persons.Length, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) }, i => persons[i] = preparer.Prepare(good[i]));
        Spend("encrypt, index (beside storing)", ref started);
        return last == 0 ? null : new ImportPart(last, persons, bad);
    }

    /// <summary>A number that an earlier row has is not taken again.</summary>
    private PersonRead Once(PersonRead read) =>
        read.Draft?.Number is { } number && !numbers.Add(ulong.Parse(number.AsSpan(0, ResidentId.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture))
            ? read with { Draft = null, Problems = [RegisterProblems.TwiceInFile(new SourceLocation(Path.GetFileName(order.Path), read.Row.Number))] }
            : read;

    private async Task Store(ImportPart part, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        var stored = await database.Load(unit => ImportStore.Part(desk, unit, actor, order, part, counts, earlier, isDryRun), stop);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        counts = stored.Counts;
        earlier = stored.IsAlone ? earlier : null;
        earlier?.Add(stored.Fresh.Select(person => person.Person));
        order.Reached?.Report(counts.Read);
        refused.AddRange(stored.Refused.Select(read => new RefusedRow(read.Row.Number, read.Problems)).Take(Math.Max(0, Limits.HitsCounted - refused.Count)));
        lock (spent)
        {
            foreach (var (name, one) in stored.Spent.Append(("commit", seconds - stored.Spent.Sum(other => other.Seconds))))
            {
                spent[name] = spent.GetValueOrDefault(name) + one;
            }
        }
    }

    private async Task<T> Timed<T>(string part, Func<Task<T>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var value = await work();
        Spend(part, ref started);
        return value;
    }

    private void Spend(string part, ref long started)
    {
        lock (spent)
        {
            spent[part] = spent.GetValueOrDefault(part) + Stopwatch.GetElapsedTime(started).TotalSeconds;
        }

        started = Stopwatch.GetTimestamp();
    }
}

/// <summary>How far an import has come.</summary>
internal readonly record struct ImportCounts(long Read, long Recorded, long Known, long Refused, long Kin, long KinMissing);
