using System.Text;
using Anyu.Kernel;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Law;

public sealed class SeededDefectTests
{
    public static TheoryData<string> Names => [.. Seeds.All.Keys];

    [Fact]
    public void At_least_forty_defects_are_seeded() => Assert.True(Seeds.All.Count >= 40);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seeded_defect_is_found(string name)
    {
        var (code, spoil) = Seeds.All[name];
        using var content = new ContentCopy();
        spoil(content);
        var problems = content.Check().Problems;
        Assert.True(
            problems.Any(p => p.Code.StartsWith(code, StringComparison.Ordinal)),
            $"{name}: expected {code}, found {string.Join("; ", problems.Select(p => p.ToString()))}");
        Assert.All(problems, IsComplete);
    }

    [Fact]
    public void The_real_content_raises_no_alarm()
    {
        var report = LawCheck.Report(Repository.At("content"));
        Assert.Empty(report.Problems.Select(p => p.ToString()));
        Assert.True(report.Counts is { Documents: > 10, Provisions: > 150, Benefits: > 50, Cases: > 150 });
    }

    [Fact]
    public void Any_changed_character_of_a_quote_fails_the_check()
    {
        var outcome = LawLibrary.Load(Repository.At("content"));
        var provisions = outcome.Book!.Provisions.Values.Where(p => p.Quotes.Length == 1).OrderBy(p => p.Id, StringComparer.Ordinal).ToList();
        var raised = 0;
        foreach (var provision in provisions.Where((_, i) => i % 12 == 0))
        {
            var quote = provision.Quotes[0];
            var place = provision.Id.Length % quote.Length;
            var article = outcome.Book.Documents[provision.Document].Articles.First(a => a.Address == provision.Article);
            var site = new BlockSite(provision.Document, provision.Article, provision.Place, provision.InForce, true, string.Join('\n', article.Paragraphs.Prepend(article.Heading)));
            foreach (var index in Enumerable.Range(0, quote.Length))
            {
                var sink = new ProblemSink();
                var changed = new StringBuilder(quote) { [index] = '囍' }.ToString();
                QuoteComparison.Check(new YamlText(changed, Plain: true, provision.At), site, sink);
                Assert.Equal("LAW-0022", Assert.Single(sink.Problems).Code);
            }

            raised += place >= 0 ? 1 : 0;
        }

        Assert.True(raised >= 8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(14)]
    public void A_changed_character_in_a_file_fails_the_whole_check(int index)
    {
        using var content = new ContentCopy();
        const string Quote = "符合法律、法规规定生育的女职工享受产假180天";
        var spoilt = new StringBuilder(Quote) { [index] = '囍' }.ToString();
        content.InBlock("jl-maternity-180", $"quote: {Quote}", $"quote: {spoilt}");
        var problem = Assert.Single(content.Check().Problems);
        Assert.Equal("LAW-0022", problem.Code);
        Assert.Equal(ContentCopy.TheOpinions, problem.At!.File);
        Assert.Contains(spoilt, content.Read(ContentCopy.TheOpinions).Split('\n')[problem.At.Line - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_comes_out_otherwise_and_a_provision_without_a_case_are_found()
    {
        using var content = new ContentCopy();
        content.Twice("cn-maternity-difficult-15", "seed").InBlock("seed", "force: must", "force: must\ncovers: birth.babies > 7");
        content.InBlock("cn-infant-tax-2000", "set: 2000", "set: 2001");
        var problems = LawCheck.Run(content.Root);
        Assert.Contains(problems, p => p.Code == "LAW-0130");
        Assert.Contains(problems, p => p.Code == "LAW-0131" && p.What.En.Contains("“seed”", StringComparison.Ordinal));
    }

    private static void IsComplete(Problem problem)
    {
        Assert.NotNull(problem.At);
        Assert.All(
            (Bilingual[])[problem.What, problem.Why, problem.Mend],
            text =>
            {
                Assert.NotEmpty(text.Zh);
                Assert.NotEmpty(text.En);
            });
    }
}
