using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Anyu.Law;
using Xunit;

namespace Anyu.Unit.Web.Simulations;

/// <summary>A reform is chosen, built or pasted, runs while the page tells how far it is, and ends in the numbers that the library gives.</summary>
public sealed partial class SimulatePageTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Broken = """
        id: too-much
        zh: 太多
        en: Too much
        changes:
          - change: jl-parental-20
            strike: 没有这句话
            insert: 也没有这句
            with: { raise to: 30 }
            note: { zh: 注, en: Note }
            ground: { zh: 由, en: Ground }
        """;

    [Fact]
    public async Task The_form_offers_samples_numbers_readings_and_a_text()
    {
        var (status, text) = await portal.Get("/simulate?lang=en");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("value=\"parental-leave-30\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"jl-parental-20\"", text, StringComparison.Ordinal);
        Assert.Contains("value=\"subsidy-last-month|excluded\"", text, StringComparison.Ordinal);
        Assert.Contains("<textarea id=\"yaml\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sample_ends_in_sums_places_and_the_sentence_that_differs()
    {
        var address = await Begin(("sample", "parental-leave-30"), ("place", "220000"), ("families", "2000"), ("on", "2025-12-01"));
        var page = await Result(address);

        Assert.Contains("<del>20</del>", page, StringComparison.Ordinal);
        Assert.Contains("<ins>30</ins>", page, StringComparison.Ordinal);
        Assert.Contains("合成的家庭", page, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"chart sideways\"", page, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await portal.Get(address + "/result.json")).Text);
        var reform = json.RootElement.GetProperty("reforms")[0];
        var all = reform.GetProperty("all");
        Assert.True(all.GetProperty("gain").GetInt64() > 0);
        Assert.Equal(2000, reform.GetProperty("byPlace").EnumerateArray().Sum(p => p.GetProperty("families").GetInt64()));
        Assert.All(reform.GetProperty("byPlace").EnumerateArray(), p => Assert.StartsWith("22", p.GetProperty("group").GetString(), StringComparison.Ordinal));
        Assert.Equal(all.GetProperty("daysAYear").GetDecimal(), reform.GetProperty("byOrder").EnumerateArray().Sum(p => p.GetProperty("daysAYear").GetDecimal()));
        var csv = (await portal.Get(address + "/result.csv")).Text;
        Assert.Contains(",birth_order,1,", csv, StringComparison.Ordinal);
        Assert.Contains(string.Create(System.Globalization.CultureInfo.InvariantCulture, $",all,,2000,{all.GetProperty("gain").GetInt64()},"), csv, StringComparison.Ordinal);
        Assert.Contains("服务器内存里", page, StringComparison.Ordinal);
        Assert.DoesNotContain("服务器不保存", page, StringComparison.Ordinal);
        Assert.StartsWith("PAR1", (await portal.Get(address + "/result.parquet")).Text, StringComparison.Ordinal);
        Assert.Contains("change: jl-parental-20", (await portal.Get(address + "/reform-1.yaml")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_and_a_reading_chosen_in_the_form_stand_side_by_side()
    {
        var address = await Begin(("standard", "jl-parental-20"), ("number", "25"), ("reading", "subsidy-last-month|excluded"), ("families", "500"), ("on", "2025-12-01"));
        var page = await Result(address);

        Assert.Contains("各享受育儿假累计<ins>25</ins>天", page, StringComparison.Ordinal);
        Assert.Contains("id=\"reform-2\"", page, StringComparison.Ordinal);
        Assert.Contains("reading: subsidy-last-month", (await portal.Get(address + "/reform-2.yaml")).Text, StringComparison.Ordinal);
        Assert.Contains("name=\"own\"", (await portal.Get("/simulate?with=" + address.Split('/')[^1])).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_families_of_a_kept_forecast_are_those_of_its_year()
    {
        Assert.Contains("SIM-0013", (await portal.Post("/simulate", ("sample", "fee-subsidy-500"), ("population", "forecast:371581"), ("year", "1999"))).Text, StringComparison.Ordinal);
        Assert.Contains("SIM-0012", (await portal.Post("/simulate", ("sample", "fee-subsidy-500"), ("population", "forecast:110000"))).Text, StringComparison.Ordinal);
        var page = await Result(await Begin(("sample", "fee-subsidy-500"), ("population", "forecast:371581"), ("year", "2030")));

        Assert.Contains("保存的预测的家庭", page, StringComparison.Ordinal);
        Assert.Contains("2030-01-01", page, StringComparison.Ordinal);
        Assert.Contains("假设：母亲生育的年龄", page, StringComparison.Ordinal);
        Assert.Contains("forecast:2025.run.json:2030", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_with_its_line_and_nothing_runs()
    {
        var (status, text) = await portal.Post("/simulate", ("yaml", Broken), ("families", "99999999"), ("on", "2025-02-31"), ("other", "没有这个地方"));

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("id=\"yaml-error\"", text, StringComparison.Ordinal);
        Assert.Contains("第6行", text, StringComparison.Ordinal);
        foreach (var number in new[] { "LAW-0142", "SIM-0008", "WEB-0007" })
        {
            Assert.Contains(number, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_chosen_and_too_many_chosen_are_numbered_problems()
    {
        Assert.Contains("SIM-0001", (await portal.Post("/simulate", ("families", "500"))).Text, StringComparison.Ordinal);
        using var form = new MultipartFormDataContent();
        for (var i = 0; i <= ReformSimulation.MaxReforms; i++)
        {
            form.Add(new StringContent(Broken), "file", "reform.yaml");
        }

        using var answer = await portal.Client.PostAsync(new Uri("/simulate", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Contains("LAW-0183", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_has_one_simulation_at_a_time_and_may_stop_it()
    {
        using var first = await Send(null, ("sample", "parental-leave-30"), ("families", "100000"));
        var cookie = first.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("anyu-simulate=", StringComparison.Ordinal)).Split(';')[0];
        using var second = await Send(cookie, ("sample", "parental-leave-30"), ("families", "500"));
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Contains("SIM-0003", await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var address = first.Headers.Location!.ToString();
        using var going = await portal.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("3", going.Headers.GetValues("Refresh").Single());
        Assert.Contains("<progress", await going.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var stop = new HttpRequestMessage(HttpMethod.Post, address);
        stop.Headers.Add("Cookie", cookie);
        using var stopped = await portal.Client.SendAsync(stop, TestContext.Current.CancellationToken);
        Assert.Contains("SIM-0007", (await portal.Get(address)).Text, StringComparison.Ordinal);
        Assert.Contains("SIM-0005", (await portal.Get("/simulate/" + new string('0', 32))).Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> Send(string? cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/simulate") { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await portal.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<string> Begin(params (string Name, string Value)[] fields)
    {
        using var answer = await Send(null, fields);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> Result(string address)
    {
        while (true)
        {
            var (status, text) = await portal.Get(address);
            Assert.Equal(HttpStatusCode.OK, status);
            if (!text.Contains("<progress", StringComparison.Ordinal))
            {
                Assert.DoesNotMatch(Problem(), text);
                return text;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    [GeneratedRegex("class=\"panel problem\"")]
    private static partial Regex Problem();
}
