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
            rates += BareRates.Check(address, text);
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

    /// <summary>The targets of a county: a rate with its basis in the same row, progress only with its interval, and where there is none the reason.</summary>
    [Fact]
    public async Task The_targets_are_exported_with_gap_and_progress_and_their_uncertainty()
    {
        var (status, text) = await portal.Get($"/indicators/targets/{Sample.County}.csv");
        Assert.Equal(HttpStatusCode.OK, status);
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(text), "targets.csv", null).Value!;
        var head = table.Rows[0].Cells;
        string Cell(TableRow row, string name) => row[head.IndexOf(name)];
        var rows = table.Rows.Skip(1).ToList();
        Assert.Contains(rows, r => Cell(r, "standing") == "not distinguishable from target");
        Assert.All(rows.Where(r => Cell(r, "low95").Length > 0), r => Assert.All(["value", "high95", "count", "denominator", "class"], c => Assert.NotEqual("", Cell(r, c))));
        var told = rows.Where(r => Cell(r, "progress_percent").Length > 0).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, r => Assert.All(["progress_low95", "progress_since", "gap"], c => Assert.NotEqual("", Cell(r, c))));
        Assert.All(rows.Where(r => Cell(r, "gap").Length > 0 && Cell(r, "progress_percent").Length == 0), r => Assert.NotEqual("", Cell(r, "progress_note")));
        Assert.All(rows.Where(r => Cell(r, "status") != "shown"), r => Assert.All(["gap", "progress_percent", "value"], c => Assert.Equal("", Cell(r, c))));
        var bytes = await portal.Client.GetByteArrayAsync(new Uri($"/indicators/targets/{Sample.County}.xlsx", UriKind.Relative));
        Assert.Equal(rows.Count + 1, TableImport.Open(bytes, "targets.xlsx", null).Value!.Rows.Length);
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

    [GeneratedRegex("""href="(/indicators(?!/export|/sdmx|/targets)[^"#]*)""")]
    private static partial Regex IndicatorLink();
}
