using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Indicators;

/// <summary>Runs that a database keeps: listed, compared and scored by their ids.</summary>
public sealed class KeptForecastCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-kept-").FullName;

    [Fact]
    public void Runs_of_the_database_are_listed_compared_and_scored_with_the_counts_that_came()
    {
        var place = Sample.County.ToString();
        var files = Directory.EnumerateFiles(Repository.At("samples", "forecast", place), "*.run.json").Order(StringComparer.Ordinal).Take(2).ToList();
        Assert.Equal(2, files.Count);
        Assert.All(files, file => Assert.Equal(0, Run("indicators", "forecast", place, file, "--by", "甲").Code));
        var ids = Run("forecast", "list", place).Output.Split('\n').Where(line => line.Contains("-kept-", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]).ToList();
        Assert.Equal(2, ids.Count);
        Assert.Equal(0, Run("forecast", "compare", ids[0], ids[0], "--place", place).Code);
        Assert.Contains("CLI-0202", Run("forecast", "score", ids[1], "--place", place).Output, StringComparison.Ordinal);

        Assert.Equal(0, Run("indicators", "import", Repository.At("samples", "tables", "synthetic-371581-yearly.csv"), "--mapping", "synthetic-stock", "--covers", place, "--by", "甲").Code);
        var (code, output) = Run("forecast", "score", ids[1], "--place", place, "--lang", "en");
        Assert.Equal(0, code);
        Assert.Contains("cases", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_run_learns_from_the_runs_and_counts_of_the_database()
    {
        var (place, samples) = (Sample.County.ToString(), Repository.At("samples", "forecast", Sample.County.ToString()));
        Assert.All(new[] { "2015", "2018", "2021" }, year => Assert.Equal(0, Run("indicators", "forecast", place, Path.Combine(samples, $"{year}.run.json"), "--by", "甲").Code));
        Assert.Contains("以前没有用同样方法做的", Run("forecast", "run", Path.Combine(samples, "2025.plan.json")).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("indicators", "import", Repository.At("samples", "tables", "synthetic-371581-yearly.csv"), "--mapping", "synthetic-stock", "--covers", place, "--by", "甲").Code);
        var (code, output) = Run("forecast", "run", Path.Combine(samples, "2025.plan.json"));
        Assert.Equal(0, code);
        Assert.Matches("total  照过去的误差：学自 [0-9]+ 个已有结果的数，基年 2015、2018、2021", output);
        Assert.Matches("0-4  照过去的误差：学自 [0-9]+ 个已有结果的数，基年 2015、2018、2021", output);
    }

    [Fact]
    public void An_id_that_is_not_kept_and_a_missing_table_are_numbered_problems()
    {
        using (File.Create(Path.Combine(folder, "a.json")))
        {
        }

        Assert.Contains("CLI-0245", Run("forecast", "score", "2015-kept-009", "--place", Sample.County.ToString()).Output, StringComparison.Ordinal);
        Assert.Contains("CLI-0246", Run("forecast", "score", "a.json").Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Code, string Output) Run(params string[] words)
    {
        using var output = new StringWriter();
        var code = new CommandLine(CommandTable.All, output, output, folder).Run([.. words, "--database", Path.Combine(folder, "anyu.db"), "--content", Repository.At("content")]);
        return (code, output.ToString());
    }
}
