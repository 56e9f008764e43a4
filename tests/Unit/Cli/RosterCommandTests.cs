using Anyu.Cli;
using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Cli;

public sealed class RosterCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-").FullName;

    [Fact]
    public async Task A_roster_is_tried_and_imported_and_what_is_blank_is_listed()
    {
        var opened = await Database.Open(Path.Combine(folder, "a.db"), Opened.Modules, TimeProvider.System);
        await opened.Value!.DisposeAsync();
        await File.WriteAllTextAsync(Path.Combine(folder, "r.csv"), "区划代码,姓名,职责,月报酬,任职日期\n371581101205,样例,走访,900,2024-01-01\n371581101215,样例,走访,许多,2024-01-01\n");
        Assert.Contains("没有机构", Run("roster", "blank", "371581").Output, StringComparison.Ordinal);
        var tried = Run("roster", "import", "r.csv", "--dry-run");
        Assert.Equal(1, tried.Code);
        Assert.Contains("r.csv:3:4", tried.Output, StringComparison.Ordinal);
        Assert.Contains("371581101205", Line("没有人"), StringComparison.Ordinal);
        Assert.Contains("登记 1 人", Run("roster", "import", "r.csv", "--place", "371581101").Output, StringComparison.Ordinal);
        Assert.Contains("养老保障没有登记、没有培训记录", Line("371581101205"), StringComparison.Ordinal);
        Assert.Contains("ACC-0002", Run("roster", "import", "r.csv", "--place", "371581102").Output, StringComparison.Ordinal);
        Assert.Contains("KRN-0009", Run("roster", "blank", "999999").Error, StringComparison.Ordinal);
        Assert.Equal(2, Run("roster", "import", "nothing.csv").Code);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>The lines of the blank list that hold a text, as one.</summary>
    private string Line(string text) => string.Join('\n', Run("roster", "blank", "371581101").Output.Split('\n').Where(line => line.Contains(text, StringComparison.Ordinal)));

    private (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, error, folder).Run([.. words, "--database", "a.db", "--content", Repository.At("content")]);
        return (code, output.ToString(), error.ToString());
    }
}
