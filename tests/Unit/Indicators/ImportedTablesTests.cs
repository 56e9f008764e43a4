using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Indicators;

/// <summary>Places, enrolment, maternal deaths and early registrations have no records: they come from tables, from the file to the value with its source.</summary>
public sealed class ImportedTablesTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-tables-").FullName;

    [Fact]
    public void A_table_of_childcare_and_one_of_maternal_health_become_values_that_name_their_source()
    {
        Births();
        Import("synthetic-371581-yearly.csv", "synthetic-stock");
        Import("childcare-yearly-371581.csv", "childcare-yearly", "--synthetic");
        Import("maternal-health-yearly-371581.csv", "maternal-health-yearly", "--synthetic");
        foreach (var (indicator, source) in new[]
        {
            ("childcare-places-per-thousand", "childcare-yearly-371581"), ("childcare-occupancy", "childcare-yearly-371581"), ("childcare-enrolment", "childcare-yearly-371581"),
            ("inclusive-place-share", "childcare-yearly-371581"), ("early-antenatal-registration", "maternal-health-yearly-371581"), ("maternal-mortality", "maternal-health-yearly-371581"),
        })
        {
            var (code, output) = Run("indicators", "show", indicator, "--place", Sample.County.ToString(), "--as", "staff", "--rows");
            Assert.Equal(0, code);
            Assert.Matches($"(?m)^  {source}  行 [0-9]+ 列 [0-9]+  371581[0-9]{{3}} 2025 ", output);
        }

        Assert.Contains("CLI-0110", Run("indicators", "show", "births", "--place", Sample.County.ToString(), "--rows").Output, StringComparison.Ordinal);
        Assert.Contains("CLI-0109", Run("indicators", "show", "births", "--place", Sample.County.ToString(), "--pool", "all").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_more_inclusive_places_than_places_is_named_and_not_written()
    {
        File.WriteAllText(Path.Combine(folder, "t.csv"), "行政区划代码,镇街,年份,托育机构数,托位数,其中普惠托位,在托婴幼儿数\n371581001,青年路街道,2025,3,100,120,60\n");
        var (code, output) = Run("indicators", "import", "t.csv", "--mapping", "childcare-yearly", "--covers", Sample.County.ToString());
        Assert.Equal(1, code);
        Assert.Contains("IND-0114", output, StringComparison.Ordinal);
    }

    /// <summary>As many births as women whose pregnancy ended, in each township of 2025.</summary>
    private void Births()
    {
        var ended = File.ReadLines(Repository.At("samples", "tables", "maternal-health-yearly-371581.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[2] == "2025");
        File.WriteAllLines(Path.Combine(folder, "births.csv"), ended.Select(row => $"{row[0]},2025,live-births,,,,,{row[3]}").Prepend("place,period,series,sex,order,mother-age,age,count"));
        Import(Path.Combine(folder, "births.csv"), "long-table", "--synthetic");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Import(string file, string mapping, params string[] more)
    {
        var (code, output) = Run(["indicators", "import", Repository.At("samples", "tables", file), "--mapping", mapping, "--covers", Sample.County.ToString(), "--by", "甲", .. more]);
        Assert.True(code == 0, output);
    }

    private (int Code, string Output) Run(params string[] words)
    {
        using var output = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, output, folder).Run([.. words, "--database", Path.Combine(folder, "anyu.db"), "--content", Repository.At("content")]);
        return (code, output.ToString());
    }
}
