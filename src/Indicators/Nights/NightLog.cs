using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>What a night's counting came to.</summary>
/// <param name="Place">The county or township.</param>
/// <param name="On">The day.</param>
/// <param name="BeganAt">When it began; when it was tried again, the last time.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="EndedAt">When it was done; null while it goes on, or when it failed.</param>
/// <param name="Counts">Counts that were new.</param>
/// <param name="Opened">Warnings opened.</param>
/// <param name="Fault">The number of the problem that stopped it; null when none did. It is tried again.</param>
public sealed record Night(PlaceCode Place, DateOnly On, DateTimeOffset BeganAt, int Step, int Steps, DateTimeOffset? EndedAt, int Counts, int Opened, string? Fault);

/// <summary>How far each night's counting has come, so that pages can say so; and which places are counted at night.</summary>
public static class NightLog
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(NightLog));

    /// <summary>The last night of each place.</summary>
    public static async Task<ImmutableArray<Night>> Last(UnitOfWork unit) =>
    [
        .. (await unit.Query<NightRow>(Sql["last"])).Select(n =>
            new Night(PlaceCode.Parse(n.Place), n.HeldOn, n.BeganAt, (int)n.Step, (int)n.Steps, n.EndedAt, (int)n.Counts, (int)n.Opened, n.Fault)),
    ];

    /// <summary>
    /// The places counted at night: those that somebody has counted from the records before. The first count is taken by hand, since a person has to see which series are incomplete.
    /// </summary>
    public static async Task<ImmutableArray<PlaceCode>> Places(UnitOfWork unit) =>
        [.. (await unit.Query<string>(Sql["places"], new { DataSet.Register, DataSet.Casework })).Select(PlaceCode.Parse)];

    internal static Task Begin(Database database, PlaceCode place, DateOnly on, int steps) => database.Write(async unit =>
    {
        var row = new { Place = place.ToString(), HeldOn = on, BeganAt = unit.Now, Steps = (long)steps };
        if (await unit.Execute(Sql["again"], row) == 0)
        {
            await unit.Execute(Sql["begin"], row);
        }
    });

    internal static Task Advance(Database database, PlaceCode place, DateOnly on, int step) =>
        database.Write(unit => unit.Execute(Sql["advance"], new { Place = place.ToString(), HeldOn = on, Step = (long)step }));

    internal static Task Fail(Database database, PlaceCode place, DateOnly on, string fault) =>
        database.Write(unit => unit.Execute(Sql["fail"], new { Place = place.ToString(), HeldOn = on, Fault = fault }));

    internal static Task End(UnitOfWork unit, PlaceCode place, DateOnly on, int counts, int opened) =>
        unit.Execute(Sql["end"], new { Place = place.ToString(), HeldOn = on, EndedAt = unit.Now, Counts = (long)counts, Opened = (long)opened });
}

/// <summary>A night as a row.</summary>
internal sealed class NightRow
{
    public required string Place { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required DateTimeOffset BeganAt { get; init; }

    public required long Step { get; init; }

    public required long Steps { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required long Counts { get; init; }

    public required long Opened { get; init; }

    public string? Fault { get; init; }
}
