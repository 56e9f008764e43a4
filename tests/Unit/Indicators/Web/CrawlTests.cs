using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Unit.Web;
using Xunit;

namespace Anyu.Unit.Indicators.Web;

/// <summary>Reads every indicator page of a county and some of its townships, every export and the API: nowhere a rate without count, denominator, interval and class.</summary>
public sealed partial class CrawlTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const int Pages = 120;
    private const int Pyramids = 6;
    private static readonly string[] Starts = ["/indicators", $"/indicators/place/{Sample.County}", $"/indicators/place/{Sample.County}/2023", $"/indicators/place/{Sample.Townships[0]}"];

    [Fact]
    public async Task No_page_shows_a_rate_without_count_denominator_interval_and_class()
    {
        var (seen, open, rates) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>(Starts), 0);
        while (open.TryDequeue(out var address) && seen.Count < Pages)
        {
            if (!seen.Add(address))
            {
                continue;
            }

            var (status, text) = await portal.Get(address);
            Assert.True(status == HttpStatusCode.OK, $"{address}: {status}");
            rates += CheckRows(address, text) + CheckTiles(address, text);
            CheckRest(address, text);
            foreach (Match link in IndicatorLink().Matches(text))
            {
                var found = WebUtility.HtmlDecode(link.Groups[1].Value);
                if (!found.Contains("/pyramid/", StringComparison.Ordinal) || seen.Count(a => a.Contains("/pyramid/", StringComparison.Ordinal)) < Pyramids)
                {
                    open.Enqueue(found);
                }
            }
        }

        Assert.True(seen.Count > 40, $"{seen.Count}");
        Assert.True(rates > 100, $"{rates}");
    }

    [Theory]
    [InlineData("1066")]
    [InlineData("2099")]
    public async Task A_year_without_counts_is_said_so_and_no_other_year_stands_in(string year)
    {
        var (status, text) = await portal.Get($"/indicators/place/{Sample.County}/{year}");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains("WEB-0103", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_export_has_a_rate_without_its_basis_and_no_withheld_count()
    {
        var (status, text) = await portal.Get($"/indicators/export/{Sample.County}.csv");
        Assert.Equal(HttpStatusCode.OK, status);
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(text), "export.csv", null).Value!;
        var head = table.Rows[0].Cells;
        string Cell(TableRow row, string name) => row[head.IndexOf(name)];
        var rows = table.Rows.Skip(1).ToList();
        Assert.True(rows.Count > 500);
        Assert.All(rows.Where(r => Cell(r, "low95").Length > 0), r => Assert.All(["value", "high95", "count", "denominator", "denominator_at", "class", "source"], c => Assert.NotEqual("", Cell(r, c))));
        var withheld = rows.Where(r => Cell(r, "status").StartsWith("withheld", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(withheld);
        Assert.All(withheld, r => Assert.All(["value", "low95", "high95", "count", "denominator", "class"], c => Assert.Equal("", Cell(r, c))));
        var persons = rows.Where(r => Cell(r, "status") == "shown" && Sample.Catalogue.Indicators[Cell(r, "indicator")].Numerator.Series.Persons).Select(r => long.Parse(Cell(r, "count"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(persons, count => Assert.True(count is 0 or >= 10, $"{count}"));
    }

    [Fact]
    public async Task Sdmx_marks_withheld_values_as_confidential_and_the_workbook_has_the_same_rows()
    {
        var (_, csv) = await portal.Get($"/indicators/export/{Sample.County}.csv");
        var (_, sdmx) = await portal.Get($"/indicators/sdmx/{Sample.County}.csv");
        var rows = sdmx.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(r => r.Split(',')).ToList();
        Assert.Equal(csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1, rows.Count);
        Assert.All(rows, r => Assert.Equal(r[10] == "C", r[7].Length == 0));
        var bytes = await portal.Client.GetByteArrayAsync(new Uri($"/indicators/export/{Sample.County}.xlsx", UriKind.Relative));
        Assert.Equal(rows.Count + 1, TableImport.Open(bytes, "export.xlsx", null).Value!.Rows.Length);
    }

    [Fact]
    public async Task The_api_gives_a_rate_only_with_its_basis()
    {
        foreach (var indicator in Sample.Catalogue.Indicators.Keys)
        {
            var (status, text) = await portal.Get($"/api/indicators/{indicator}/{Sample.County}");
            Assert.Equal(HttpStatusCode.OK, status);
            foreach (var value in JsonDocument.Parse(text).RootElement.EnumerateArray().Where(v => v.TryGetProperty("rate", out var rate) && rate.ValueKind == JsonValueKind.Object))
            {
                Assert.All(["count", "denominator", "denominatorAt", "low", "high", "interval", "stability", "source"], name => Assert.True(value.GetProperty("rate").TryGetProperty(name, out _), name));
            }
        }
    }

    [Theory]
    [InlineData("/indicators/place/999999", "KRN-0009")]
    [InlineData("/indicators/place/620000", "WEB-0101")]
    [InlineData("/indicators/infant-mortalit/371581", "WEB-0102")]
    public async Task A_wrong_address_is_a_numbered_problem(string address, string code)
    {
        var (status, text) = await portal.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(code, text, StringComparison.Ordinal);
    }

    /// <summary>Rows of value tables: six cells with the interval and the class, or a value that is a count, or the reason over the rest.</summary>
    private static int CheckRows(string address, string text)
    {
        var rates = 0;
        foreach (Match table in ValueTable().Matches(text))
        {
            foreach (Match row in BodyRow().Matches(table.Value))
            {
                var cells = DataCell().Matches(row.Value).Select(c => Tag().Replace(c.Groups[1].Value, "").Trim()).ToList();
                var withheld = row.Value.Contains("colspan=\"4\"", StringComparison.Ordinal);
                Assert.True(withheld ? cells.Count == 2 && !cells[0].Any(char.IsAsciiDigit) : cells.Count == 5 && cells.TrueForAll(c => c.Length > 0), $"{address}: {row.Value}");
                rates += withheld || cells[1] == "—" ? 0 : 1;
            }
        }

        return rates;
    }

    /// <summary>A tile with a rate has its interval, count, denominator and class.</summary>
    private static int CheckTiles(string address, string text)
    {
        var rates = TileRate().Matches(text);
        Assert.All(rates, r => Assert.True(WholeTile().IsMatch(text[r.Index..]), $"{address}: {text.Substring(r.Index, 120)}"));
        return rates.Count;
    }

    /// <summary>Outside tables, tiles and the wording of targets no number stands before the unit of a rate.</summary>
    private static void CheckRest(string address, string text)
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

    [GeneratedRegex("""href="(/indicators(?!/export|/sdmx)[^"#]*)""")]
    private static partial Regex IndicatorLink();

    [GeneratedRegex("""<div class="wide"[^>]*(?:数值表|table of values).*?</div>""", RegexOptions.Singleline)]
    private static partial Regex ValueTable();

    [GeneratedRegex("""<tr><th scope="row">.*?</tr>""", RegexOptions.Singleline)]
    private static partial Regex BodyRow();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex DataCell();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
