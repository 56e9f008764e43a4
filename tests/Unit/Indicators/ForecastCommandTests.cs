using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Indicators;

public sealed class ForecastCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-forecast-").FullName;

    public ForecastCommandTests()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("samples", "forecast")))
        {
            var text = File.ReadAllText(file).Replace("\"trajectories\": 1000", "\"trajectories\": 50", StringComparison.Ordinal).Replace("\"years\": 25", "\"years\": 6", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), text);
        }
    }

    [Fact]
    public void A_kept_run_repeats_bit_by_bit_and_a_changed_one_does_not()
    {
        Assert.Equal(0, Run("forecast", "run", "example.json", "--out", "a.json").Code);
        Assert.Contains("逐位相同", Run("forecast", "run", "a.json").Output, StringComparison.Ordinal);
        Change("a.json", "\"seed\":1", "\"seed\":2");
        var (code, output) = Run("forecast", "run", "a.json");
        Assert.Equal(1, code);
        Assert.Contains("结果", output, StringComparison.Ordinal);
        Change("a.json", "25,0,0.0", "25,0,0.1");
        Assert.Contains("输入", Run("forecast", "run", "a.json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_runs_are_compared_by_year_and_group_and_scored_against_what_came()
    {
        Run("forecast", "run", "example.json", "--out", "a.json");
        Change("example.json", "\"seed\": 1", "\"seed\": 1,\n  \"fertilityTrend\": 0.9");
        Run("forecast", "run", "example.json", "--out", "b.json");
        Assert.Equal(0, Run("forecast", "compare", "a.json", "a.json").Code);
        Assert.Equal(1, Run("forecast", "compare", "a.json", "b.json").Code);
        File.WriteAllText(Path.Combine(folder, "came.csv"), "year,group,actual\n2028,total,1400000000\n2028,0-4,38000000\n");
        var (code, output) = Run("forecast", "score", "a.json", "came.csv");
        Assert.Equal(0, code);
        Assert.Contains("全部", output, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder, "none.csv"), "year,group,actual\n1999,total,1\n");
        Assert.Contains("CLI-0202", Run("forecast", "score", "a.json", "none.csv").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_forecast_prints_the_intervals_of_past_errors_or_that_there_are_none()
    {
        var (_, first) = Run("forecast", "run", "example.json", "--lang", "en");
        Assert.Contains("No earlier forecast by the same method has come", first, StringComparison.Ordinal);
        Assert.DoesNotContain("as past errors, 80 %", first, StringComparison.Ordinal);

        foreach (var year in new[] { 2018, 2021, 2023 })
        {
            Change("example.json", "\"baseYear\": 2026", $"\"baseYear\": {year}");
            Assert.Equal(0, Run("forecast", "run", "example.json", "--out", $"{year}.run.json").Code);
            Change("example.json", $"\"baseYear\": {year}", "\"baseYear\": 2026");
        }

        File.WriteAllText(Path.Combine(folder, "actuals.csv"), "year,group,actual\n2019,total,1390000000\n2022,total,1410000000\n2024,total,1380000000\n2024,0-4,50000000\n");
        var (code, output) = Run("forecast", "run", "example.json", "--out", "2026.run.json", "--lang", "en");
        Assert.Equal(0, code);
        Assert.Contains("learnt from 6 numbers", output, StringComparison.Ordinal);
        Assert.Contains("base years 2018, 2021, 2023", output, StringComparison.Ordinal);
        Assert.Contains("as past errors, 80 %", output, StringComparison.Ordinal);
        Assert.Contains("\"past\": [", File.ReadAllText(Path.Combine(folder, "2026.run.json")), StringComparison.Ordinal);
        Assert.Equal(0, Run("forecast", "run", "2026.run.json").Code);
    }

    [Fact]
    public void Three_tables_as_another_program_asks_for_them_become_a_plan_that_runs()
    {
        var tables = Directory.CreateDirectory(Path.Combine(folder, "tables")).FullName;
        foreach (var name in new[] { "population.csv", "years.csv", "ages.csv" })
        {
            var (refused, problem) = Run("forecast", "import", "tables", "made");
            Assert.Equal(2, refused);
            Assert.Contains("CLI-0006", problem, StringComparison.Ordinal);
            Assert.Contains(name, problem, StringComparison.Ordinal);
            File.Copy(Repository.At("samples", "forecast", "padis-synthetic", name), Path.Combine(tables, name));
        }

        Assert.Equal(0, Run("forecast", "import", "tables", "made").Code);
        var (code, output) = Run("forecast", "run", Path.Combine("made", "plan.json"));
        Assert.Equal(0, code);
        Assert.Contains("2026  total        1004164", output, StringComparison.Ordinal);

        // They state nothing uncertain: no interval without width stands for certainty.
        Assert.Contains("所有路径都是同一条", output, StringComparison.Ordinal);
        Assert.DoesNotContain("80%", output, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(tables, "years.csv"), "2046,12,107,79,84,0,0\n");
        Assert.Contains("FCST-0013", Run("forecast", "import", "tables", "made").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("population.csv", "\n3,", "\n3,-", "FCST")]
    [InlineData("survival.csv", "\n3,0", "\n3,1", "FCST")]
    [InlineData("fertility.csv", "\n25,0,0", "\n25,0,90", "FCST")]
    [InlineData("example.json", "\"seed\"", "\"sead\"", "FCST-0030")]
    [InlineData("example.json", "survival.csv", "nowhere.csv", "FCST-0031")]
    public void Bad_input_is_a_numbered_problem(string file, string right, string wrong, string code)
    {
        Change(file, right, wrong);
        var (exit, output) = Run("forecast", "run", "example.json");
        Assert.Equal(2, exit);
        Assert.Contains(code, output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Change(string file, string right, string wrong)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.Contains(right, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(right, wrong, StringComparison.Ordinal));
    }

    private (int Code, string Output) Run(params string[] words)
    {
        using var output = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, output, folder).Run(words);
        return (code, output.ToString());
    }
}
