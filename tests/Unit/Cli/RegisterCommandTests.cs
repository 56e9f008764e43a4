using System.Text.Json;
using Anyu.Access;
using Anyu.Cli;
using Anyu.Exchange;
using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Cli;

public sealed class RegisterCommandTests : IDisposable
{
    private const string Table = "姓名,性别,出生日期,身份证号,居住地代码\n单雄信,男,1990-05-01,11010519491231002X,371581\n王小伟,男,2015-03-01,,371581\n李娜,女,1992-02-30,,371581\n";

    private readonly string folder = Directory.CreateTempSubdirectory("anyu-").FullName;

    [Fact]
    public async Task A_table_is_tried_imported_searched_shown_exported_and_verified()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "p.csv"), Table.Replace("1990-05-01", "1949-12-31", StringComparison.Ordinal));
        Assert.Equal(0, Run("keys", "create", "k.json").Code);
        string[] with = ["--database", "a.db", "--keys", "k.json"];

        var tried = Run(["register", "import", "p.csv", "--dry-run", .. with]);
        Assert.Equal(1, tried.Code);
        Assert.Contains("登记 2 人", tried.Output, StringComparison.Ordinal);
        Assert.Contains("REG-0205", tried.Output, StringComparison.Ordinal);
        var imported = Run(["register", "import", "p.csv", "--json", .. with]);
        Assert.Equal(2, JsonDocument.Parse(imported.Output).RootElement.GetProperty("recorded").GetInt32());

        var found = Run(["register", "search", "shanxiongxin", "--json", .. with]);
        var id = JsonDocument.Parse(found.Output).RootElement.GetProperty("hits")[0].GetProperty("id").GetString()!;
        Assert.Contains("110***********002X", Run(["register", "search", "单雄信", .. with]).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("11010519491231002X", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("单雄信", Run(["register", "search", "单雄信", "--place", "220102", .. with]).Output, StringComparison.Ordinal);

        Assert.Contains("import:p.csv", Run(["register", "show", id, .. with]).Output, StringComparison.Ordinal);
        Assert.Contains("Self", Run(["register", "show", id, "--family", .. with]).Output, StringComparison.Ordinal);
        Assert.Equal(2, Run(["register", "show", id, "--known", "2020-01-01", .. with]).Code);
        Assert.Equal(2, Run(["register", "show", id, "--on", "tomorrow", .. with]).Code);
        Assert.Contains("ACC-0002", Run(["register", "show", "nobody", .. with]).Error, StringComparison.Ordinal);

        Assert.Equal(0, Run(["register", "export", "out.xlsx", .. with]).Code);
        Assert.Equal(0, Run(["register", "verify", .. with]).Code);
        Assert.Equal(2, Run(["register", "import", "p.csv", .. with]).Code);
    }

    [Fact]
    public async Task A_table_that_came_under_an_agreement_is_reported_to_the_sharing_catalogue()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "p.csv"), Table);
        Assert.Equal(0, Run("keys", "create", "k.json").Code);
        string[] with = ["--database", "a.db", "--keys", "k.json", "--place", "371581"];
        var unknown = Run(["register", "import", "p.csv", "--share", "nothing", .. with]);
        Assert.Contains("CASE-0403", unknown.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "a.db")));
        Run(["register", "import", "p.csv", "--share", "civil-affairs-to-health", .. with]);
        await using var database = (await Database.OpenAsItIs(Path.Combine(folder, "a.db"), [], TimeProvider.System)).Value!;
        var state = (await database.Read(unit => Deliveries.OfTables(unit, Actor.OfProgram("test", PlaceRange.Nation))))["civil-affairs-to-health"];
        Assert.Equal((3L, 1L), (state.Read, state.Matched));
    }

    [Fact]
    public void Without_keys_nothing_is_opened()
    {
        var refused = Run("register", "search", "王", "--database", "a.db", "--keys", "none.json");
        Assert.Equal(2, refused.Code);
        Assert.Contains("STO-0010", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "a.db")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, error, folder).Run([.. words, "--content", Repository.At("content")]);
        return (code, output.ToString(), error.ToString());
    }
}
