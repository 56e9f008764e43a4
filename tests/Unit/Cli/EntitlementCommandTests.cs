using System.Globalization;
using System.Text.Json;
using Anyu.Cli;
using Xunit;

namespace Anyu.Unit.Cli;

public sealed class EntitlementCommandTests : IDisposable
{
    private const string Sample = "samples/jilin-two-children.yaml";
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("anyu-cli");

    [Fact]
    public void Entitlements_prints_each_group_with_its_sentence()
    {
        var (code, output, _) = Run("entitlements", "--place", "220000", "--on", "2024-06-01", Sample);

        Assert.Equal(0, code);
        Assert.Contains("== 确定享有 (", output, StringComparison.Ordinal);
        Assert.Contains("* 产假（母亲、第2次分娩）  180天", output, StringComparison.Ordinal);
        Assert.Contains("「符合法律、法规规定生育的女职工享受产假180天」", output, StringComparison.Ordinal);
        Assert.Contains("2024-06-01", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Entitlements_speaks_English_and_JSON_and_explains()
    {
        var (_, english, _) = Run("entitlements", "--lang", "en", "--explain", "--on", "2024-06-01", Sample);
        var (code, json, _) = Run("entitlements", "--json", "--on", "2024-06-01", Sample);
        using var parsed = JsonDocument.Parse(json);
        var leave = parsed.RootElement.EnumerateArray().First(a => a.GetProperty("benefit").GetString() == "maternity-leave" && a.GetProperty("lawDate").GetString() == "2024-03-01");

        Assert.Contains("== Certain (", english, StringComparison.Ordinal);
        Assert.Contains("its condition is met", english, StringComparison.Ordinal);
        Assert.Equal(0, code);
        Assert.Equal(180, leave.GetProperty("amount").GetProperty("value").GetInt32());
    }

    [Fact]
    public void A_family_file_without_a_fact_is_one_problem()
    {
        var file = Path.Combine(scratch.FullName, "empty.yaml");
        File.WriteAllText(file, "{}");
        var (code, _, errors) = Run("entitlements", file);

        Assert.NotEqual(0, code);
        Assert.Contains("CLI-0010", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_switched_interpretation_is_printed()
    {
        var (code, output, _) = Run("why-not", "maternity-leave", "--set", "leave-connecting-factor=residence", "--on", "2024-06-01", "--lang", "en", Sample);

        Assert.Equal(0, code);
        Assert.Contains("place of residence（leave-connecting-factor", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_has_a_column_for_each_place()
    {
        var (code, output, _) = Run("compare", "--places", "220000,140000", "--on", "2024-06-01", Sample);
        var head = output.Split('\n')[0];

        Assert.Equal(0, code);
        Assert.Contains("吉林", head, StringComparison.Ordinal);
        Assert.Contains("山西", head, StringComparison.Ordinal);
        Assert.Contains(output.Split('\n'), l => l.StartsWith("产假", StringComparison.Ordinal) && l.Contains("180天", StringComparison.Ordinal) && l.Contains("158天", StringComparison.Ordinal));
    }

    [Fact]
    public void Replay_gives_the_same_bytes_or_says_what_changed()
    {
        var receipt = Path.Combine(scratch.FullName, "receipt.json");
        var (written, _, _) = Run("entitlements", "--on", "2024-06-01", "--receipt", receipt, Sample);
        var (same, sameText, _) = Run("replay", "--lang", "en", receipt);
        File.WriteAllText(receipt, File.ReadAllText(receipt).Replace("maternityInsured: true", "maternityInsured: false", StringComparison.Ordinal));
        var (changed, changedText, _) = Run("replay", "--lang", "en", receipt);
        File.WriteAllText(receipt, "nonsense");
        var (broken, _, brokenText) = Run("replay", receipt);

        Assert.Equal((0, 0, 1, 2), (written, same, changed, broken));
        Assert.Contains("the same bytes", sameText, StringComparison.Ordinal);
        Assert.Contains("Answered otherwise: maternity-allowance", changedText, StringComparison.Ordinal);
        Assert.Contains("RCPT-0002", brokenText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLI-0001", "entitlement")]
    [InlineData("CLI-0002", "entitlements", "--plase", "220000", Sample)]
    [InlineData("CLI-0004", "entitlements")]
    [InlineData("CLI-0005", "entitlements", "--on", "tomorrow", Sample)]
    [InlineData("CLI-0006", "entitlements", "nobody.yaml")]
    [InlineData("FACT-0007", "entitlements", "--place", "999999", Sample)]
    [InlineData("FACT-0017", "entitlements", "--set", "none=none", Sample)]
    [InlineData("FACT-0018", "why-not", "maternity-leav", Sample)]
    public void A_command_that_cannot_be_done_ends_with_two_and_one_numbered_problem(string problem, params string[] words)
    {
        var (code, output, error) = Run(words);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(problem, error, StringComparison.Ordinal);
        Assert.Contains("怎样改：", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_family_file_names_its_line()
    {
        var file = Path.Combine(scratch.FullName, "family.yaml");
        File.WriteAllText(file, "mother: { employed: true }\nfathr: none\n");
        var (code, _, error) = Run("entitlements", "--lang", "en", file);

        Assert.Equal(2, code);
        Assert.Contains("family.yaml:2:1: error FACT-0002", error, StringComparison.Ordinal);
        Assert.Contains("Did you mean ‘father’?", error, StringComparison.Ordinal);
    }

    public void Dispose() => scratch.Delete(recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = new CommandLine(CommandTable.All, output, error, Repository.Root).Run(words);
        return (code, output.ToString(), error.ToString());
    }
}
