using System.Globalization;
using Anyu.Law;

namespace Anyu.Web.Design;

/// <summary>Writes how the commitments of a document are carried out, as a bar with its numbers in words.</summary>
internal static class CoverageWriter
{
    private static readonly (string Zh, string En)[] Names =
    [
        ("现行规定", "law in force here"),
        ("部门责任", "duty of government"),
        ("目标", "target"),
        ("服务或随访计划", "service or follow-up plan"),
        ("不由软件办理", "not for software"),
    ];

    /// <summary>What the colours mean.</summary>
    public static void Key(Html html)
    {
        html.Add($"""<ul class="key">""");
        for (var i = 0; i < Names.Length; i++)
        {
            html.Add($"""<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect width="10" height="10" class="f{ColourOf(i)}"/></svg>{Names[i]}</li>""");
        }

        html.Add($"</ul>");
    }

    /// <summary>The bar of one document.</summary>
    public static void Bar(Html html, LawDocument document, Lawbook book)
    {
        var counts = new int[Names.Length];
        foreach (var claims in document.Blocks.SelectMany(b => b.Claims.Select(c => (Claim: c, Class: ClassOf(b)))).GroupBy(c => c.Claim, StringComparer.Ordinal))
        {
            counts[claims.Min(c => c.Class)]++;
        }

        var total = counts.Sum();
        if (total == 0)
        {
            return;
        }

        html.Add($"""<svg class="bars" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">""");
        var from = 0m;
        for (var i = 0; i < counts.Length; i++)
        {
            var width = 100m * counts[i] / total;
            html.Add($"""<rect x="{Digits(from)}" y="0" width="{Digits(width)}" height="4" class="f{ColourOf(i)}"/>""");
            from += width;
        }

        html.Add($"""</svg><p class="small">{total}{("条承诺：", " commitments: ")}""");
        var first = true;
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
            {
                html.Add($"{(first ? ("", "") : ("，", ", "))}{Names[i]} {counts[i]}");
                first = false;
            }
        }

        html.Add($"</p>");
    }

    private static string Digits(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static int ColourOf(int index) => index == Names.Length - 1 ? 5 : index;

    private static int ClassOf(LawBlock block) => block switch
    {
        Provision or Definition => 0,
        Measure => 1,
        Target => 2,
        Carrier { CarrierKind: "not-for-software" } => 4,
        _ => 3,
    };
}
