using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>What the README tells a reader to type does what it says.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>Commands that start a server or run these tests themselves: they are run with --help.</summary>
    private static readonly string[] Long = ["./run", "./test"];

    public static TheoryData<string> Blocks => [.. BlocksOf("README.md").Select(block => string.Join('\n', block))];

    /// <summary>The commands of a block follow each other: a later one may read what an earlier one wrote.</summary>
    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task The_commands_of_a_block_run_one_after_the_other(string block)
    {
        foreach (var command in block.Split('\n'))
        {
            var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var (code, output) = await Run(Long.Contains(words[0]) ? [words[0], "--help"] : words);
            Assert.True(code == 0, $"{command} ended with {code}: {output}");
            Assert.NotEqual("", output.Trim());
        }
    }

    [Fact]
    public void The_readme_shows_the_two_commands_and_the_checker() =>
        Assert.All(new[] { "./run", "./test", "./check" }, command => Assert.Contains(command, BlocksOf("README.md").SelectMany(block => block)));

    [Fact]
    public async Task A_wrong_option_is_refused_in_words()
    {
        var (code, output) = await Run(["./run", "--nonsense"]);
        Assert.Equal(2, code);
        Assert.Contains("--nonsense", output, StringComparison.Ordinal);
    }

    private static IEnumerable<IReadOnlyList<string>> BlocksOf(string page) =>
        from Match block in ShellBlock().Matches(Tree.Read(page))
        select (IReadOnlyList<string>)[.. block.Groups[1].Value.Split('\n').Select(line => line.Split(" #")[0].Trim()).Where(command => command.Length > 0)];

    private static async Task<(int Code, string Output)> Run(string[] words)
    {
        var start = new ProcessStartInfo("bash", ["-c", "exec \"$0\" \"$@\" 2>&1", .. words])
        {
            WorkingDirectory = Repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }

    [GeneratedRegex(@"^```sh\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
