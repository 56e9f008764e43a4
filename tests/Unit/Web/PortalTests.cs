using System.Net;
using System.Text.RegularExpressions;
using Anyu.Web.Portal.Family;
using Xunit;

namespace Anyu.Unit.Web;

public sealed partial class PortalTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    public static TheoryData<string> Pages => new("/", "/check", "/law", "/law/interpretations", "/law/search?q=产假", "/benefits", "/samples", "/about");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_has_one_heading_a_title_landmarks_and_its_language(string page)
    {
        foreach (var (query, tag) in new[] { ("lang=zh", "zh-CN"), ("lang=en", "en"), ("lang=en&elder=on", "en") })
        {
            var (status, text) = await portal.Get(page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.Single(Heading().Matches(text));
            Assert.Contains($"<html lang=\"{tag}\"", text, StringComparison.Ordinal);
            Assert.Contains("<main id=\"main\"", text, StringComparison.Ordinal);
            Assert.Contains("class=\"skip\" href=\"#main\"", text, StringComparison.Ordinal);
            Assert.Equal(query.Contains("elder", StringComparison.Ordinal), text.Contains("class=\"elder\"", StringComparison.Ordinal));
            Assert.Equal(Ids().Matches(text).Count, Ids().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task Every_document_and_benefit_has_its_page()
    {
        var addresses = portal.Library.Book.Documents.Keys.Select(d => "/law/" + d).Concat(portal.Library.Book.Benefits.Keys.Select(b => "/benefits/" + b));
        foreach (var address in addresses)
        {
            var (status, text) = await portal.Get(address);
            Assert.True(status == HttpStatusCode.OK && Heading().Count(text) == 1, address);
        }
    }

    [Fact]
    public async Task The_first_page_with_all_it_needs_stays_under_150_kilobytes()
    {
        var (_, text) = await portal.Get("/");
        var bytes = text.Length;
        foreach (var asset in AssetAddress().Matches(text).Select(m => m.Groups[1].Value))
        {
            bytes += (await portal.Get(asset)).Text.Length;
        }

        Assert.InRange(bytes, 1, 150 * 1024);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_elsewhere_and_nothing_is_inline()
    {
        using var answer = await portal.Client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Contains("default-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch("""(src|href)="https?:""", text);
        Assert.DoesNotMatch("""style="|<style|<script>|onclick""", text);
    }

    [Fact]
    public async Task A_page_that_is_not_there_is_a_numbered_problem_without_a_trace()
    {
        var (status, text) = await portal.Get("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("WEB-0001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Contains("WEB-0008", (await portal.Get("/law/nothing")).Text, StringComparison.Ordinal);
        Assert.Contains("WEB-0010", (await portal.Get("/benefits/nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_questions_give_the_first_certain_answers()
    {
        var place = portal.Library.Samples[0].Statement.Place!;
        var page = (await portal.Get("/check")).Text;
        page = await Answer(page, ("place", place));
        page = await Answer(page, ("children", "1"), ("expecting", "false"));
        page = await Answer(page, ("child1-year", "2025"), ("child1-month", "3"), ("child1-day", "1"));
        page = await Answer(page, ("mother", "true"), ("father", "true"));
        Assert.Matches("""<h2 id="certain">[^<]*<span[^>]*>·</span> [1-9]""", page);
    }

    [Fact]
    public async Task A_wrong_answer_is_asked_again_with_what_was_typed_and_what_is_wrong()
    {
        var page = await Answer((await portal.Get("/check")).Text, ("other", "没有这个地方"));
        Assert.Contains("id=\"problems\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#other\"", page, StringComparison.Ordinal);
        Assert.Contains("WEB-0007", page, StringComparison.Ordinal);
        Assert.Contains("value=\"没有这个地方\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_sample_opens_in_every_view()
    {
        Assert.True(portal.Library.Samples.Length >= 4);
        foreach (var sample in portal.Library.Samples)
        {
            var fields = FamilyState.Of(sample.Statement, new DateOnly(2026, 11, 22)).Fields().ToArray();
            foreach (var view in new[] { "/result", "/timeline", "/compare", "/check/answers" })
            {
                var (status, text) = await portal.Post(view, fields);
                Assert.True(status == HttpStatusCode.OK, $"{sample.Id} {view}");
                Assert.Single(Heading().Matches(text));
                Assert.Equal(Ids().Count(text), Ids().Matches(text).Select(m => m.Value).Distinct(StringComparer.Ordinal).Count());
            }
        }
    }

    [Fact]
    public async Task A_result_quotes_the_sentence_and_leads_to_its_article()
    {
        var (_, text) = await portal.Post("/result", Sample());
        Assert.Matches("""<blockquote><p lang="zh-CN">“[^”]+”</p><p class="small"><a href="/law/[a-z0-9-]+#""", text);
    }

    [Fact]
    public async Task Another_language_and_size_keep_the_facts_of_a_posted_page()
    {
        var (_, text) = await portal.Post("/result", [.. Sample(), ("lang", "en"), ("elder", "on")]);
        Assert.Contains("<html lang=\"en\" class=\"elder\"", text, StringComparison.Ordinal);
        Assert.Contains("Receipt", text, StringComparison.Ordinal);
        Assert.Equal(Sample()[0].Value, Carried(text)["statement"]);
    }

    [Fact]
    public async Task What_was_saved_opens_again_as_it_was()
    {
        var (_, saved) = await portal.Post("/check/save", Sample());
        using var form = new MultipartFormDataContent { { new StringContent(saved), "file", "anyu-family.yaml" } };
        using var answer = await portal.Client.PostAsync(new Uri("/check/answers", UriKind.Relative), form);
        Assert.Equal(saved, Carried(await answer.Content.ReadAsStringAsync())["statement"]);
    }

    [Fact]
    public async Task The_facts_of_a_family_stand_in_no_address()
    {
        var (_, text) = await portal.Post("/result", Sample());
        Assert.DoesNotMatch("""(href|action)="[^"]*(statement|employed|birthDate)""", text);
    }

    [Fact]
    public async Task A_tampered_page_is_a_numbered_problem()
    {
        var (status, text) = await portal.Post("/result", ("statement", "mother: {"), ("on", "2024-01-01"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("FACT-0001", text, StringComparison.Ordinal);
        Assert.Contains("WEB-0012", (await portal.Post("/result", ("on", "someday"))).Text, StringComparison.Ordinal);
    }

    private (string Name, string Value)[] Sample() => [.. FamilyState.Of(portal.Library.Samples[0].Statement, new DateOnly(2026, 11, 22)).Fields()];

    private async Task<string> Answer(string page, params (string Name, string Value)[] fields)
    {
        var carried = Carried(page[page.IndexOf("<form method=\"post\" action=\"/check\"", StringComparison.Ordinal)..]);
        var (status, text) = await portal.Post("/check", [.. carried.Select(c => (c.Key, c.Value)), .. fields, ("do", "answer")]);
        Assert.Equal(HttpStatusCode.OK, status);
        return text;
    }

    private static Dictionary<string, string> Carried(string page) => Hidden().Matches(page)
        .GroupBy(m => m.Groups[1].Value, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => WebUtility.HtmlDecode(g.First().Groups[2].Value), StringComparer.Ordinal);

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Ids();

    [GeneratedRegex("\"(/assets/[^\"]+)\"")]
    private static partial Regex AssetAddress();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">")]
    private static partial Regex Hidden();
}
