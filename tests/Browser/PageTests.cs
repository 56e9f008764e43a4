using Xunit;

namespace Anyu.Browser;

/// <summary>Every kind of page, in one language, at the usual size and in elder mode, on a phone and on a desk screen.</summary>
public abstract class PageTests(Stage stage, string language)
{
    public static TheoryData<string, bool> Every
    {
        get
        {
            var rows = new TheoryData<string, bool>();
            foreach (var kind in Portal.Kinds)
            {
                rows.Add(kind, false);
                rows.Add(kind, true);
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_page_is_without_fault(string page, bool elder)
    {
        var reader = new Reader(language, elder);
        var tab = await stage.KeptPage(reader);
        await Portal.Open(page, tab, stage);
        Assert.Equal(language == "zh" ? "zh-CN" : "en", await tab.GetAttributeAsync("html", "lang"));
        Assert.DoesNotMatch(@"\n\s+at [\w.]+\(", await tab.InnerTextAsync("main"));
        Assert.Equal("", string.Join('\n', await Faults.Of(tab, reader, page)));
    }
}

/// <summary>The five documents, each in Chinese at the usual size and in English in elder mode.</summary>
public sealed class DocumentTests(Stage stage)
{
    public static TheoryData<string> Plans => [.. Portal.Plans];

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Every_document_is_without_fault(string document)
    {
        foreach (var reader in new[] { Reader.Usual, new Reader("en", Elder: true) })
        {
            var page = await stage.NewPage(reader);
            await Portal.Open(document, page, stage);
            Assert.Equal("", string.Join('\n', await Faults.Of(page, reader, document)));
            await page.Context.CloseAsync();
        }
    }
}

/// <summary>In Chinese.</summary>
public sealed class ChinesePageTests(Stage stage) : PageTests(stage, "zh");

/// <summary>In English.</summary>
public sealed class EnglishPageTests(Stage stage) : PageTests(stage, "en");
