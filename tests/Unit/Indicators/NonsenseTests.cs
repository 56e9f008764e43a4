using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Indicators;

/// <summary>What a newcomer may type wrongly at indicators, warnings and forecasts is a numbered problem, never a silent choice and never a crash.</summary>
public sealed class NonsenseTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-nonsense-").FullName;

    [Theory]
    [InlineData("CLI-0111", "indicators", "export", "371581", "a.doc")]
    [InlineData("CLI-0027", "indicators", "export", "371581", "no/such/folder/a.csv")]
    [InlineData("CLI-0109", "indicators", "show", "births", "--place", "371581", "--pool", "1")]
    [InlineData("CLI-0110", "indicators", "show", "births", "--place", "371581", "--rows")]
    [InlineData("CLI-0112", "warn", "scan", "371581", "1800")]
    [InlineData("CLI-0114", "warn", "scan", "371581", "2025", "--most", "-3")]
    [InlineData("CLI-0113", "warn", "score", "abc", "maybe", "--database", "a.db", "--by", "甲")]
    [InlineData("CLI-0003", "forecast", "run", "plan.json", "--threads", "0")]
    [InlineData("CLI-0247", "forecast", "sample", "plan.json", "371581", "to", "--persons", "many")]
    [InlineData("CLI-0247", "forecast", "sample", "plan.json", "371581", "to", "--from", "2020", "--bases", "2015")]
    public void It_is_refused_by_number(string code, params string[] words)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.At("samples", "forecast")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file) == "example.json" ? "plan.json" : Path.GetFileName(file)));
        }

        using var output = new StringWriter();
        Assert.Equal(2, new CommandLine(CommandTable.All, output, output, folder).Run([.. words, "--content", Repository.At("content")]));
        Assert.Contains(code, output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
