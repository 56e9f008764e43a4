using Anyu.Access;
using Anyu.Cli;
using Anyu.Store;
using Anyu.Web.Hosting;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>A county at work is backed up without stopping, and what was backed up is whole: its evidence verifies, its sealed fields open.</summary>
public sealed class RunningCountyTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    [Fact]
    public async Task A_backup_taken_while_people_work_restores_to_a_verified_state()
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Work(began, stop.Task);
        await began.Task;
        var taken = await Backup.Take(Path.Combine(office.Folder, "anyu.db"), Path.Combine(office.Folder, "backups"), TimeProvider.System);
        stop.SetResult();
        var asked = await work;
        Assert.True(taken.Succeeded, string.Join('\n', taken.Problems));
        Assert.True(asked > 0);

        var restored = Path.Combine(office.Folder, "restored.db");
        var report = await Restore.Run(taken.Value, restored, Modules.All, KeyFile.Read(Installation.KeysBeside(Path.Combine(office.Folder, "anyu.db"))).Value!.PublicKeys, TimeProvider.System);
        Assert.True(report.Succeeded, string.Join('\n', report.Problems));
        await using var database = (await Database.OpenAsItIs(restored, Modules.All, TimeProvider.System)).Value!;
        Assert.Empty((await EvidenceVerifier.Verify(database, keys: null, [])).Findings);
        Assert.NotEmpty(await database.Read(unit => Grants.Asked(unit, PlaceRange.Nation)));
    }

    [Fact]
    public async Task A_used_database_without_its_keys_is_not_touched()
    {
        var copy = Path.Combine(office.Folder, "without-keys");
        var taken = await Backup.Take(Path.Combine(office.Folder, "anyu.db"), copy, TimeProvider.System);
        Assert.True(taken.Succeeded);
        var where = Directory.EnumerateFiles(taken.Value, "*.db", SearchOption.AllDirectories).Single();
        using var console = new StringWriter();
        await using var app = Anyu.Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", where], LibraryLoader.Load(console)!);
        await app.StartAsync();
        var installation = (Installation)app.Services.GetService(typeof(Installation))!;
        Assert.Null(await installation.Opened);
        Assert.Equal("WEB-0203", Assert.Single(installation.Problems).Code);
        Assert.False(File.Exists(Installation.KeysBeside(where)));
        using var reader = new Reader(new Uri(app.Urls.First()), null);
        Assert.Equal((200, 503), ((await reader.Get("/")).Status, (await reader.Get("/workbench")).Status));
    }

    [Fact]
    public async Task The_commands_back_up_and_upgrade_a_running_county_and_do_not_exchange_it()
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var work = Work(began, stop.Task);
        await began.Task;
        Assert.Equal((0, ""), await Command("backup", "commanded", "--database", "anyu.db"));
        Assert.Equal((0, ""), await Command("upgrade", "commanded", "--database", "anyu.db"));
        var backup = Directory.GetDirectories(Path.Combine(office.Folder, "commanded")).Order(StringComparer.Ordinal).First();
        var (code, told) = await Command("restore", backup, "--database", "anyu.db", "--keys", "anyu.keys");
        Assert.Equal(2, code);
        Assert.Contains("STO-0033", told, StringComparison.Ordinal);
        Assert.Equal((0, ""), await Command("restore", backup, "--database", "elsewhere.db", "--keys", "anyu.keys"));
        Assert.Equal((0, ""), await Command("evidence", "verify", "--database", "elsewhere.db", "--keys", "anyu.keys"));
        stop.SetResult();
        Assert.True(await work > 0);
    }

    /// <summary>A command in the folder of the office; how it ended and what it refused.</summary>
    private Task<(int Code, string Refused)> Command(params string[] words) => Task.Run(() =>
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, error, office.Folder).Run(words);
        return (code, error.ToString());
    });

    private async Task<int> Work(TaskCompletionSource began, Task stop)
    {
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        var mark = await clerk.Mark();
        var done = 0;
        while (!stop.IsCompleted || done == 0)
        {
            var answer = await clerk.PostWith(
                $"/workbench/grants/ask/{Guid.CreateVersion7():D}/{RunningOffice.Home}000000", mark, ("id", Guid.CreateVersion7().ToString("D")), ("reason", "家长来电核对"), ("hours", "2"));
            Assert.Equal(303, answer.Status);
            done++;
            began.TrySetResult();
        }

        return done;
    }
}
