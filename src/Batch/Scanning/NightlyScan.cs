using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Feel;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Batch;

/// <summary>What a scan works with.</summary>
/// <param name="Database">The database.</param>
/// <param name="Cases">The desk of casework, whose lawbook decides.</param>
/// <param name="Register">The desk of the register.</param>
public sealed record ScanSite(Database Database, CaseDesk Cases, RegisterDesk Register)
{
    private ScanColumns? kept;

    /// <summary>The columns of a scan, compiled once for all of its parts that this process does on one day.</summary>
    internal async Task<ScanColumns> Columns(Guid scan, ScanPartRow part, CancellationToken stop)
    {
        var (day, places) = await Database.Read(async unit => (CaseDesk.DayOf(unit.Now), kept?.Scan == scan ? [] : await AllFamilies.Places(Cases, unit)), stop);
        if (kept is { } columns && columns.Scan == scan && columns.Day == day)
        {
            return columns;
        }

        var (book, rules) = (Cases.Shelf.Book, Cases.Shelf.Proactive);
        var schema = kept is { } earlier && earlier.Scan == scan ? earlier.Schema : RegisterPopulation.SchemaOf(book, part.MostChildren, part.MostPregnancies, places);
        return kept = new ScanColumns(scan, day, schema, BatchPlan.Of(book, schema, BatchRequest.For(day) with { Benefits = rules.Benefits }));
    }
}

/// <summary>What a scan decides with.</summary>
internal sealed record ScanColumns(Guid Scan, DateOnly Day, ColumnSchema Schema, BatchPlan Plan);

/// <summary>
/// Every night all families of the register are decided in columns for the day. Whose rights, facts or answers are not those of the last scan is handed to the way by which events
/// go (<see cref="ZeroApplication.LookAt"/>), which determines exactly, tells the family and keeps the standing. A job for each part: killed between any two, or within one, the next
/// worker goes on, and nothing is told twice.
/// </summary>
public static class NightlyScan
{
    private const string Begin = "begin";

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(NightlyScan));

    /// <summary>The program that does it.</summary>
    public static Actor Program { get; } = Actor.OfProgram("nightly-scan", PlaceRange.Nation, RegisterPermissions.Read);

    /// <summary>Plans the scan of a night, once however often it is asked.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="night">The day it is for.</param>
    /// <param name="dueAt">Not before this instant.</param>
    public static Task<bool> Schedule(UnitOfWork unit, DateOnly night, DateTimeOffset dueAt) =>
        Jobs.Enqueue(unit, BatchModule.Scans, NamedId.Of("scan", night.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), Begin, dueAt);

    /// <summary>Asks for a scan now; returns its id.</summary>
    public static async Task<Guid> Ask(UnitOfWork unit)
    {
        var id = unit.NewId();
        await Jobs.Enqueue(unit, BatchModule.Scans, id, Begin);
        return id;
    }

    /// <summary>Does one job of the queue, for a <see cref="JobWorker"/>; returns what to store with its end.</summary>
    /// <param name="site">What it works with.</param>
    /// <param name="job">The job.</param>
    /// <param name="looked">Told how many families more are decided; null when nobody listens.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<Func<UnitOfWork, Task>> Work(ScanSite site, Job job, Action<int>? looked, CancellationToken stop)
    {
        if (job.Body == Begin)
        {
            var found = await FamilyPlaces.Run(site.Database, Program, PlaceCode.Nation);
            var plan = found.Value ?? throw new JobFaultException(found.Problems[0].Code, isFinal: true);
            return unit => Store(unit, job.Id, plan, site.Cases.Shelf.Book.Hash);
        }

        var words = job.Body.Split(' ');
        var (scan, number) = (Guid.ParseExact(words[0], "D"), int.Parse(words[1], CultureInfo.InvariantCulture));
        var part = await site.Database.Read(unit => unit.Find<ScanPartRow>(Sql["part"], new { Scan = scan, Number = number }), stop);
        if (part is not { EndedAt: null })
        {
            return _ => Task.CompletedTask;
        }

        var handed = await new ScanPart(site, scan, part).Run(looked ?? (_ => { }), stop);
        return async unit =>
        {
            // Two parts that end together must each see the other's end: they take turns at the scan.
            await unit.Find<Guid?>(Sql["lock"], new { Scan = scan });
            await unit.Execute(Sql["end-part"], new { Scan = scan, Number = number, Handed = handed, unit.Now });
            await unit.Execute(Sql["end"], new { Scan = scan, unit.Now });
        };
    }

    private static async Task Store(UnitOfWork unit, Guid scan, FamilyPlan plan, string law)
    {
        await unit.Execute(Sql["begin"], new
        {
            Id = scan, Day = CaseDesk.DayOf(unit.Now), Law = law, plan.MostChildren, plan.MostPregnancies, Parts = plan.Parts.Length, Families = plan.Parts.Sum(part => (long)part.Families), unit.Now,
        });
        for (var number = 0; number < plan.Parts.Length; number++)
        {
            var part = plan.Parts[number];
            await unit.Execute(Sql["begin-part"], new { Scan = scan, Number = number, FromPlace = part.Places.From, ToPlace = part.Places.To, FirstFamily = part.First, LastFamily = part.Last, part.Families });
            await Jobs.Enqueue(unit, BatchModule.Scans, NamedId.Of("scan-part", string.Create(CultureInfo.InvariantCulture, $"{scan:D} {number}")), string.Create(CultureInfo.InvariantCulture, $"{scan:D} {number}"));
        }

        // A register without families is scanned as soon as it is begun.
        await unit.Execute(Sql["end"], new { Scan = scan, unit.Now });
    }
}

/// <summary>A part of a scan as it is kept.</summary>
internal sealed record ScanPartRow(
    int Number, string FromPlace, string ToPlace, Guid FirstFamily, Guid LastFamily, int Families, DateTimeOffset? EndedAt, int MostChildren, int MostPregnancies)
{
    public FamilyPart Part => new(new PlaceRange(FromPlace, ToPlace), FirstFamily, LastFamily, Families);
}
