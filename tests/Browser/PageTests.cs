using Xunit;

namespace Anyu.Browser;

/// <summary>
/// Every kind of page and every document, in one language, at the usual size and in elder mode, on a phone and on a desk screen, with the
/// script and without.
/// </summary>
public abstract class PageTests(Stage stage, string language)
{
    public static TheoryData<string, bool> Every()
    {
        var rows = new TheoryData<string, bool>();
        foreach (var kind in Portal.Kinds)
        {
            rows.Add(kind, false);
            rows.Add(kind, true);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_page_is_without_fault(string page, bool elder)
    {
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(GetType(), reader);
        await Portal.Open(page, tab, stage);
        Assert.Equal(language == "zh" ? "zh-CN" : "en", await tab.GetAttributeAsync("html", "lang"));
        Assert.DoesNotMatch(@"\n\s+at [\w.]+\(", await tab.InnerTextAsync("main"));
        Assert.Equal("", string.Join('\n', await Faults.Of(tab, reader, page)));
    }
}

/// <summary>In Chinese.</summary>
public sealed class ChinesePageTests(Stage stage) : PageTests(stage, "zh");

/// <summary>In English.</summary>
public sealed class EnglishPageTests(Stage stage) : PageTests(stage, "en");
