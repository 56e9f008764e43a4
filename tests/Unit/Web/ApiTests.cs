using System.Net;
using System.Text.Json;
using Xunit;

namespace Anyu.Unit.Web;

public sealed class ApiTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    [Fact]
    public async Task A_family_gets_its_answers_with_quotes_that_stand_in_their_articles()
    {
        var (status, text) = await portal.Send("/api/entitlements?on=2026-11-22", portal.Library.Samples[0].Statement.ToYaml(), "application/yaml");
        Assert.Equal(HttpStatusCode.OK, status);
        var answers = JsonDocument.Parse(text).RootElement.GetProperty("answers");
        Assert.Contains(answers.EnumerateArray(), a => a.GetProperty("outcome").GetString() == "granted");
        foreach (var step in answers.EnumerateArray().SelectMany(a => a.GetProperty("steps").EnumerateArray()))
        {
            var document = portal.Library.Book.Documents[step.GetProperty("document").GetString()!];
            var article = document.Articles.Single(a => a.Address == step.GetProperty("article").GetString());
            Assert.All(step.GetProperty("quotes").EnumerateArray(), q =>
                Assert.Contains(q.GetString()!, article.Heading + string.Join('\n', article.Paragraphs), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Json_and_yaml_of_one_family_give_one_answer()
    {
        const string Json = """{"on":"2024-06-01","family":{"mother":{"employed":true},"children":[{"birthDate":"2024-03-01","of":"both"}]}}""";
        const string Yaml = "mother: { employed: true }\nchildren: [ { birthDate: 2024-03-01, of: both } ]\n";
        Assert.Equal(
            (await portal.Send("/api/entitlements", Json, "application/json")).Text,
            (await portal.Send("/api/entitlements?on=2024-06-01", Yaml, "application/yaml")).Text);
    }

    [Fact]
    public async Task One_family_is_compared_in_the_places_asked()
    {
        var places = portal.Library.Samples.Select(s => s.Statement.Place!).Take(2).ToArray();
        var body = JsonSerializer.Serialize(new { on = "2024-06-01", places, family = new { mother = new { employed = true } } });
        var (status, text) = await portal.Send("/api/compare", body, "application/json");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(places, JsonDocument.Parse(text).RootElement.GetProperty("places").EnumerateArray().Select(p => p.GetProperty("place").GetString()!));
    }

    [Theory]
    [InlineData("""{"family":""", "application/json", 400, "WEB-0003")]
    [InlineData("{}", "application/json", 400, "WEB-0016")]
    [InlineData("""{"family":{},"on":"2024-13-01"}""", "application/json", 400, "WEB-0012")]
    [InlineData("""{"family":{"mother":{"emploied":true}}}""", "application/json", 400, "FACT-0002")]
    [InlineData("""{"family":{},"place":"999999"}""", "application/json", 400, "FACT-0007")]
    [InlineData("""{"family":{},"benefits":["no-such"]}""", "application/json", 400, "FACT-0018")]
    [InlineData("""{"family":{"children":[{"birthDate":"2030-01-01"}]},"on":"2024-01-01"}""", "application/json", 400, "FACT-0004")]
    [InlineData("mother: [", "application/yaml", 400, "FACT-0001")]
    [InlineData("x", "text/plain", 415, "WEB-0015")]
    public async Task Bad_input_is_one_numbered_problem_that_says_what_why_and_how_to_mend(string body, string type, int status, string code)
    {
        var (given, text) = await portal.Send("/api/entitlements", body, type);
        Assert.Equal(status, (int)given);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.All(["what", "why", "mend"], part => Assert.NotEqual("", problem.GetProperty("problems")[0].GetProperty(part).GetProperty("zh").GetString()));
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forty_children_are_refused()
    {
        var children = string.Join(',', Enumerable.Repeat("""{"birthDate":"2020-01-01"}""", 40));
        Assert.Contains("FACT-0009", (await portal.Send("/api/entitlements", $$$"""{"family":{"children":[{{{children}}}]}}""", "application/json")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/entitlements")]
    [InlineData("/result")]
    public async Task Five_megabytes_are_refused_with_a_number(string address)
    {
        var (status, text) = await portal.Send(address, new string('x', FiveMegabytes), "application/json");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("WEB-0002", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_library_is_read_by_document_article_and_benefit()
    {
        var document = portal.Library.Book.Documents.Values.First(d => d.Articles.Any(a => a.Blocks.Length > 0));
        var article = document.Articles.First(a => a.Blocks.Length > 0);
        Assert.Equal(portal.Library.Book.Documents.Count, JsonDocument.Parse((await portal.Get("/api/law/documents")).Text).RootElement.GetArrayLength());
        Assert.Contains(document.FileHash, (await portal.Get("/api/law/documents/" + document.Slug)).Text, StringComparison.Ordinal);
        Assert.Contains(article.Blocks[0].Id, (await portal.Get($"/api/law/articles/{document.Slug}/{Uri.EscapeDataString(article.Address)}")).Text, StringComparison.Ordinal);
        Assert.Equal(portal.Library.Book.Benefits.Count, JsonDocument.Parse((await portal.Get("/api/benefits")).Text).RootElement.GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Get($"/api/law/articles/{document.Slug}/nowhere")).Status);
    }

    [Fact]
    public async Task The_api_describes_itself_in_openapi_3_1()
    {
        var api = JsonDocument.Parse((await portal.Get("/openapi/v1.json")).Text).RootElement;
        Assert.StartsWith("3.1", api.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        foreach (var path in new[] { "/api/entitlements", "/api/compare", "/api/law/documents", "/api/law/search", "/api/benefits" })
        {
            Assert.True(api.GetProperty("paths").TryGetProperty(path, out _), path);
        }
    }
}
