using System.Text.Json;
using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData(2, "CLI-0001", "law", "chek")]
    [InlineData(2, "CLI-0002", "law", "check", "--colour")]
    [InlineData(2, "CLI-0003", "law", "check", "--lang", "fr")]
    [InlineData(2, "CLI-0003", "law", "check", "--lang")]
    [InlineData(2, "CLI-0003", "law", "check", "--json=yes")]
    [InlineData(2, "CLI-0004", "law", "show")]
    [InlineData(2, "CLI-0007", "law", "search", "x", "--limit", "0")]
    [InlineData(2, "CLI-0008", "law", "diff", "a")]
    [InlineData(2, "CLI-0005", "law", "diff", "--from", "2024-01-01", "--to", "soon")]
    [InlineData(2, "CLI-0009", "law", "show", "no-such-document")]
    public void A_wrong_command_line_is_a_numbered_problem(int code, string number, params string[] words)
    {
        var (exit, _, error) = Run(words);
        Assert.Equal(code, exit);
        Assert.Contains(number, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_may_stand_anywhere()
    {
        var (exit, output, _) = Run("law", "search", "--limit=3", "育儿假", "--json");
        Assert.Equal(0, exit);
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetArrayLength());
    }

    [Fact]
    public void Every_command_has_a_usage_in_both_languages()
    {
        foreach (var command in CommandTable.All)
        {
            var words = command.Name.Split(' ');
            Assert.Contains(command.Summary.Zh, Run([.. words, "--help"]).Output, StringComparison.Ordinal);
            Assert.Contains(command.Summary.En, Run([.. words, "--help", "--lang", "en"]).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Coverage_is_a_table_and_an_object()
    {
        var (exit, output, _) = Run("law", "coverage");
        Assert.Equal(0, exit);
        Assert.Contains("530", output, StringComparison.Ordinal);
        var json = JsonDocument.Parse(Run("law", "coverage", "--json").Output);
        Assert.Equal(5, json.RootElement.GetArrayLength());
    }

    [Fact]
    public void An_article_is_shown_with_its_sentence_and_its_blocks()
    {
        var (exit, output, _) = Run("law", "show", "cn-decree-619-2012#第七条");
        Assert.Equal(0, exit);
        Assert.Contains("女职工生育享受98天产假", output, StringComparison.Ordinal);
        Assert.Contains("cn-maternity-98", output, StringComparison.Ordinal);
    }

    private static (int Exit, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = new CommandLine(CommandTable.All, output, error, Repository.Root).Run(words);
        return (exit, output.ToString(), error.ToString());
    }
}
