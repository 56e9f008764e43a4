using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Synthetic;

/// <summary>
/// Makes the synthetic county of a database, piece by piece: the persons as they were some months ago, what happened since, who signs in. Each piece is stored with the
/// note that it is done, so that a making that was killed goes on behind it; everything it makes follows from the seed, the size and the day it was begun.
/// </summary>
public static class MakeCounty
{
    /// <summary>So long is the past that is told case by case.</summary>
    internal const int PastDays = 300;

    private static readonly ImmutableArray<Piece> Pieces =
    [
        new("persons", 45, static (making, stop) => making.Persons(stop)),
        new("stories", 90, static (making, stop) => making.Stories(stop)),
        new("newborns", 95, static (making, stop) => making.Newborns(stop)),
        new("accounts", 99, static (making, stop) => making.Accounts(stop)),
    ];

    /// <summary>Makes it, or goes on with one that was begun; does nothing where it is complete.</summary>
    /// <param name="site">What it works with.</param>
    /// <param name="order">What is asked; null asks for none, and a county that was begun is completed all the same.</param>
    /// <param name="progress">Hears how far it is.</param>
    /// <param name="stop">Ends it between two pieces.</param>
    /// <returns>Null, or why not: <c>SYN-0003</c> to <c>SYN-0005</c>.</returns>
    public static async Task<Problem?> Run(CountySite site, CountyOrder? order, IProgress<CountyProgress> progress, CancellationToken stop = default)
    {
        if (order?.Persons is { } asked and (< CountyOrder.Fewest or > CountyOrder.Most))
        {
            return SyntheticProblems.Size(asked);
        }

        var known = await site.Present.Read(CountyRecord.Find, stop);
        if (known is { EndedAt: not null } ? order?.Persons is null || order.Persons == known.Persons : known is null && order is null)
        {
            return null;
        }

        var (county, problem) = await site.Present.Write(unit => Begin(unit, site.Content, order), stop);
        return county is null ? problem : await Make(site, county, progress, stop);
    }

    private static async Task<(CountyRecord? County, Problem? Problem)> Begin(UnitOfWork unit, CountyContent content, CountyOrder? order)
    {
        if (await CountyRecord.Find(unit) is { } known)
        {
            return known.EndedAt is null ? (known, null) : (null, order?.Persons is { } other && other != known.Persons ? SyntheticProblems.NotEmpty() : null);
        }

        if (order is null || await AnyPerson.Run(unit))
        {
            return (null, order?.Persons is null ? null : SyntheticProblems.NotEmpty());
        }

        var county = CountyRecord.New(content, order.Persons ?? content.Persons, unit.Now);
        await CountyRecord.Begin(unit, county);
        return (county, null);
    }

    private static async Task<Problem?> Make(CountySite site, CountyRecord county, IProgress<CountyProgress> progress, CancellationToken stop)
    {
        var clock = new StoryClock(county.BegunAt);
        var opened = await site.Open(clock);
        if (opened.Value is not { } database)
        {
            return opened.Problems[0];
        }

        await using (database)
        {
            var making = new CountyMaking(site, county, database, clock, progress);
            making.Tell(0);
            var done = Pieces.IndexOf(Pieces.FirstOrDefault(piece => piece.Name == county.Reached.Split(' ')[0])!);
            foreach (var piece in Pieces.Skip(done + 1))
            {
                if (await Do(making, piece, stop) is { } problem)
                {
                    return problem;
                }
            }

            await site.Present.Write(unit => CountyRecord.End(unit, county), stop);
            making.Tell(100);
            return null;
        }
    }

    private static async Task<Problem?> Do(CountyMaking making, Piece piece, CancellationToken stop)
    {
        try
        {
            await piece.Work(making, stop);
            await making.Database.Write(unit => CountyRecord.Reach(unit, making.County, piece.Name), stop);
            making.Tell(piece.Percent);
            return null;
        }
        catch (StoreException fault)
        {
            return SyntheticProblems.Stopped(piece.Name, $"{fault.Problem.Code} {fault.Problem.What.Zh}");
        }
    }

    /// <summary>A piece of the making, and how far it brings it.</summary>
    private sealed record Piece(string Name, int Percent, Func<CountyMaking, CancellationToken, Task> Work);
}
