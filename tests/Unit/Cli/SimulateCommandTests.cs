using System.Globalization;
using System.Text.Json;
using Anyu.Cli;
using Parquet;
using Xunit;

namespace Anyu.Unit.Cli;

/// <summary>What a reform would change, as a terminal and as JSON.</summary>
public sealed class SimulateCommandTests
{
    private const string Leave = "samples/reforms/parental-leave-30.yaml";
    private const string Month = "samples/reforms/subsidy-month-excluded.yaml";

    [Fact]
    public void Two_reforms_are_told_side_by_side_with_places_children_and_sentences()
    {
        var (code, output, _) = Run(Leave, Month, "--population", "generated:3000", "--on", "2025-12-01");

        Assert.Equal(0, code);
        Assert.Contains("假设，不是法律。", output, StringComparison.Ordinal);
        Assert.Contains("吉林省（220000）", output, StringComparison.Ordinal);
        Assert.Contains("第二孩的待遇", output, StringComparison.Ordinal);
        Assert.Contains("2 个孩子", output, StringComparison.Ordinal);
        Assert.Contains("改：符合法律、法规规定生育子女的夫妻，在子女3周岁前，每人每年各享受育儿假累计30天", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_adds_up_over_places_and_does_not_depend_on_threads()
    {
        var (code, one, _) = Run(Month, "--population", "generated:3000", "--on", "2025-12-01", "--json", "--threads", "1");
        var (_, two, _) = Run(Month, "--population", "generated:3000", "--on", "2025-12-01", "--json", "--threads", "2");
        using var parsed = JsonDocument.Parse(one);
        var reform = parsed.RootElement.GetProperty("reforms")[0];

        Assert.Equal(0, code);
        Assert.Equal(one, two);
        Assert.True(reform.GetProperty("all").GetProperty("lose").GetInt64() > 0);
        Assert.Equal(reform.GetProperty("all").GetProperty("yuanAYear").GetDecimal(), reform.GetProperty("byPlace").EnumerateArray().Sum(p => p.GetProperty("yuanAYear").GetDecimal()));
        Assert.Equal(3000, reform.GetProperty("byPlace").EnumerateArray().Sum(p => p.GetProperty("families").GetInt64()));
    }

    [Fact]
    public void A_place_has_families_of_its_own_counties_and_a_reading_has_both_languages()
    {
        var (code, output, _) = Run(Month, "--population", "generated:2000", "--place", "220200", "--on", "2025-12-01", "--by", "prefecture", "--lang", "en");

        Assert.Equal(0, code);
        Assert.Contains("220200", output, StringComparison.Ordinal);
        Assert.DoesNotContain("620000", output, StringComparison.Ordinal);
        Assert.DoesNotContain("改：", output, StringComparison.Ordinal);
        Assert.Matches("supposed: [A-Z][ -~]+", output);
    }

    [Fact]
    public void More_reforms_than_one_pass_takes_are_one_numbered_problem()
    {
        var (code, output, error) = Run([.. Enumerable.Repeat(Leave, 11)]);

        Assert.Equal((int)ExitCode.Refused, code);
        Assert.Empty(output);
        Assert.Contains("LAW-0183", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLI-0006", "samples/reforms/none.yaml", "generated:100")]
    [InlineData("CLI-0003", Leave, "generated:0")]
    [InlineData("CLI-0006", Leave, "samples/none.parquet")]
    [InlineData("BAT-0001", Leave, "samples/jilin-two-children.yaml")]
    [InlineData("LAW-0007", "samples/jilin-two-children.yaml", "generated:100")]
    public void What_cannot_be_simulated_is_one_numbered_problem(string problem, string reform, string population)
    {
        var (code, output, error) = Run(reform, "--population", population);

        Assert.Equal((int)ExitCode.Refused, code);
        Assert.Empty(output);
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_is_none_is_named_by_the_option_that_was_written()
    {
        var (code, _, error) = Run(Leave, "--population", "generated:100", "--place", "999999", "--lang", "en");

        Assert.Equal((int)ExitCode.Refused, code);
        Assert.Contains("BAT-0005", error, StringComparison.Ordinal);
        Assert.Contains("--place: there is no division with the code “999999”", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_hold_each_answer_that_changes_with_the_reference_of_its_receipt()
    {
        var folder = Directory.CreateTempSubdirectory("anyu-rows-").FullName;
        var file = Path.Combine(folder, "rows.parquet");
        try
        {
            var (code, output, _) = Run(Leave, Month, "--population", "generated:2000", "--on", "2025-12-01", "--json", "--rows", file);
            Assert.Equal(0, code);
            Assert.Equal((int)ExitCode.Refused, Run(Leave, "--population", "generated:100", "--rows", file).Code);
            using var parsed = JsonDocument.Parse(output);
            await using var stream = File.OpenRead(file);
            await using var reader = await ParquetReader.CreateAsync(stream);
            var (gaining, sum) = (new HashSet<long>(), 0m);
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                using var group = reader.OpenRowGroupReader(number);
                async Task<T[]> Of<T>(string name) where T : struct
                {
                    var field = reader.Schema.GetDataFields().First(f => f.Name == name);
                    var values = new T[group.RowCount];
                    await group.ReadRawAsync<T>(field, values.AsMemory(), null, null);
                    return values;
                }

                var (family, before, after) = (await Of<long>("family"), await Of<decimal>("before_amount"), await Of<decimal>("after_amount"));
                sum += after.Zip(before, (a, b) => a - b).Where(d => d > 0).Sum();
                gaining.UnionWith(family.Where((_, i) => after[i] > before[i]));
            }

            var leave = parsed.RootElement.GetProperty("reforms")[0].GetProperty("all");
            Assert.Equal(leave.GetProperty("gain").GetInt64(), gaining.Count);
            Assert.Equal(leave.GetProperty("daysAYear").GetDecimal(), sum);
            Assert.Matches("^[0-9a-f]+$", reader.CustomMetadata["run"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("CLI-0003", "generated:100", "--row", "1", "--reference", "x/1")]
    [InlineData("CLI-0003", "generated:0", "--row", "1")]
    [InlineData("BAT-0013", "generated:100", "--row", "100")]
    [InlineData("BAT-0058", "generated:100", "--reference", "0123456789abcdef/1")]
    [InlineData("CLI-0006", "forecast:samples/none.run.json", "--reference", "0123456789abcdef/1")]
    [InlineData("BAT-0058", "forecast:samples/forecast/371581/2025.run.json:2027", "--reference", "0123456789abcdef/1")]
    public void A_family_that_cannot_be_opened_is_one_numbered_problem(string problem, string population, params string[] asked)
    {
        var (code, output, error) = Anyu(["batch", "explain", "--population", population, .. asked]);

        Assert.Equal((int)ExitCode.Refused, code);
        Assert.Empty(output);
        Assert.Contains(problem, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("generated:100")]
    [InlineData("forecast:samples/forecast/371581/2025.run.json:2027")]
    public void A_family_that_is_drawn_is_explained_by_its_number(string population)
    {
        var (code, output, error) = Anyu("batch", "explain", "--population", population, "--row", "7", "--on", "2027-01-01");

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("mother:", output, StringComparison.Ordinal);
        Assert.Equal(output, Anyu("batch", "explain", "--population", population, "--row", "7", "--on", "2027-01-01").Output);
    }

    private static (int Code, string Output, string Error) Run(params string[] words) => Anyu(["simulate", .. words]);

    private static (int Code, string Output, string Error) Anyu(params string[] words)
    {
        using StringWriter output = new(CultureInfo.InvariantCulture), error = new(CultureInfo.InvariantCulture);
        return (new CommandLine(CommandTable.All, output, error, Repository.At()).Run(words), output.ToString(), error.ToString());
    }
}
