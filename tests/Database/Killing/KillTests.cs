using System.Diagnostics;
using System.Globalization;
using Anyu.Register;
using Anyu.Store;
using Xunit;

namespace Anyu.DatabaseTests.Killing;

/// <summary>
/// A process in which citizens apply, a hospital reports births and the queues are worked off is killed with signal 9 at a random moment, again and
/// again, on both databases at once: what it acknowledged is stored, nothing is there twice, and the evidence verifies.
/// </summary>
public sealed class KillTests
{
    /// <summary>What the program opened for a benefit: nobody applied for it and nobody waits for its receipt.</summary>
    private const string Granted = "select case_id from casework_grant";

    [Fact]
    public Task Twenty_kills_lose_and_repeat_nothing() => Kill(20);

    [Fact(Explicit = true)]
    public Task Two_hundred_kills_lose_and_repeat_nothing() => Kill(200);

    private static async Task Kill(int kills)
    {
        var folder = Directory.CreateTempSubdirectory("anyu-kill-").FullName;
        var rooms = new List<TestDatabase> { await TestDatabase.Fresh(DatabaseSystem.Sqlite) };
        try
        {
            if (TestDatabase.HasServer)
            {
                rooms.Add(await TestDatabase.Fresh(DatabaseSystem.Postgres));
            }

            var shift = new DateTimeOffset(2025, 3, 1, 8, 0, 0, TimeSpan.Zero) - TimeProvider.System.GetUtcNow();
            KeyFile.Write(Path.Combine(folder, KilledProcess.Keys), KeyRing.New(CryptoSuite.International, TimeProvider.System));
            await File.WriteAllTextAsync(Path.Combine(folder, KilledProcess.Shift), shift.ToString("c", CultureInfo.InvariantCulture));
            await File.WriteAllLinesAsync(Path.Combine(folder, KilledProcess.Databases), rooms.Select(room => room.Where));
            await RunAndKill(folder, rooms.Count, kills);
            var content = CountyContent.Load(Path.Combine(folder, KilledProcess.Keys));
            for (var i = 0; i < rooms.Count; i++)
            {
                // A day later: whatever was put off is due.
                await using var office = await CountyOffice.Open(rooms[i].Where, content, new ShiftedClock(shift + TimeSpan.FromDays(1)));
                await Judge(office, await File.ReadAllLinesAsync(Path.Combine(folder, KilledProcess.NotesOf(i))));
            }
        }
        finally
        {
            foreach (var room in rooms)
            {
                await room.DisposeAsync();
            }

            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>While one life is lived the next process gets ready.</summary>
    private static async Task RunAndKill(string folder, int databases, int kills)
    {
        var random = new Random(20250301 + kills);
        var next = Start(folder);
        for (var i = 0; i < kills; i++)
        {
            using var child = next;
            await UntilReady(child);
            var before = Noted(folder, databases);
            await child.StandardInput.WriteLineAsync();
            next = i + 1 < kills ? Start(folder) : next;
            var watch = Stopwatch.StartNew();
            while (Noted(folder, databases).Zip(before).Any(notes => notes.First == notes.Second))
            {
                Assert.True(!child.HasExited && watch.Elapsed < TimeSpan.FromSeconds(60), "The process did not begin to work.");
                await Task.Delay(2);
            }

            await Task.Delay(random.Next(5, 150));
            child.Kill();
            await child.WaitForExitAsync();
        }
    }

    private static async Task UntilReady(Process child)
    {
        for (var line = ""; !line.Contains(KilledProcess.Ready, StringComparison.Ordinal);)
        {
            line = await child.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The process ended before it was ready.");
        }
    }

    private static List<long> Noted(string folder, int databases) =>
        [.. Enumerable.Range(0, databases).Select(i => Path.Combine(folder, KilledProcess.NotesOf(i))).Select(path => File.Exists(path) ? new FileInfo(path).Length : 0)];

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
        {
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        }

        foreach (var word in new[] { "--filter-method", $"{typeof(KilledProcess).FullName}.{nameof(KilledProcess.Works_until_it_is_killed)}", "--explicit", "on", "--no-ansi", "--progress", "off" })
        {
            start.ArgumentList.Add(word);
        }

        start.Environment[KilledProcess.FolderVariable] = folder;
        return Process.Start(start)!;
    }

    private static async Task Judge(CountyOffice office, string[] notes)
    {
        await Revive(office);
        await WorkOff(office);
        Assert.DoesNotContain(notes, line => line.StartsWith("wrong", StringComparison.Ordinal));
        var cases = await Ids(office, $"select id from casework_case where id not in ({Granted})");
        var births = await Ids(office, "select id from register_birth");
        Assert.NotEmpty(Noted(notes, "case"));
        Assert.NotEmpty(Noted(notes, "birth"));
        Assert.Empty(Noted(notes, "case").Except(cases));
        Assert.Empty(Noted(notes, "birth").Except(births));
        Assert.Equal(cases.Count, await Count(office, "select count(*) from register_pregnancy"));
        Assert.Equal(births.Count, await Count(office, "select count(*) from register_event where kind = 'birth'"));
        await NothingTwice(office, cases.Count);
        Assert.Empty(await office.Database.Read(unit => unit.Query<string>(TestDatabase.Sql("select queue || ' ' || state || ' ' || attempts || ' ' || coalesce(last_fault, '') from store_job where state <> 'done'"))));
        Assert.Empty((await VerifyRegister.Run(office.Database, office.Register)).Findings);
        Assert.Empty((await EvidenceVerifier.Verify(office.Database, keys: null, [])).Findings);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{office.Database.System}: {cases.Count} cases, {Noted(notes, "case").Count} acknowledged; {births.Count} births, {Noted(notes, "birth").Count} acknowledged."));
    }

    /// <summary>One receipt, one first message, one first event and one entry of the evidence for each case, and each job done once.</summary>
    private static async Task NothingTwice(CountyOffice office, int cases)
    {
        foreach (var once in new[]
        {
            $"select case_id from casework_letter where letter = 'receipt' and case_id not in ({Granted})",
            $"select case_id from casework_message where kind = 'submitted' and case_id not in ({Granted})",
            $"select case_id from casework_event where sequence = 0 and case_id not in ({Granted})",
            "select subject from store_evidence where action = 'case.submitted' and subject not in (select cast(case_id as text) from casework_grant)",
        })
        {
            Assert.Equal((cases, cases), ((int)await Count(office, $"select count(*) from ({once}) x"), (int)await Count(office, $"select count(*) from (select distinct * from ({once}) y) x")));
        }

        Assert.Equal(0, await Count(office, "select count(*) from (select family, benefit, subject, period, turn from casework_grant group by family, benefit, subject, period, turn having count(*) > 1) x"));
        Assert.Equal(0, await Count(office, "select count(*) from (select subject from store_evidence where action = 'register.birth.record' group by subject having count(*) > 1) x"));
    }

    /// <summary>A job in whose midst ten processes died is set aside as one that may have killed them, and kept: who sees to the queues lets it go on.</summary>
    private static Task Revive(CountyOffice office) => office.Database.Write(async unit =>
    {
        foreach (var (queue, _, _) in (await Jobs.Counts(unit)).Where(count => count.State == "dead"))
        {
            foreach (var letter in await Jobs.Dead(unit, queue))
            {
                Assert.Equal("lease expired", letter.LastFault);
                Assert.True(await Jobs.Revive(unit, queue, letter.Id));
            }
        }
    });

    /// <summary>What the dead left undone is done now.</summary>
    private static async Task WorkOff(CountyOffice office)
    {
        for (var isBusy = true; isBusy;)
        {
            isBusy = false;
            foreach (var worker in office.Workers)
            {
                while (await worker.RunNext())
                {
                    isBusy = true;
                }
            }
        }
    }

    private static HashSet<Guid> Noted(string[] notes, string kind) =>
        [.. notes.Select(line => line.Split(' ')).Where(words => words[0] == kind && words.Length > 1 && words[1].Length == 36).Select(words => Guid.ParseExact(words[1], "D"))];

    private static async Task<HashSet<Guid>> Ids(CountyOffice office, string sql) => [.. await office.Database.Read(unit => unit.Query<Guid>(TestDatabase.Sql(sql)))];

    private static Task<long> Count(CountyOffice office, string sql) => office.Database.Read(unit => unit.Get<long>(TestDatabase.Sql(sql)));
}
