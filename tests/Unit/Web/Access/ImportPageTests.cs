using System.Text;
using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>Tables of persons by the page, as a browser without scripts sends them.</summary>
public sealed class ImportPageTests(RunningOffice office) : IClassFixture<RunningOffice>
{
    private const string Address = "/workbench/imports";

    [Fact]
    public async Task A_registrar_sends_a_table_sees_each_row_that_is_not_taken_imports_and_exports_it()
    {
        using var registrar = await office.Staff("registrar", RunningOffice.Home);
        var table = await Send(registrar, "姓名,性别,出生日期,居住地代码\n样例甲导入,男,1990-05-01,371581\n样例乙导入,她,1990-05-01,371581\n");
        var seen = await Until(registrar, table, "检查结果");
        Assert.Contains("REG-0204", seen, StringComparison.Ordinal);
        Assert.Equal(0, await Persons());

        Assert.Equal((303, table), await Do(registrar, table, "import"));
        seen = await Until(registrar, table, "导入结果");
        Assert.Contains("样例乙导入", (await registrar.Get(table + "/quarantine")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await Persons());

        var export = await registrar.Post("/workbench/export", ("place", "临清市"), ("format", "csv"));
        Assert.Equal(200, export.Status);
        Assert.Contains("样例甲导入", export.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await registrar.Post("/workbench/export", ("place", "南关区"), ("format", "csv"))).Status);
        Assert.Equal(200, (await registrar.Post("/workbench/export", ("format", "xlsx"))).Status);
    }

    [Fact]
    public async Task Headings_are_mapped_on_the_page()
    {
        using var registrar = await office.Staff("registrar", RunningOffice.Home);
        var table = await Send(registrar, "who,born,which,where\n样例丙导入,1990-05-01,女,371581\n");
        var seen = await Until(registrar, table, "不能导入");
        Assert.Contains("REG-0202", seen, StringComparison.Ordinal);
        Assert.Contains("<option value=\"born\">", seen, StringComparison.Ordinal);
        Assert.Equal((303, table), await Do(registrar, table, "map", ("column-name", "who"), ("column-birth-date", "born"), ("column-sex", "which"), ("column-residence", "where")));
        seen = await Until(registrar, table, "检查结果");
        Assert.Contains("<option value=\"born\" selected=\"\">", seen, StringComparison.Ordinal);
        Assert.Equal((303, table), await Do(registrar, table, "drop"));
        Assert.Contains("已放弃", (await registrar.Get(table)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_table_is_a_numbered_problem_at_its_field_and_who_may_not_import_has_no_page()
    {
        using var registrar = await office.Staff("registrar", RunningOffice.Home);
        var picture = await registrar.PostFile(Address, "table", "photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]);
        Assert.Equal(422, picture.Status);
        Assert.Contains("KRN-0024", picture.Text, StringComparison.Ordinal);
        Assert.Contains("REG-0212", (await registrar.Post(Address)).Text, StringComparison.Ordinal);
        using var clerk = await office.Staff("clerk", RunningOffice.Home);
        Assert.Equal(403, (await clerk.Get(Address)).Status);
        Assert.Equal(403, (await clerk.PostFile(Address, "table", "a.csv", "姓名\n"u8.ToArray())).Status);
        Assert.Equal(403, (await clerk.Get("/workbench/export")).Status);
    }

    [Fact]
    public async Task A_table_of_several_megabytes_is_taken_here_and_nowhere_else()
    {
        using var registrar = await office.Staff("registrar", RunningOffice.Home);
        var rows = new StringBuilder("姓名,性别,出生日期,居住地代码\n");
        for (var i = 0; rows.Length < 3_000_000; i++)
        {
            rows.Append("样例,男,不是日期,371581\n");
        }

        var table = await Send(registrar, rows.ToString());
        Assert.Contains("检查结果", await Until(registrar, table, "检查结果"), StringComparison.Ordinal);
        Assert.Equal(413, (await registrar.PostFile("/workbench/persons", "table", "a.csv", Encoding.UTF8.GetBytes(rows.ToString()))).Status);
    }

    private static async Task<string> Send(Reader reader, string text)
    {
        var sent = await reader.PostFile(Address, "table", "人员.csv", Encoding.UTF8.GetBytes(text), ("id", Guid.CreateVersion7().ToString("D")), ("agency", "police"));
        Assert.Equal(303, sent.Status);
        return sent.Location;
    }

    private static async Task<(int Status, string Location)> Do(Reader reader, string table, string what, params (string Name, string Value)[] fields)
    {
        var answer = await reader.Post(table, [.. fields, ("do", what)]);
        return (answer.Status, answer.Location);
    }

    private static async Task<string> Until(Reader reader, string table, string words)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var text = (await reader.Get(table)).Text;
            if (text.Contains(words, StringComparison.Ordinal))
            {
                return text;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException((await reader.Get(table)).Text);
    }

    private Task<long> Persons() => office.Open.Database.Read(unit => unit.Get<long>(new Statement("test", "select count(*) from register_person where name like '样例%导入'")));
}
