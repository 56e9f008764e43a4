using System.Text.RegularExpressions;
using Xunit;

namespace Anyu.Unit.Indicators.Web;

/// <summary>Looks a page through for a rate without count, denominator, interval and class.</summary>
internal static partial class BareRates
{
    /// <summary>Fails at the first; returns how many whole rates the page shows.</summary>
    public static int Check(string address, string text)
    {
        Rest(address, text);
        return Rows(address, text) + Tiles(address, text);
    }

    /// <summary>Rows of value tables: six cells with the interval and the class, or a value that is a count, or the reason over the rest.</summary>
    private static int Rows(string address, string text)
    {
        var rates = 0;
        foreach (Match table in ValueTable().Matches(text))
        {
            foreach (Match row in BodyRow().Matches(table.Value))
            {
                var cells = DataCell().Matches(row.Value).Where(c => !c.Value.Contains("class=\"more\"", StringComparison.Ordinal)).Select(c => Tag().Replace(c.Groups[1].Value, "").Trim()).ToList();
                var withheld = row.Value.Contains("colspan=\"4\"", StringComparison.Ordinal);
                Assert.True(withheld ? cells.Count == 2 && !cells[0].Any(char.IsAsciiDigit) : cells.Count == 5 && cells.TrueForAll(c => c.Length > 0), $"{address}: {row.Value}");
                rates += withheld || cells[1] == "—" ? 0 : 1;
            }
        }

        return rates;
    }

    /// <summary>A tile with a rate has its interval, count, denominator and class.</summary>
    private static int Tiles(string address, string text)
    {
        var rates = TileRate().Matches(text);
        Assert.All(rates, r => Assert.True(WholeTile().IsMatch(text[r.Index..]), $"{address}: {text.Substring(r.Index, 120)}"));
        return rates.Count;
    }

    /// <summary>Outside tables, tiles and the wording of targets no number stands before the unit of a rate.</summary>
    private static void Rest(string address, string text)
    {
        var main = text[text.IndexOf("<main", StringComparison.Ordinal)..];
        var rest = Tag().Replace(Aside().Replace(main, " "), " ");
        Assert.False(BareRate().IsMatch(rest), $"{address}: {BareRate().Match(rest).Value}");
    }

    [GeneratedRegex("""<p class="rate">""")]
    private static partial Regex TileRate();

    [GeneratedRegex("""^<p class="rate"><strong>[\d.,]+</strong> \([\d.,]+–[\d.,∞]+\)</p><p class="small">[\d,]+/[\d,.]+ · [^<]+</p>""")]
    private static partial Regex WholeTile();

    [GeneratedRegex("""<table.*?</table>|<svg.*?</svg>|<ul class="tiles grid">.*?</ul>|<p class="target">.*?</p>|<p class="small">虚线是目标.*?</p>|<ul class="list">.*?</ul>""", RegexOptions.Singleline)]
    private static partial Regex Aside();

    [GeneratedRegex("""\d\s*(?:‰|/10万|per 1,000|per 100,000|births per woman)""")]
    private static partial Regex BareRate();

    [GeneratedRegex("""<div class="wide[^"]*"[^>]*(?:数值表|table of values).*?</div>""", RegexOptions.Singleline)]
    private static partial Regex ValueTable();

    [GeneratedRegex("""<tr role="row"><th role="rowheader" scope="row">.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex BodyRow();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex DataCell();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
