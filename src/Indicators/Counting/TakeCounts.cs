using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>A series that was not taken from records, and why.</summary>
/// <param name="Series">The series.</param>
/// <param name="Why">Why the tables stay.</param>
public sealed record SeriesLeft(string Series, Bilingual Why);

/// <summary>What counting gave.</summary>
/// <param name="Sets">The data sets kept; none when the same counts stood already.</param>
/// <param name="Counts">How many counts they hold.</param>
/// <param name="Left">Series that stay with imported tables.</param>
public sealed record TakenCounts(ImmutableArray<DataSet> Sets, int Counts, ImmutableArray<SeriesLeft> Left);

/// <summary>
/// Counts a county or township from the records of register and casework and keeps the counts as a data set beside the imported tables, before which they go. A series whose records are
/// plainly incomplete stays with the tables: a register that is still being filled looks like a fall. Closed periods do not move.
/// </summary>
/// <param name="Place">A county or a township.</param>
/// <param name="Period">A month or a year that has begun; of the months of a year those that ended.</param>
/// <param name="Accept">Whether records are taken though they are fewer than the tables say.</param>
/// <param name="Synthetic">Whether the persons of the database are made up: the counts are labelled so.</param>
public sealed record TakeCounts(PlaceCode Place, Period Period, bool Accept = false, bool Synthetic = false)
{
    /// <summary>The share of the tabled count below which records count as incomplete.</summary>
    public const double LeastShare = 0.9;

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>Does it.</summary>
    /// <param name="database">A database with the tables of register, casework and indicators.</param>
    /// <param name="catalogue">The definitions; <c>from</c> says which records a series is counted from.</param>
    /// <param name="tree">The division tree.</param>
    /// <param name="actor">Who counts.</param>
    /// <param name="by">The name kept with the data set.</param>
    /// <returns>What was kept, or why nothing was: <c>ACC-0001</c>, <c>ACC-0002</c>, <c>IND-0202</c>, <c>IND-0212</c>, <c>IND-0213</c>.</returns>
    public async Task<Result<TakenCounts>> Run(Database database, IndicatorCatalogue catalogue, PlaceTree tree, Actor actor, string by)
    {
        if (Place.Level is not (PlaceLevel.County or PlaceLevel.Township))
        {
            return Result<TakenCounts>.Failure(IndicatorProblems.CountWhere(Place));
        }

        var book = await ReadCounts.Run(database, catalogue);
        var tally = new CountTally(catalogue, tree, Place);
        var (problem, now) = await database.Write(async unit => (await new RecordReader(catalogue, unit, actor, Place, tally).Run(Period, DayOf(unit.Now)), unit.Now));
        if (problem is not null)
        {
            return Result<TakenCounts>.Failure(problem);
        }

        var left = catalogue.Series.Values.Where(s => s.From != RecordSource.None).Select(s => Left(s, tally, book)).OfType<SeriesLeft>().ToImmutableArray();
        var refused = left.Select(l => l.Series).ToHashSet(StringComparer.Ordinal);
        var (sets, counts) = (ImmutableArray.CreateBuilder<DataSet>(), 0);
        foreach (var (source, isCasework) in new[] { (DataSet.Register, false), (DataSet.Casework, true) })
        {
            var taken = tally.Of(s => !refused.Contains(s) && IsCasework(catalogue.Series[s]) == isCasework).ToList();
            if (taken.Count == 0 || taken.TrueForAll(t => Stands(book, t.Key, t.Value)))
            {
                continue;
            }

            var (set, report) = Table(source, taken, now);
            if (await KeepDataSet.Run(database, set, report, by) is { IsEmpty: false } problems)
            {
                return Result<TakenCounts>.Failure(problems);
            }

            sets.Add(set);
            counts += taken.Count;
        }

        return Result<TakenCounts>.Success(new TakenCounts(sets.ToImmutable(), counts, left));
    }

    private static bool IsCasework(Series series) => series.From is RecordSource.CasesClosed or RecordSource.CasesClosedOnTime;

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(China).DateTime);

    private static bool Stands(CountBook book, CountKey key, long value) =>
        book.RowsOf(key).ToList() is [var row] && row.Key == key && row.Value == value && book.SetOf(row).IsCounted;

    /// <summary>Why a series stays with the tables; null when it is taken. A part goes with its whole: the two must come from one source.</summary>
    private SeriesLeft? Left(Series series, CountTally tally, CountBook book)
    {
        var whole = Whole(series, book.Catalogue);
        if (tally.RecordsOf(whole.Id) == 0)
        {
            return new(series.Id, new("没有记录", "no records"));
        }

        var keys = tally.Of(s => s == whole.Id).Where(c => c.Key.Place == Place && c.Key.Cells.IsAll).ToList();
        var tabled = keys.Select(k => (Counted: k.Value, Tabled: book.RowsOf(k.Key).Any(r => !book.SetOf(r).IsCounted) ? book[k.Key].Value : null)).Where(k => k.Tabled is not null).ToList();
        var (counted, said) = (tabled.Sum(t => t.Counted), tabled.Sum(t => t.Tabled!.Value));
        return Accept || counted >= LeastShare * said ? null : new(series.Id, new(
            string.Create(CultureInfo.InvariantCulture, $"{whole.Label.Zh}：记录 {counted} 条，报表 {said}，记录不全"),
            string.Create(CultureInfo.InvariantCulture, $"{whole.Label.En}: {counted} records, the tables say {said}: incomplete")));
    }

    private static Series Whole(Series series, IndicatorCatalogue catalogue)
    {
        while (series.PartOf is { } wider && catalogue.Series[wider].From != RecordSource.None)
        {
            series = catalogue.Series[wider];
        }

        return series;
    }

    private (DataSet Set, ImportReport Report) Table(string source, List<KeyValuePair<CountKey, long>> taken, DateTimeOffset now)
    {
        var (day, id) = (DayOf(now), string.Create(CultureInfo.InvariantCulture, $"{source}-{Place}-{Period}-{now.ToUniversalTime():yyyyMMddHHmmssfff}"));
        ImmutableArray<Observation> rows = [.. taken.Select((t, at) => new Observation(t.Key, t.Value, new Lineage(id, at + 1, 1)))];
        var title = source == DataSet.Register
            ? new Bilingual($"人口登记，按登记的常住地（{day:yyyy-MM-dd}取数）", $"Register of persons, by registered residence (counted on {day:yyyy-MM-dd})")
            : new Bilingual($"办件记录（{day:yyyy-MM-dd}取数）", $"Records of casework (counted on {day:yyyy-MM-dd})");
        return (new DataSet(id, title, source, CountDigest.Of(rows), source, day, Synthetic, Place), new ImportReport(rows, rows.Length, []));
    }
}
