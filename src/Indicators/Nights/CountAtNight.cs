using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>
/// The work of a night: counts of a place are taken from register and casework for the months that have ended, of the year of the last one and the year before (births are registered late);
/// then the warnings are run and watchers told. Months that are closed stay as they were. What was taken already is not taken again, so that a night repeated changes nothing.
/// </summary>
/// <param name="Place">A county or a township.</param>
/// <param name="On">The day in China on which the night began.</param>
public sealed record CountAtNight(PlaceCode Place, DateOnly On)
{
    /// <summary>The queue of these jobs.</summary>
    public const string Queue = "indicators.night";

    private const string Closed = "IND-0202";
    private const int YearsLookedAt = 2;
    private static readonly Bilingual By = new("夜间取数", "counted at night");

    /// <summary>The name of the job: one for each place and day, so that asking twice is asking once.</summary>
    public Guid Id => NamedId.Of("indicators night", Body);

    /// <summary>What the job says.</summary>
    public string Body => string.Create(CultureInfo.InvariantCulture, $"{Place} {On:yyyy-MM-dd}");

    /// <summary>Reads what a job says.</summary>
    public static CountAtNight Of(Job job) =>
        job.Body.Split(' ') is [var place, var on] ? new(PlaceCode.Parse(place), DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : throw new FormatException("A night's job names place and day.");

    /// <summary>Asks for the night of a place; false when it was asked for already.</summary>
    public Task<bool> Ask(UnitOfWork unit) => Jobs.Enqueue(unit, Queue, Id, Body);

    /// <summary>Does it. Its progress is kept as it goes.</summary>
    /// <param name="database">A database with the tables of register, casework and indicators.</param>
    /// <param name="law">The lawbook.</param>
    /// <param name="synthetic">Whether the persons of the database are made up.</param>
    /// <returns>What to store when the job ends.</returns>
    /// <exception cref="JobFaultException">The counts cannot be taken: the number of the problem.</exception>
    public async Task<Func<UnitOfWork, Task>> Run(Database database, Lawbook law, bool synthetic)
    {
        var catalogue = IndicatorCatalogue.Load(law) is { Value: { } read } ? read : throw new JobFaultException("IND-0001", isFinal: true);
        var last = Month.Of(On).AddMonths(-1);
        ImmutableArray<int> years = [.. Enumerable.Range(last.Year - YearsLookedAt + 1, YearsLookedAt)];
        await NightLog.Begin(database, Place, On, 2 * years.Length);
        var (step, counts, opened) = (0, 0, 0);
        foreach (var year in years)
        {
            counts += await Year(database, catalogue, law, year, last, synthetic);
            await NightLog.Advance(database, Place, On, ++step);
        }

        var book = await ReadCounts.Run(database, catalogue);
        var groups = PlaceForecasts.Groups((await ForecastsAtHand.Of(database, null, Place))?.Latest);
        foreach (var year in years)
        {
            var found = WarningScan.Run(book, Place, year, new AlarmBudget(), groups);
            opened += await WarningLedger.Open(database, book, found.Shown.Concat(found.Waiting));
            await NightLog.Advance(database, Place, On, ++step);
        }

        await Watchers.Tell(database, await WarningLedger.All(database), Month.Of(On));
        return unit => NightLog.End(unit, Place, On, counts, opened);
    }

    /// <summary>Takes a year, or where a part of it is closed, each of its months that is not.</summary>
    private async Task<int> Year(Database database, IndicatorCatalogue catalogue, Lawbook law, int year, Month last, bool synthetic)
    {
        var whole = await Take(database, catalogue, law, Period.OfYear(year), synthetic);
        if (whole is { } counts)
        {
            return counts;
        }

        var sum = 0;
        foreach (var month in Period.OfYear(year).EachMonth().Where(m => m <= last))
        {
            sum += await Take(database, catalogue, law, Period.OfMonth(month), synthetic) ?? 0;
        }

        return sum;
    }

    /// <summary>How many counts were new; null when the period is closed.</summary>
    private async Task<int?> Take(Database database, IndicatorCatalogue catalogue, Lawbook law, Period period, bool synthetic)
    {
        var actor = Actor.OfProgram("night", PlaceRange.Of(Place), RegisterPermissions.Count, CaseworkPermissions.Count);
        var taken = await new TakeCounts(Place, period, Accept: false, synthetic).Run(database, catalogue, law.Places, actor, By.Zh);
        if (taken.Value is { } counts)
        {
            return counts.Counts;
        }

        var problem = taken.Problems[0].Code;
        if (problem == Closed)
        {
            return null;
        }

        await NightLog.Fail(database, Place, On, problem);
        throw new JobFaultException(problem, isFinal: false);
    }
}
