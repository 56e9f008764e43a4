using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Structure;

/// <summary>The page on the content format names every key that the readers of content accept.</summary>
public sealed partial class ContentFormatTests
{
    private const string Page = "docs/content-format.md";

    [Fact]
    public void Every_key_that_content_may_have_is_documented()
    {
        var page = Tree.Read(Page);
        var keys = Tree.Sources.Where(file => file.StartsWith("src/Law/Loading/", StringComparison.Ordinal))
            .SelectMany(file => Asked().Matches(Tree.Read(file)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.True(keys.Count > 80, "The readers ask for keys in another way than this test knows.");
        Found.Nothing(keys.Where(key => !IsNamed(key, page)).Select(key => $"{Page}: {key}"));
    }

    [Theory]
    [InlineData("provision")]
    [InlineData("definition")]
    [InlineData("interpretation")]
    [InlineData("measure")]
    [InlineData("target")]
    [InlineData("service")]
    [InlineData("plan")]
    [InlineData("not-for-software")]
    public void Every_kind_of_block_has_a_row(string kind) => Assert.Contains($"\n| `{kind}` |", Tree.Read(Page), StringComparison.Ordinal);

    /// <summary>As a key of an example, <c>key:</c>, or in code of its own.</summary>
    private static bool IsNamed(string key, string page) => Regex.IsMatch(page, $@"(?<![\w-]){Regex.Escape(key)}(:|`)", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"(?:\.(?:Take|Need|Text|NeedText|NeedId|Scalar|Label|NeedLabel|Number|Date|Flag|Texts|Word|Map|Items)(?:<[^>]*>)?\(|hoices\.\w+(?:<[^>]*>)?\(reader, |Expression\()""([a-z-]+)""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Asked();
}
