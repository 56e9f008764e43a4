using System.Text;
using Anyu.Exchange;
using Xunit;

namespace Anyu.Unit.Exchange;

/// <summary>The table of systems and scripts of faults, as shipped and when something is wrong with them.</summary>
public sealed class TableTests
{
    private static readonly SystemBook Systems = SystemBook.Load(Repository.At("content")).Value!;

    [Fact]
    public void The_narrowest_place_counts()
    {
        var book = Load("wide,police,000000,10,全国,Nation\nnarrow,police,371581,10,一县,County\n").Value!;
        Assert.Equal("narrow", book.For("police", "371581001000")?.Id);
        Assert.Equal("wide", book.For("police", "371526000000")?.Id);
        Assert.Null(book.For("health", "371581000000"));
        Assert.Equal("household", Systems.For("police", "371581000000")?.Id);
    }

    [Theory]
    [InlineData("a,police,000000,10,全国\n", "EXC-0102")]
    [InlineData("a,police,000000,10,,Nation\n", "EXC-0102")]
    [InlineData("A b,police,000000,10,全国,Nation\n", "EXC-0103")]
    [InlineData("a,police,000000,0,全国,Nation\n", "EXC-0103")]
    [InlineData("a,police,000000,61,全国,Nation\n", "EXC-0103")]
    [InlineData("a,police,xyz,10,全国,Nation\n", "KRN-0008")]
    [InlineData("a,police,000000,10,全国,Nation\na,health,000000,10,全国,Nation\n", "EXC-0104")]
    [InlineData("a,police,000000,10,全国,Nation\nb,police,000000,10,全国,Nation\n", "EXC-0104")]
    public void A_wrong_table_is_refused_with_its_line(string rows, string code) => Assert.Equal(code, Assert.Single(Load(rows).Problems).Code);

    [Fact]
    public void A_missing_table_says_so() => Assert.Equal("EXC-0101", Assert.Single(SystemBook.Load(Path.GetTempPath()).Problems).Code);

    [Fact]
    public void The_sample_script_is_read_and_its_rules_fit_what_they_say()
    {
        var script = FaultTable.Read(File.ReadAllBytes(Repository.At("samples", "exchange", "faults.csv")), "faults.csv", Systems, FaultScript.Faultless with { Seed = 7 }).Value!;
        Assert.Equal([AgencyFault.Refuse, AgencyFault.Delay, AgencyFault.Miss, AgencyFault.Repeat, AgencyFault.Reorder], script.Rules.Select(rule => rule.Fault));
        Assert.Equal(("insurance", "样例女", 100, "facts-differ"), (script.Rules[0].System, script.Rules[0].Facts["mother.name"], script.Rules[0].Percent, script.Rules[0].Ground));
        var repeated = Enumerable.Range(0, 1000).Count(i => script.For("card", $"order-{i}", AnswerData.Empty.Values).Any(rule => rule.Fault == AgencyFault.Repeat));
        Assert.InRange(repeated, 230, 370);
    }

    [Theory]
    [InlineData("explode,household\n")]
    [InlineData("down,nobody\n")]
    [InlineData("down,household,101\n")]
    [InlineData("refuse,,,,,,mother.name\n")]
    public void A_rule_that_is_not_understood_is_named(string rows) =>
        Assert.Equal("EXC-0105", Assert.Single(FaultTable.Read(Encoding.UTF8.GetBytes(rows), "script", Systems, FaultScript.Faultless).Problems).Code);

    private static Anyu.Kernel.Result<SystemBook> Load(string rows)
    {
        var folder = Directory.CreateTempSubdirectory("anyu-systems-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "exchange"));
            File.WriteAllText(Path.Combine(folder, "exchange", "systems.csv"), rows);
            return SystemBook.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
