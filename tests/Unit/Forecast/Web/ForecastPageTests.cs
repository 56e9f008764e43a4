using System.Net;
using System.Text.RegularExpressions;
using Anyu.Forecast;
using Anyu.Indicators;
using Anyu.Unit.Web;
using Xunit;

namespace Anyu.Unit.Forecast.Web;

/// <summary>What the forecast pages, exports and the API say of the sample.</summary>
public sealed partial class ForecastPageTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Place = "371581";

    [Fact]
    public async Task A_run_shows_its_bands_past_errors_pyramid_needs_and_record()
    {
        var (status, text) = await portal.Get($"/forecasts/{Place}/2025");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("过去的预测错了多少", text, StringComparison.Ordinal);
        Assert.Matches("80% 区间容纳了 [0-9.]+%", text);
        Assert.Contains("结构性预警", text, StringComparison.Ordinal);
        Assert.Contains("cohort-component", text, StringComparison.Ordinal);
        Assert.Contains("合成数据", text, StringComparison.Ordinal);
        Assert.True(Polygon().Count(text) > 2 * 6);
        Assert.Equal(Svg().Count(text), TableRole().Count(text) - 3);
    }

    [Fact]
    public async Task A_run_draws_and_tables_what_past_errors_teach_and_export_and_answer_have_it_too()
    {
        var (_, text) = await portal.Get($"/forecasts/{Place}/2025?lang=en");
        Assert.Matches("learnt from [0-9]+ numbers that have come, base years 2015, 2018, 2021", text);
        Assert.Equal(4 + 2, Errors().Count(text));
        Assert.Contains("As past errors, 95 %", text, StringComparison.Ordinal);
        var (_, csv) = await portal.Get($"/forecasts/export/{Place}/2025.csv");
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(csv), "export.csv", null).Value!;
        var row = Assert.Single(table.Rows, row => row[5] == "0-4" && row[4] == "2030");
        Assert.Equal("2015 2018 2021", row[21]);
        Assert.True(double.Parse(row[17], System.Globalization.CultureInfo.InvariantCulture) < double.Parse(row[8], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("", Assert.Single(table.Rows, one => one[5] == "0-2" && one[4] == "2030")[17]);
        var (_, answer) = await portal.Get($"/api/forecasts/{Place}/2025");
        Assert.Contains("\"bases\":[2015,2018,2021]", answer, StringComparison.Ordinal);
        var (_, scenario) = await portal.Get($"/forecasts/{Place}/2025-low?lang=en");
        Assert.Contains("This is a supposed scenario", scenario, StringComparison.Ordinal);
        Assert.Equal(0, Errors().Count(scenario));
    }

    [Fact]
    public async Task Townships_are_laid_out_with_words_a_table_the_years_as_links_and_the_version()
    {
        var (status, text) = await portal.Get($"/forecasts/{Place}/layout?service=primary-classrooms&year=2031");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("▲ 不够", text, StringComparison.Ordinal);
        Assert.Contains("合成数据", text, StringComparison.Ordinal);
        Assert.Contains("layout?service=primary-classrooms&amp;year=2040\"", text, StringComparison.Ordinal);
        Assert.Matches("种子</dt>", text);
        var (_, csv) = await portal.Get($"/forecasts/layout/{Place}.csv");
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(csv), "layout.csv", null).Value!;
        Assert.Equal(1 + (4 * 16 * 17), table.Rows.Length);
        Assert.All(table.Rows, row => Assert.All(new[] { 4, 5, 6, 7, 8, 14 }, at => Assert.NotEqual("", row.Cells[at])));
    }

    [Fact]
    public async Task The_first_run_says_that_its_errors_are_not_known()
    {
        var (_, text) = await portal.Get($"/forecasts/{Place}/2015");
        Assert.Contains("误差有多大，现在不知道", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/forecasts/371581/2099", "WEB-0302")]
    [InlineData("/forecasts/371581/2025/2066", "WEB-0303")]
    [InlineData("/forecasts/371581/layout?year=2066", "WEB-0303")]
    [InlineData("/forecasts/371581/layout?service=primary-classroom", "WEB-0304")]
    [InlineData("/forecasts/110000/layout", "WEB-0301")]
    [InlineData("/forecasts/layout/999999.csv", "KRN-0009")]
    [InlineData("/forecasts/110000", "WEB-0301")]
    [InlineData("/forecasts/export/371581/none.csv", "WEB-0302")]
    [InlineData("/forecasts/export/999999/2025.csv", "KRN-0009")]
    [InlineData("/api/forecasts/371581/none", "WEB-0302")]
    public async Task What_is_not_there_is_a_numbered_problem(string address, string code)
    {
        var (status, text) = await portal.Get(address);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(code, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_holds_every_series_with_bands_and_the_kept_run_repeats()
    {
        var (_, csv) = await portal.Get($"/forecasts/export/{Place}/2025.csv");
        var table = TableImport.Open(System.Text.Encoding.UTF8.GetBytes(csv), "export.csv", null).Value!;
        Assert.Contains(table.Rows, row => row[5] == "female:37" && row[4] == "2040" && row[15].Contains("synthetic", StringComparison.Ordinal));
        var (_, kept) = await portal.Get($"/forecasts/export/{Place}/2025.run.json");
        Assert.Empty(KeptRun.Read(kept, "2025").Value!.Repeat());
    }

    [Fact]
    public async Task Two_runs_say_where_they_cannot_be_told_apart()
    {
        var (status, text) = await portal.Get($"/forecasts/{Place}/2025/with/2025-support");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("重叠，分不清", text, StringComparison.Ordinal);
        Assert.Contains("演示用的假设", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("<polygon ")]
    private static partial Regex Polygon();

    [GeneratedRegex("class=\"errors\"")]
    private static partial Regex Errors();

    [GeneratedRegex("role=\"img\"")]
    private static partial Regex Svg();

    [GeneratedRegex("role=\"table\"")]
    private static partial Regex TableRole();
}
