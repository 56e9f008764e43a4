using System.Collections.Immutable;
using Microsoft.Playwright;

namespace Anyu.Browser;

/// <summary>Every kind of page the portal has, and how to get it on the screen.</summary>
internal static class Portal
{
    private const string Document = "document-";

    private static readonly ImmutableDictionary<string, string> Addresses = ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, string>[]
    {
        new("home", "/"),
        new("question-place", "/check"),
        new("library", "/law"),
        new("search", "/law/search?q=产假"),
        new("search-nothing", "/law/search?q=没有这样的话"),
        new("open-points", "/law/interpretations"),
        new("benefits", "/benefits"),
        new("samples", "/samples"),
        new("about", "/about"),
        new("nowhere", "/nowhere"),
    });

    private static readonly ImmutableDictionary<string, (string Address, (string, string)[] Fields)> Posts =
        ImmutableDictionary.CreateRange(StringComparer.Ordinal, new KeyValuePair<string, (string, (string, string)[])>[]
        {
            new("question-family", ("/check", [("ask", "family")])),
            new("question-dates", ("/check", [("ask", "dates")])),
            new("question-work", ("/check", [("ask", "work")])),
            new("question-fact", ("/check", [("ask", "couple.married")])),
            new("question-wrong", ("/check", [("ask", "dates"), ("do", "answer"), ("child1-year", "2024"), ("child1-month", "2"), ("child1-day", "31")])),
            new("answers", ("/check/answers", [])),
            new("result", ("/result", [])),
            new("timeline", ("/timeline", [])),
            new("compare", ("/compare", [])),
            new("compare-wrong", ("/compare", [("other", "朝阳")])),
            new("result-wrong", ("/result", [("day", "31 Feb")])),
            new("report", ("/result/report", [("wrong", "maternity-leave|births[1]|mother")])),
            new("problem", ("/result", [("on", "never")])),
        });

    /// <summary>
    /// The names of all kinds and of all documents. The documents come from the folder, so that a new one is looked at without being named here.
    /// </summary>
    public static IEnumerable<string> Kinds => Addresses.Keys
        .Concat(Posts.Keys)
        .Append("question-others")
        .Append("benefit")
        .Concat(Documents())
        .Order(StringComparer.Ordinal);

    /// <summary>Whether it is a document, which is one kind of page and by far the longest.</summary>
    public static bool IsDocument(string kind) => kind.StartsWith(Document, StringComparison.Ordinal);

    private static IEnumerable<string> Documents() => Web.Hosting.ContentFolder.Find() is { } content
        ? Directory.EnumerateFiles(Path.Combine(content, "law"), "*.md", SearchOption.AllDirectories).Select(file => Document + Path.GetFileNameWithoutExtension(file))
        : [];

    /// <summary>Opens one.</summary>
    public static async Task Open(string kind, IPage page, Stage stage)
    {
        if (Addresses.TryGetValue(kind, out var address))
        {
            await page.GotoAsync(address);
        }
        else if (Posts.TryGetValue(kind, out var post))
        {
            await Forms.Post(page, post.Address, [("statement", stage.Library.Samples[1].Statement.ToYaml()), .. post.Fields]);
        }
        else if (kind == "question-others")
        {
            await Forms.Post(page, "/check", ("statement", LittleSaid(stage)), ("ask", "others"));
        }
        else
        {
            await page.GotoAsync(kind == "benefit" ? "/benefits/maternity-leave" : "/law/" + kind[Document.Length..]);
        }
    }

    /// <summary>A family of which only the four first things are known.</summary>
    private static string LittleSaid(Stage stage) => $$"""
        anyu: family/1
        place: "{{stage.Library.Samples[1].Statement.Place}}"
        mother: { employed: true }
        father: { employed: false }
        children: [ { birthDate: 2024-03-01 } ]
        births: [ { date: 2024-03-01, babies: 1 } ]
        pregnancies: []

        """;
}
