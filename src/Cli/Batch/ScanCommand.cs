using System.Globalization;
using Anyu.Access;
using Anyu.Batch;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary><c>anyu batch scan</c>: the nightly look at all families of the register, now.</summary>
internal static class ScanCommand
{
    private const int CountyDigits = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static ExitCode Run(Invocation call) => RegisterDatabase.With(call, async (register, database, _) =>
    {
        if (RegisteredFamilies.Desk(call, register) is not { } desk)
        {
            return ExitCode.Refused;
        }

        var (site, progress) = (new ScanSite(database, desk, register), new FamilyProgress(call));
        var scan = await database.Write(async unit => await Running(unit) ?? await NightlyScan.Ask(unit));
        var done = 0L;
        var families = 0L;
        var worker = new JobWorker(database, BatchModule.Scans, (job, stop) => NightlyScan.Work(site, job, looked => progress.Tell(done += looked, families, 0), stop), TimeProvider.System);
        while (await State(database, scan) is not { EndedAt: not null })
        {
            if (await database.Read(unit => ScanReports.Stuck(unit, scan)) is { } stuck)
            {
                return call.Refuse(stuck);
            }

            if (!await worker.RunNext())
            {
                // Another process holds the parts that are left, or did until it was killed: its lease ends.
                await Task.Delay(Patience);
            }

            if (await State(database, scan) is { } state)
            {
                (done, families) = (state.Done, state.Families);
            }
        }

        return await Tell(call, desk.Shelf.Book, database, (await State(database, scan))!, progress.Elapsed);
    }, mayCreate: false);

    private static async Task<Guid?> Running(UnitOfWork unit) => await ScanReports.Last(unit, 1) is [{ EndedAt: null } running] ? running.Id : null;

    private static async Task<ScanState?> State(Database database, Guid scan) => (await database.Read(unit => ScanReports.Last(unit))).FirstOrDefault(state => state.Id == scan);

    private static async Task<ExitCode> Tell(Invocation call, Law.Lawbook book, Database database, ScanState state, TimeSpan took)
    {
        var counts = await database.Read(unit => ScanReports.Counts(unit, PlaceRange.Nation, state.Id, CountyDigits));
        var (faults, first) = await database.Read(unit => ScanReports.Faults(unit, PlaceRange.Nation, state.Id));
        if (call.Json)
        {
            call.WriteJson(new { state.Id, state.Day, state.Families, state.Changed, Seconds = took.TotalSeconds, Faults = faults, Counts = counts });
            return ExitCode.Done;
        }

        await call.Output.WriteLineAsync(call.Say(
            string.Create(CultureInfo.InvariantCulture, $"{state.Families:N0} 个家庭，{state.Changed:N0} 个有变化；用时 {took.TotalSeconds:F1} 秒。"),
            string.Create(CultureInfo.InvariantCulture, $"{state.Families:N0} families, {state.Changed:N0} of them changed; {took.TotalSeconds:F1} s.")));
        foreach (var count in counts)
        {
            await call.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"  {count.Place}  {TextWidth.Pad(call.Say(book.Benefits[count.Benefit].Label), 32)}{count.Turn,-10}{count.Cause,-8}{count.Families,10:N0}{(count.DifferenceFen == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  {count.DifferenceFen / 100m:F2}"))}"));
        }

        ProblemText.Write(call.Error, first.Select(fault => fault.Problem), call.Language);
        return faults == 0 ? ExitCode.Done : ExitCode.Found;
    }
}
