using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Indicators;

/// <summary>Who is told of the warnings of a place and all within it.</summary>
/// <param name="Name">The person.</param>
/// <param name="Place">The place.</param>
/// <param name="Most">Warnings a month, 1 to 100.</param>
public sealed record Watcher(string Name, PlaceCode Place, int Most);

/// <summary>A warning that a watcher was told of.</summary>
/// <param name="Watcher">The person.</param>
/// <param name="Warning">The warning.</param>
/// <param name="Month">The month whose budget it took.</param>
public sealed record Notice(string Watcher, string Warning, Month Month);

/// <summary>
/// The alarm budget of each user: in a month a watcher is told of so many warnings and no more, the most remarkable first; the rest wait for the next month, so that a flood never hides
/// what matters.
/// </summary>
public static class Watchers
{
    /// <summary>Most warnings a month anybody may ask for.</summary>
    public const int MostOfAll = 100;

    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Watchers));

    /// <summary>Enters a watcher, or changes the budget.</summary>
    /// <returns><c>IND-0210</c> when the budget cannot be used; empty when it was entered.</returns>
    public static async Task<ImmutableArray<Problem>> Enter(Database database, Watcher watcher)
    {
        if (watcher.Most is < 1 or > MostOfAll)
        {
            return [IndicatorProblems.BadBudget(watcher.Most.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        }

        await database.Write(unit => unit.Execute(Sql["add"], new { watcher.Name, Place = watcher.Place.ToString(), Most = (long)watcher.Most, Since = unit.Now }));
        return [];
    }

    /// <summary>The problem of a person who was never entered.</summary>
    public static Problem NotEntered(string name) => IndicatorProblems.NotWatching(name);

    /// <summary>Everybody who watches, with the last budget of each.</summary>
    public static Task<ImmutableArray<Watcher>> All(Database database) => database.Read(Load);

    /// <summary>Who was told of what.</summary>
    public static Task<ImmutableArray<Notice>> Notices(Database database) => database.Read(LoadNotices);

    /// <summary>Tells every watcher of open warnings as far as the month's budget goes.</summary>
    /// <param name="database">A database with <see cref="IndicatorsModule.Migrations"/>.</param>
    /// <param name="warnings">All warnings kept.</param>
    /// <param name="month">The month.</param>
    /// <returns>What was told now.</returns>
    public static Task<ImmutableArray<Notice>> Tell(Database database, ImmutableArray<WarningCase> warnings, Month month) => database.Write(async unit =>
    {
        var told = await LoadNotices(unit);
        var now = ImmutableArray.CreateBuilder<Notice>();
        foreach (var watcher in await Load(unit))
        {
            now.AddRange(Choose(watcher, warnings, told, month));
        }

        var fresh = now.DistinctBy(n => (n.Watcher, n.Warning)).ToImmutableArray();
        await unit.ExecuteEach(Sql["notice"], fresh.Select(n => new { n.Watcher, n.Warning, Month = n.Month.ToString(), NoticedAt = unit.Now }));
        return fresh;
    });

    /// <summary>Which open warnings a watcher is told of this month: never one twice, the least probable by chance first, as many as the budget leaves.</summary>
    internal static ImmutableArray<Notice> Choose(Watcher watcher, ImmutableArray<WarningCase> warnings, ImmutableArray<Notice> told, Month month)
    {
        var own = told.Where(n => n.Watcher == watcher.Name).ToList();
        var left = watcher.Most - own.Count(n => n.Month == month);
        return
        [
            .. warnings.Where(w => w.State == WarningState.Opened && w.Test.Place.IsWithin(watcher.Place) && !own.Exists(n => n.Warning == w.Test.Id))
                .OrderBy(w => w.Test.Probability).ThenBy(w => w.Test.Id, StringComparer.Ordinal).Take(Math.Max(0, left))
                .Select(w => new Notice(watcher.Name, w.Test.Id, month)),
        ];
    }

    private static async Task<ImmutableArray<Watcher>> Load(UnitOfWork unit) =>
    [
        .. (await unit.Query<WatcherRow>(Sql["all"])).GroupBy(w => (w.Name, w.Place)).Select(g => g.Last()).Select(w => new Watcher(w.Name, PlaceCode.Parse(w.Place), (int)w.Most)),
    ];

    private static async Task<ImmutableArray<Notice>> LoadNotices(UnitOfWork unit) =>
        [.. (await unit.Query<NoticeRow>(Sql["notices"])).Select(n => new Notice(n.Watcher, n.Warning, Period.Read(n.Month)!.Value.First))];
}

/// <summary>A watcher as a row.</summary>
internal sealed record WatcherRow(string Name, string Place, long Most);

/// <summary>A notice as a row.</summary>
internal sealed record NoticeRow(string Watcher, string Warning, string Month);
