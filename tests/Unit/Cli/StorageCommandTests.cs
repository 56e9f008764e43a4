using Anyu.Cli;
using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Cli;

public sealed class StorageCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-").FullName;

    [Fact]
    public async Task A_log_is_signed_verified_and_found_out_when_changed()
    {
        await Fill();
        Assert.Equal(0, Run("keys", "create", "keys.json").Code);
        var (code, checkpoint, _) = Run("evidence", "checkpoint", "--database", "a.db", "--keys", "keys.json");
        Assert.Equal(0, code);
        await File.WriteAllTextAsync(Path.Combine(folder, "kept.txt"), checkpoint);
        await File.WriteAllTextAsync(Path.Combine(folder, "public.json"), Run("keys", "public", "keys.json").Output);
        Assert.DoesNotContain("secret", await File.ReadAllTextAsync(Path.Combine(folder, "public.json")), StringComparison.OrdinalIgnoreCase);
        string[] verify = ["evidence", "verify", "--database", "a.db", "--keys", "public.json", "--checkpoint", "kept.txt"];
        var whole = Run([.. verify, "--lang", "en"]);
        Assert.Equal((0, "1 logs, 3 rows, 2 checkpoints (signatures checked), 0 findings.\n"), (whole.Code, whole.Output));

        await Change("update store_evidence set purpose = 'other' where position = 1");
        var changed = Run(verify);
        Assert.Equal(1, changed.Code);
        Assert.Contains("STO-0020", changed.Output, StringComparison.Ordinal);
        Assert.Contains("第 1 行被改过", changed.Output, StringComparison.Ordinal);
        Assert.Contains("STO-0020", Run([.. verify, "--json"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_administrator_of_a_place_is_appointed_once()
    {
        string[] appoint = ["appoint", "a-1", "371581", "--provider", "https://id.example", "--name", "管甲", "--database", "a.db", "--content", Repository.At("content")];
        Assert.Equal(0, Run(appoint).Code);
        Assert.Equal(0, Run(appoint).Code);
        var second = Run(["appoint", "a-2", .. appoint[2..]]);
        Assert.Equal(2, second.Code);
        Assert.Contains("ACC-0015", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_is_verified_without_the_database()
    {
        await Fill();
        Assert.Equal(0, Run("keys", "create", "keys.json", "--suite", "shangmi").Code);
        var ring = KeyFile.Read(Path.Combine(folder, "keys.json")).Value!;
        await using (var database = (await Database.Open(Path.Combine(folder, "a.db"), [], TimeProvider.System)).Value!)
        {
            var size = (await database.Write(unit => EvidenceLog.Checkpoint(unit, "county", ring))).Size;
            var receipt = await database.Read(unit => EvidenceLog.Receipt(unit, "county", 1, size));
            await File.WriteAllTextAsync(Path.Combine(folder, "receipt.json"), receipt!.ToText());
        }

        File.Delete(Path.Combine(folder, "a.db"));
        Assert.Equal(0, Run("evidence", "verify", "receipt.json", "--keys", "keys.json").Code);
        Assert.Equal(0, Run("keys", "create", "other.json").Code);
        Assert.Equal(1, Run("evidence", "verify", "receipt.json", "--keys", "other.json").Code);
    }

    [Fact]
    public async Task A_backup_is_restored_and_a_database_upgraded()
    {
        await Fill();
        Assert.Equal(0, Run("backup", "backups", "--database", "a.db").Code);
        var backup = Path.GetRelativePath(folder, Assert.Single(Directory.GetDirectories(Path.Combine(folder, "backups"))));
        await Change("update store_evidence set actor = 'x'");
        Assert.Equal(1, Run("evidence", "verify", "--database", "a.db").Code);
        var restored = Run("restore", backup, "--database", "a.db", "--lang", "en");
        Assert.Equal((0, "Restored and verified: 1 logs, 3 rows.\n"), (restored.Code, restored.Output));
        Assert.Equal(0, Run("evidence", "verify", "--database", "a.db").Code);
        Assert.Equal(0, Run("upgrade", "backups", "--database", "a.db").Code);
        Assert.Equal(2, Directory.GetDirectories(Path.Combine(folder, "backups")).Length);
        Refused("STO-0030", "restore", "absent", "--database", "a.db");
        Refused("STO-0001", "backup", "backups", "--database", "absent.db");
    }

    [Fact]
    public void Keys_rotate_to_the_other_suite_and_are_never_overwritten()
    {
        Assert.Equal(0, Run("keys", "create", "keys.json").Code);
        Assert.Equal(0, Run("keys", "rotate", "keys.json", "--suite", "shangmi").Code);
        Assert.Equal("2 keys, shangmi in use", KeyFile.Read(Path.Combine(folder, "keys.json")).Value!.ToString());
        Assert.Equal(2, KeyFile.ReadPublic(Path.Combine(folder, "keys.json")).Value!.Keys.Length);
        Refused("CLI-0020", "keys", "create", "keys.json");
    }

    [Theory]
    [InlineData("STO-0001", "evidence", "verify", "--database", "absent.db")]
    [InlineData("STO-0008", "evidence", "verify", "--database", "empty.db")]
    [InlineData("STO-0010", "evidence", "verify", "--database", "absent.db", "--keys", "absent.json")]
    [InlineData("CLI-0006", "evidence", "verify", "--checkpoint", "absent.txt")]
    [InlineData("CLI-0022", "evidence", "verify", "--checkpoint", "empty.db")]
    [InlineData("CLI-0003", "evidence", "verify", "empty.db")]
    [InlineData("CLI-0003", "evidence", "checkpoint")]
    [InlineData("CLI-0003", "keys", "create", "x.json", "--suite", "rot13")]
    [InlineData("CLI-0021", "keys", "create", "no/such/folder.json")]
    [InlineData("STO-0010", "keys", "rotate", "empty.db")]
    public void What_cannot_be_done_is_a_numbered_problem(string number, params string[] words)
    {
        File.WriteAllText(Path.Combine(folder, "empty.db"), "");
        Refused(number, words);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
    }

    private void Refused(string number, params string[] words)
    {
        var (code, _, error) = Run(words);
        Assert.Equal(2, code);
        Assert.Contains(number, error, StringComparison.Ordinal);
    }

    private async Task Fill()
    {
        await using var database = (await Database.Open(Path.Combine(folder, "a.db"), [], TimeProvider.System)).Value!;
        await database.Write(unit =>
        {
            for (var i = 0; i < 3; i++)
            {
                unit.Record(new EvidenceEntry("county", "post-1", "register.person.read", "person-1", "case-1"));
            }

            return Task.CompletedTask;
        });
    }

    private async Task Change(string sql)
    {
        await using var database = (await Database.Open(Path.Combine(folder, "a.db"), [], TimeProvider.System)).Value!;
        await database.Write(unit => unit.Execute(new Statement("test", sql)));
    }

    private (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = new CommandLine(CommandTable.All, output, error, folder).Run(words);
        return (code, output.ToString(), error.ToString());
    }
}
