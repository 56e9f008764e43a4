using System.Globalization;
using Anyu.DatabaseTests.Register;
using Anyu.Kernel;
using Anyu.Register;
using Xunit;

namespace Anyu.DatabaseTests.Killing;

/// <summary>
/// The process that is killed: on each database citizens apply, a hospital reports births, and the queues are worked off, until it dies. What it
/// acknowledges it notes after the commit. Run by name, in a folder that the parent has furnished.
/// </summary>
public sealed class KilledProcess
{
    public const string FolderVariable = "ANYU_KILL_FOLDER";
    public const string Ready = "ready to work";
    public const string Keys = "keys.json";
    public const string Shift = "shift.txt";
    public const string Databases = "databases.txt";

    /// <summary>An application acknowledged in an earlier life is sent again in this one.</summary>
    private const int SentAgain = 2;

    [Fact(Explicit = true)]
    public async Task Works_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Started by the tests that kill it.");
        var content = CountyContent.Load(Path.Combine(folder, Keys));
        var clock = new ShiftedClock(TimeSpan.Parse(await File.ReadAllTextAsync(Path.Combine(folder, Shift)), CultureInfo.InvariantCulture));
        Console.WriteLine(Ready);
        if (await Console.In.ReadLineAsync() is null)
        {
            return;
        }

        var places = await File.ReadAllLinesAsync(Path.Combine(folder, Databases));
        await Task.WhenAll(places.Select((where, i) => Task.Run(() => Work(where, Path.Combine(folder, NotesOf(i)), content, clock))));
    }

    /// <summary>The notes of one database.</summary>
    public static string NotesOf(int database) => string.Create(CultureInfo.InvariantCulture, $"notes-{database}.txt");

    private static async Task Work(string where, string path, CountyContent content, TimeProvider clock)
    {
        await using var office = await CountyOffice.Open(where, content, clock);
        var before = File.Exists(path) ? await File.ReadAllLinesAsync(path) : [];
        await using var file = new StreamWriter(path, append: true) { AutoFlush = true };
        var notes = TextWriter.Synchronized(file);
        await SendAgain(office, notes, before);
        await Task.WhenAll([
            .. office.Workers.Select(worker => Task.Run(() => worker.Run(CancellationToken.None))),
            Task.Run(() => Citizens(office, notes)), Task.Run(() => Citizens(office, notes)), Task.Run(() => Hospital(office, notes))]);
    }

    /// <summary>Whoever did not hear the answer sends again, and is told that it is done.</summary>
    private static async Task SendAgain(CountyOffice office, TextWriter notes, string[] before)
    {
        foreach (var words in before.Select(line => line.Split(' ')).Where(words => words is ["case", _, { Length: ResidentId.Length }]).TakeLast(SentAgain))
        {
            var id = Guid.ParseExact(words[1], "D");
            if ((await office.Apply(id, id, words[2])).Value is not { IsNew: false })
            {
                await notes.WriteLineAsync($"wrong {id:D} was not found done");
            }
        }
    }

    /// <summary>Each application is sent from two devices at once: one makes the case.</summary>
    private static async Task Citizens(CountyOffice office, TextWriter notes)
    {
        while (true)
        {
            var (mother, number) = (Guid.CreateVersion7(), Someone());
            var sent = await Task.WhenAll(office.Apply(mother, mother, number), office.Apply(Guid.CreateVersion7(), mother, number));
            if (sent.Count(answer => answer.Succeeded) > 1)
            {
                await notes.WriteLineAsync($"wrong {mother:D} was filed twice");
            }

            if (sent[0].Succeeded)
            {
                await notes.WriteLineAsync($"case {mother:D} {number}");
            }
        }
    }

    private static async Task Hospital(CountyOffice office, TextWriter notes)
    {
        while (true)
        {
            var number = ResidentId.TryParse(Someone(), out var parsed, out _) ? parsed : throw new InvalidOperationException("Numbers hold.");
            var report = RegisterRoom.Birth(null, new DateOnly(2025, 2, 10), certificate: null) with
            {
                Mother = ParentRef.Of(RegisterRoom.Person("样例女", parsed.BirthDate) with { Number = number.Reveal(), Sex = RegisteredSex.Female }),
            };
            if ((await office.Database.Write(unit => RecordBirth.Run(office.Register, unit, CountyOffice.Hospital, report))).Value is { IsNew: true } recorded)
            {
                await notes.WriteLineAsync($"birth {recorded.Event:D}");
            }
        }
    }

    /// <summary>The number of a woman between 25 and 39; of millions, so that few meet.</summary>
    private static string Someone() =>
        RegisterRoom.Number(new DateOnly(1986, 1, 1).AddDays(System.Security.Cryptography.RandomNumberGenerator.GetInt32(5_000)), 2 * System.Security.Cryptography.RandomNumberGenerator.GetInt32(50, 499));
}
