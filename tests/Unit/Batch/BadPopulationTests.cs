using Anyu.Batch;
using Anyu.Unit.Law;
using Parquet;
using Parquet.Schema;
using Xunit;

namespace Anyu.Unit.Batch;

/// <summary>A population file that cannot be read is a numbered problem with its row and column, and no result is written.</summary>
public sealed class BadPopulationTests : IDisposable
{
    private readonly Samples samples = new();

    public void Dispose() => samples.Dispose();

    [Theory]
    [InlineData("family.place", "BAT-0002", "place")]
    [InlineData("place children", "BAT-0002", "births")]
    [InlineData("place mother.emploied", "BAT-0003", "mother.employed")]
    [InlineData("place mother.wageBeforeLeave", "BAT-0004", "mother.wageBeforeLeave")]
    [InlineData("place mother.birthDate", "BAT-0008", "DATE")]
    public async Task A_directory_that_does_not_fit_the_facts_is_refused(string columns, string number, string named)
    {
        var path = await Write(columns.Split(' '), i => i);
        var problem = Assert.Single(ParquetPopulation.Open(path, "bad.parquet", Library.Book).Problems);
        Assert.Equal(number, problem.Code);
        Assert.Contains(named, problem.What.En + problem.Mend.En + problem.Why.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("999999", "BAT-0005")]
    [InlineData("", "BAT-0005")]
    [InlineData(null, "BAT-0006")]
    public async Task A_place_that_is_not_known_names_its_row_and_column(string? code, string number)
    {
        var path = await Write(["place"], i => i, row => row == 5 ? code : "371581");
        using var population = Samples.Open(path);
        var refused = BatchJob.Into(samples.At("out"), Samples.Order(population, withRows: true), null, TestContext.Current.CancellationToken);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal(number, problem.Code);
        Assert.Contains("Row 5 (from 0), column place", problem.What.En, StringComparison.Ordinal);
        Assert.Equal(["run.json"], Directory.EnumerateFiles(samples.At("out"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("place births[1].babies", 21)]
    [InlineData("place children births", 21)]
    public async Task A_number_that_its_fact_cannot_have_names_its_row_and_column(string columns, int number)
    {
        var names = columns.Split(' ');
        var path = await Write(names, i => i == 7 ? number : 1);
        using var population = Samples.Open(path);
        var problem = Assert.Single(BatchJob.Totals(Samples.Order(population)).Problems);
        Assert.Equal("BAT-0007", problem.Code);
        Assert.Contains($"Row 7 (from 0), column {names[1]}", problem.What.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void A_file_cut_off_in_the_middle_is_no_whole_file(int tenths)
    {
        var path = samples.FileOf(300);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(bytes.Length * tenths / 10)]);
        Assert.Equal("BAT-0001", ParquetPopulation.Open(path, "cut.parquet", Library.Book).Problems.Single().Code);
    }

    [Fact]
    public void A_file_damaged_in_the_middle_names_a_column()
    {
        var path = samples.FileOf(2_000);
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(20, bytes.Length / 3).Fill(0xA5);
        File.WriteAllBytes(path, bytes);
        using var population = Samples.Open(path);
        Assert.Equal("BAT-0009", BatchJob.Totals(Samples.Order(population)).Problems.Single().Code);
    }

    [Fact]
    public async Task A_link_to_a_member_that_its_count_says_is_absent_names_its_row_and_column()
    {
        var path = await Write(["place", "births", "births[1].babies", "births[2].babies", "children", "children[1].birth"], _ => 1, null, row => row == 4 ? "births[2]" : "births[1]");
        using var population = Samples.Open(path);
        var refused = BatchJob.Into(samples.At("out"), Samples.Order(population, withRows: true), null, TestContext.Current.CancellationToken);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal("BAT-0053", problem.Code);
        Assert.Contains("Row 4 (from 0), column children[1].birth refers to births[2], but births says there are 1", problem.What.En, StringComparison.Ordinal);
        Assert.Equal(["run.json"], Directory.EnumerateFiles(samples.At("out"), "*", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    /// <summary>Ten rows: a place, links of children to births, and whole numbers in every other column.</summary>
    private async Task<string> Write(string[] names, Func<int, int> number, Func<int, string?>? place = null, Func<int, string>? birth = null)
    {
        var path = samples.At("bad.parquet");
        var fields = names.Select(n => n.EndsWith("lace", StringComparison.Ordinal) || n.EndsWith(".birth", StringComparison.Ordinal) ? new DataField(n, typeof(string), isNullable: true) : new DataField(n, typeof(int), isNullable: false)).ToArray();
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream);
        using var group = writer.CreateRowGroup();
        foreach (var field in fields)
        {
            if (field.IsNullable)
            {
                await group.WriteAsync(field, Enumerable.Range(0, 10).Select(i => field.Name.EndsWith(".birth", StringComparison.Ordinal) ? birth!(i) : place is null ? "371581" : place(i)!).ToArray());
            }
            else
            {
                await group.WriteAsync<int>(field, Enumerable.Range(0, 10).Select(number).ToArray());
            }
        }

        return path;
    }
}
