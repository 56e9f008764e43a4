using System.Text.Json;
using System.Text.RegularExpressions;
using Anyu.Cli;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Store;
using Xunit;

namespace Anyu.Unit.Indicators;

/// <summary>Reads what <c>anyu indicators</c>, <c>anyu warn</c> and <c>anyu forecast</c> write: nowhere a rate without count, denominator, interval and class, no forecast without its intervals.</summary>
public sealed partial class CommandCrawlTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-crawl-").FullName;

    [Fact]
    public void Every_value_that_the_command_line_can_write_has_its_basis_or_says_why_not()
    {
        var (engine, rates) = (new IndicatorEngine(new Release(Sample.Counts, Audience.AuthorisedStaff)), 0);
        foreach (var value in ExportTable.Of(engine, Sample.County))
        {
            Assert.All(new[] { Language.Zh, Language.En }, language => Assert.Matches(value is IndicatorValue.Rated ? Whole() : Other(), ValueText.Of(value, language)));
            rates += value is IndicatorValue.Rated ? 1 : 0;
        }

        Assert.True(rates > 500, $"{rates}");
    }

    [Theory]
    [InlineData("infant-mortality", "--pool", "3")]
    [InlineData("childcare-places-per-thousand", "--as", "staff")]
    public void Shown_values_are_whole_and_nothing_else_is_a_rate(string indicator, params string[] more)
    {
        string[] words = ["indicators", "show", indicator, "--place", Sample.County.ToString(), .. more];
        var lines = Run([.. words, "--lang", "en"]).Split('\n').Where(line => line.Length > 0).ToList();
        var values = lines.Where(line => ValueLine().IsMatch(line)).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, line => Assert.Matches(Line(), line));
        Assert.All(lines.Except(values).Skip(1), line => Assert.Matches(TargetLine(), line));
        Assert.Contains(lines, line => line.Contains("progress", StringComparison.Ordinal));
        foreach (var value in JsonDocument.Parse(Run([.. words, "--json"])).RootElement.EnumerateArray().Where(v => v.TryGetProperty("rate", out _)))
        {
            Assert.All(["value", "count", "denominator", "denominatorAt", "low", "interval", "stability", "source"], name => Assert.True(value.GetProperty("rate").TryGetProperty(name, out _), name));
        }
    }

    [Fact]
    public void A_scan_writes_counts_and_no_rate()
    {
        var text = Run("warn", "scan", Sample.County.ToString(), "2025", "--lang", "en");
        Assert.Contains("tests", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(Bare(), text);
    }

    [Fact]
    public async Task The_precision_of_a_rule_is_written_with_its_cases_and_interval()
    {
        var opened = await Database.Open(Path.Combine(folder, "anyu.db"), Opened.Modules, TimeProvider.System);
        await using (var database = opened.Value!)
        {
            var test = new WatchedTest("births", Sample.County, Period.OfYear(2024), "farrington 5 (alpha 0.01)", 40, 12, 22, 0.0001, Alarm: true, 0.8, Synthetic: true);
            await WarningLedger.Open(database, Sample.Counts, [test]);
            foreach (var step in new[] { WarningState.Acknowledged, WarningState.Closed, WarningState.ScoredTrue })
            {
                Assert.Empty(await WarningLedger.Step(database, Sample.Catalogue, test.Id, step, new WarningHand("甲"), "原因"));
            }
        }

        var line = Assert.Single(Run("warn", "list", "--database", "anyu.db", "--lang", "en").Split('\n'), l => l.Contains('%', StringComparison.Ordinal));
        Assert.Matches(Precision(), line);
    }

    [Fact]
    public void A_forecast_is_written_with_its_intervals_and_a_score_with_its_cases()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("samples", "forecast")))
        {
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllText(file).Replace("\"trajectories\": 1000", "\"trajectories\": 50", StringComparison.Ordinal).Replace("\"years\": 25", "\"years\": 6", StringComparison.Ordinal));
        }

        var lines = Run("forecast", "run", "example.json", "--out", "a.json").Split('\n').Where(line => ForecastLine().IsMatch(line)).ToList();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches(Band(), line));
        File.WriteAllText(Path.Combine(folder, "came.csv"), "year,group,actual\n2028,total,1400000000\n2028,0-4,38000000\n");
        var scores = Run("forecast", "score", "a.json", "came.csv", "--lang", "en").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("cases", scores[0], StringComparison.Ordinal);
        Assert.All(scores.Skip(1), line => Assert.Matches(ScoreLine(), line));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Run(params string[] words)
    {
        using var output = new StringWriter();
        _ = new CommandLine(CommandTable.All, output, output, folder).Run([.. words, "--content", Repository.At("content")]);
        return output.ToString();
    }

    [GeneratedRegex("""^[\d.,]+ \[[\d.,]+–[\d.,∞]+\] [^\d\[]+  [\d,]+/[\d,.]+ \(.+?\)  \S.*$""")]
    private static partial Regex Whole();

    [GeneratedRegex("""^(?:[\d,]+(?:  【.*】)?|不予公布：.+|withheld: .+|数据不全：.+|not at hand: .+)$""")]
    private static partial Regex Other();

    [GeneratedRegex("""^  \d{4}(?:\.\.\d{4})?  """)]
    private static partial Regex ValueLine();

    [GeneratedRegex("""^  \d{4}(?:\.\.\d{4})?  (?:[\d.,]+ \[[\d.,]+–[\d.,∞]+\] [^\d\[]+  [\d,]+/[\d,.]+ \(.+?\)  \S.*|withheld: .+|not at hand: .+)$""")]
    private static partial Regex Line();

    [GeneratedRegex("""^        \S+  .+: (?:met|not met|not distinguishable from target|cannot be said)(?:; progress .+)?$""")]
    private static partial Regex TargetLine();

    [GeneratedRegex("""\d\s*(?:‰|/10万|per 1,000|per 100,000|births per woman|%)""")]
    private static partial Regex Bare();

    [GeneratedRegex("""true \d+, false \d+, not scored \d+  \d+ % \[\d+–\d+\] \S""")]
    private static partial Regex Precision();

    [GeneratedRegex("""^  \d{4}  (?:total|births|0-2)""")]
    private static partial Regex ForecastLine();

    [GeneratedRegex("""^  \d{4}  \S+\s+\d+  80% \d+–\d+  95% \d+–\d+$""")]
    private static partial Regex Band();

    [GeneratedRegex("""^(?:\S+|\d+ ahead)\s+\d+\s+[+\-]?[\d.]+%\s+[\d.]+%\s+[\d.]+%\s+\d+%\s+\d+%$""")]
    private static partial Regex ScoreLine();
}
