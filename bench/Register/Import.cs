using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.RegisterBench;

/// <summary>Bulk import with validation, encryption, indexes, journal and evidence on.</summary>
internal static class Import
{
    private const int WantedPerSecond = 20_000;

    /// <summary>One import takes a million rows (limit of ImportPersons); more come in several files.</summary>
    private const int MostRowsOfFile = 1_000_000;

    public static async Task<int> Run(RegisterDesk desk, Database database, Actor actor, string where, string folder, int rows)
    {
        var worst = 0;
        for (var first = 0; first < rows; first += MostRowsOfFile)
        {
            worst = Math.Max(worst, await OneFile(desk, database, actor, where, folder, first, Math.Min(MostRowsOfFile, rows - first)));
        }

        return worst;
    }

    private static async Task<int> OneFile(RegisterDesk desk, Database database, Actor actor, string where, string folder, int first, int rows)
    {
        var table = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"persons-{first}-{rows}.csv"));
        if (!File.Exists(table))
        {
            Synthetic.Write(table, first, rows, seed: 1);
        }

        var before = await Yardstick.Run(database.System, where, folder);
        var started = Stopwatch.GetTimestamp();
        var imported = await ImportPersons.Run(desk, database, actor, new ImportOrder(Guid.CreateVersion7(), table, null, null, new Source("bench", "synthetic", Confidence.Reported)));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (imported.Value is not { } outcome)
        {
            Console.WriteLine(string.Join('\n', imported.Problems));
            return 1;
        }

        var rate = outcome.Recorded / seconds;
        var yardstick = Math.Max(before, await Yardstick.Run(database.System, where, folder));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcome.Recorded} persons in {seconds:0.0} s: {rate:0} a second; {outcome.Known} known, {outcome.Quarantined} in quarantine"));
        foreach (var (part, spent) in outcome.Spent)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {part,-28} {spent,6:0.0} s  {spent / seconds,4:0%}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"yardstick, three short columns by hand: {yardstick:0} rows a second; a person costs as much as {yardstick / rate:0.0} of them"));
        return rate >= WantedPerSecond ? 0 : 1;
    }
}
