using System.Collections.Immutable;
using System.Text;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Law;
using Xunit;

namespace Anyu.Unit.Indicators.Importing;

public sealed class TableImportTests
{
    private const string Header = "行政区划代码,镇街,年月,活产数,男,女,一孩,二孩,三孩及以上,死亡人数,婴儿死亡,5岁以下死亡,孕产妇死亡,结束妊娠产妇,早孕建册,应报,按时报\n";
    private const string Good = "371581101,松林镇,2024-01,20,11,9,9,8,3,25,0,0,0,20,18,4,4\n";

    [Fact]
    public void A_good_row_becomes_one_count_for_each_column()
    {
        var report = Read(Header + Good);
        Assert.Empty(report.Quarantine);
        Assert.Equal(14, report.Observations.Length);
        var boys = Assert.Single(report.Observations, o => o.Key.Cells == Cells.Of("sex", "male"));
        Assert.Equal((11L, new Lineage("t", 2, 5)), (boys.Value, boys.From));
    }

    [Theory]
    [InlineData("2024-01,20,11", "2024-01,-20,11", "IND-0107", 4)]
    [InlineData("2024-01,20,11", "2024-01,20.5,11", "IND-0106", 4)]
    [InlineData("2024-01,20,11", "2024-01,21,11", "IND-0108", 4)]
    [InlineData("2024-01,", "2024-13,", "IND-0017", 3)]
    [InlineData("371581101", "371581999", "KRN-0009", 1)]
    [InlineData("371581101", "371203", "IND-0111", 1)]
    [InlineData("371581101", "371502001", "IND-0110", 1)]
    [InlineData(",25,0,0,0,", ",25,3,2,0,", "IND-0114", 11)]
    public void A_bad_row_is_quarantined_whole_with_row_and_column(string right, string wrong, string code, int column)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);
        var report = Read(Header + Good.Replace(right, wrong, StringComparison.Ordinal).Replace("2024-01", wrong.StartsWith("371203", StringComparison.Ordinal) ? "2018-01" : "2024-01", StringComparison.Ordinal) + Good.Replace("2024-01", "2024-02", StringComparison.Ordinal));
        var row = Assert.Single(report.Quarantine);
        var problem = row.Problems.First(p => p.Code == code);
        Assert.Equal(("t.csv", 2, column), (problem.At!.File, problem.At.Line, problem.At.Column));
        Assert.All(report.Observations, o => Assert.Equal(3, o.From.Row));
    }

    [Fact]
    public void A_row_sent_twice_counts_once_and_is_reported() =>
        Assert.Equal("IND-0109", Assert.Single(Read(Header + Good + Good).Quarantine).Problems[0].Code);

    [Fact]
    public void Sums_and_empty_cells_are_left_out_and_never_read_as_zero()
    {
        var report = Read(Header + Good.Replace(",25,", ",-,", StringComparison.Ordinal) + "合计,,,,,,,,,,,,,,,,\n");
        Assert.Empty(report.Quarantine);
        Assert.DoesNotContain(report.Observations, o => o.Key.Series == "deaths");
    }

    [Fact]
    public void A_table_without_a_heading_is_refused_as_a_whole()
    {
        var table = TableImport.Open(Encoding.UTF8.GetBytes(Header.Replace("活产数", "出生数", StringComparison.Ordinal) + Good), "t.csv", null).Value!;
        var read = Import.Read(table, Mapping, "t", Sample.County);
        Assert.Equal("IND-0105", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void A_workbook_reads_like_the_table_it_was_made_of()
    {
        ImmutableArray<string>[] rows = [.. (Header + Good).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',').ToImmutableArray())];
        var bytes = XlsxText.Write(rows, "月报", Enumerable.Range(3, 14).ToHashSet());
        var table = TableImport.Open(bytes, "t.xlsx", "月报").Value!;
        Assert.Equal(Read(Header + Good).Observations.Select(o => (o.Key, o.Value)), Import.Read(table, Mapping, "t", Sample.County).Value!.Observations.Select(o => (o.Key, o.Value)));
        Assert.Equal("KRN-0023", Assert.Single(TableImport.Open(bytes, "t.xlsx", "年报").Problems).Code);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 9, 9 }, "KRN-0022")]
    [InlineData(new byte[] { 0xC8, 0xCB, 0xBF, 0xDA }, "KRN-0020")]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', (byte)'"', (byte)'b' }, "KRN-0021")]
    public void What_is_no_table_is_a_numbered_problem(byte[] bytes, string code) =>
        Assert.Equal(code, Assert.Single(TableImport.Open(bytes, "t", null).Problems).Code);

    [Fact]
    public void A_table_with_an_age_group_missing_is_set_aside_as_a_whole_and_the_group_is_named()
    {
        var groups = Sample.Catalogue.Breakdowns["mother-age"].Codes.Where(c => c.Id != "30-34").Select(c => $"371581101,2024,live-births,12,,,{c.Id},\n");
        var report = Long("371581101,2023,live-births,80,,,,\n" + string.Concat(groups));
        Assert.Equal(80, Assert.Single(report.Observations).Value);
        Assert.Equal(6, report.Quarantine.Length);
        var problem = report.Quarantine[0].Problems[0];
        Assert.Equal(("IND-0115", 3, 4), (problem.Code, problem.At!.Line, problem.At.Column));
        Assert.Contains("30–34", problem.What.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0045", "IND-0106")]
    [InlineData("4.5", "IND-0106")]
    [InlineData("4.5‰", "IND-0106")]
    [InlineData("-3", "IND-0107")]
    public void A_rate_in_place_of_a_count_or_a_negative_population_names_its_cell(string written, string code)
    {
        var row = Assert.Single(Long($"371581101,2024,population,{written},,,,\n").Quarantine);
        Assert.Equal((code, 2, 4), (row.Problems[0].Code, row.Problems[0].At!.Line, row.Problems[0].At!.Column));
    }

    [Fact]
    public void The_shipped_sample_is_what_its_seed_makes()
    {
        foreach (var (name, text) in SyntheticFiles.Of(Library.Book.Places, Sample.County, 2019, 2025, 1))
        {
            Assert.Equal(text, File.ReadAllText(Repository.At("samples", "tables", name)));
        }
    }

    private static TableImport Import => new(Sample.Catalogue, Library.Book.Places, PlaceChanges.Of(Library.Book, new ProblemSink()));

    private static TableMapping Mapping => Sample.Catalogue.Mappings["township-monthly"];

    private static ImportReport Long(string rows)
    {
        var table = TableImport.Open(Encoding.UTF8.GetBytes("place,period,series,count,sex,order,mother-age,age\n" + rows), "t.csv", null);
        return Import.Read(table.Value!, Sample.Catalogue.Mappings["long-table"], "t", Sample.County).Value!;
    }

    private static ImportReport Read(string csv)
    {
        var table = TableImport.Open(Encoding.UTF8.GetBytes(csv), "t.csv", null);
        return Import.Read(table.Value!, Mapping, "t", Sample.County).Value!;
    }
}
