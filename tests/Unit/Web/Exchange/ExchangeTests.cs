using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Cli;
using Anyu.Exchange;
using Anyu.Store;
using Anyu.Unit.Casework;
using Anyu.Web.Cases;
using Anyu.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Unit.Web.Exchange;

/// <summary>The real application and the simulated agencies, each behind its own address, over HTTP.</summary>
public sealed class ExchangeTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-exchange-").FullName;
    private readonly CancellationTokenSource stop = new();
    private readonly HttpClient http = new();
    private readonly SystemBook systems = SystemBook.Load(Repository.At("content")).Value ?? throw new InvalidOperationException("content/exchange");
    private readonly AgencySimulator agencies;
    private readonly KeyRing keys = KeyRing.New(CryptoSuite.International, TimeProvider.System);
    private WebApplication? app;
    private AgencyServer? server;
    private Task served = Task.CompletedTask;

    public ExchangeTests() => agencies = new AgencySimulator(systems, keys, TimeProvider.System) { Script = FaultScript.Faultless with { Pace = TimeSpan.FromMilliseconds(100) } };

    private OpenInstallation Open { get; set; } = null!;

    private Uri Address => new(app!.Urls.First());

    public async ValueTask InitializeAsync()
    {
        using var console = new StringWriter();
        var library = LibraryLoader.Load(console) ?? throw new InvalidOperationException(console.ToString());
        var port = FreePort();
        app = Anyu.Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder, "anyu.db"), "--agencies", $"http://127.0.0.1:{port}"], library);
        await app.StartAsync();
        server = new AgencyServer(agencies, systems, Address, port);
        Assert.Null(server.Start());
        served = server.Run(stop.Token);
        Open = await app.Services.GetRequiredService<Installation>().Opened ?? throw new InvalidOperationException("The installation did not open.");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await served;
        await app!.DisposeAsync();
        server!.Dispose();
        http.Dispose();
        stop.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task One_application_is_done_by_five_agencies_over_http_and_one_that_refuses_leaves_four_done()
    {
        agencies.Script = agencies.Script with { Rules = [new FaultRule(AgencyFault.Refuse, "insurance", Facts("child.name", "样例宝二"), 100, 1, TimeSpan.Zero, null)] };
        var (whole, partly) = (await Submit("样例宝一", "1"), await Submit("样例宝二", "2"));
        Assert.Equal(CaseOutcome.Granted, (await Until(whole, state => state.Outcome is not null)).Outcome);
        var state = await Until(partly, s => s.Steps["card"].Status == StepStatus.Done && s.Steps["insurance"].Status == StepStatus.Refused);
        Assert.Equal(4, state.Steps.Values.Count(s => s.Status == StepStatus.Done));
        Assert.All(agencies.Acts, act => Assert.Equal(1, act.Value));
    }

    [Fact]
    public async Task What_is_no_signed_event_is_answered_with_a_numbered_problem()
    {
        var sound = new CloudEvent("1", "urn:anyu:agency:household", EventTypes.Received, "nothing", DateTimeOffset.UnixEpoch, 1, AnswerData.Empty.ToJson(), ExchangeDesk.Source).ToBytes();
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "EXC-0206"), await Post(sound, keys.Sign(sound).ToText()));
        Assert.Equal((HttpStatusCode.Unauthorized, "EXC-0204"), await Post(sound, ""));
        Assert.Equal((HttpStatusCode.Unauthorized, "EXC-0204"), await Post(sound, KeyRing.New(CryptoSuite.International, TimeProvider.System).Sign(sound).ToText()));
        Assert.Equal((HttpStatusCode.BadRequest, "EXC-0202"), await Post("<html>"u8.ToArray(), "x"));
        Assert.Equal((HttpStatusCode.BadRequest, "EXC-0203"), await Post("{}"u8.ToArray(), "x"));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "EXC-0201"), await Post(Encoding.UTF8.GetBytes(new string(' ', CloudEvent.BytesAtMost + 1)), "x"));
        Assert.Equal(Open.Keys.PublicKeys.Keys.Length, KeyFile.ParsePublic(await http.GetStringAsync(new Uri(Address, "/api/exchange/keys")))!.Keys.Length);
    }

    [Fact]
    public async Task The_simulator_is_told_how_to_behave_and_says_what_was_done()
    {
        var control = app!.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["agencies"]!;
        using var script = new ByteArrayContent("down,household\ndelay,,10,,60\n"u8.ToArray());
        Assert.Equal(HttpStatusCode.OK, (await http.PutAsync(new Uri(control + "/script"), script)).StatusCode);
        Assert.Equal([AgencyFault.Down, AgencyFault.Delay], agencies.Script.Rules.Select(rule => rule.Fault));
        using var wrong = new ByteArrayContent("explode,household\n"u8.ToArray());
        var refused = await http.PutAsync(new Uri(control + "/script"), wrong);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("EXC-0105", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, agencies.Script.Rules.Length);
        Assert.Contains("\"waiting\":0", await http.GetStringAsync(new Uri(control + "/state")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_line_makes_the_running_agencies_answer_delay_refuse_repeat_reorder_or_drop()
    {
        var faults = new Dictionary<string, AgencyFault[]>(StringComparer.Ordinal)
        {
            ["delay"] = [AgencyFault.Delay], ["refuse"] = [AgencyFault.Refuse], ["repeat"] = [AgencyFault.Repeat], ["reorder"] = [AgencyFault.Reorder], ["drop"] = [AgencyFault.Miss, AgencyFault.Lose], ["answer"] = [],
        };
        foreach (var (word, expected) in faults)
        {
            Assert.Equal(0, (await Tell(word)).Code);
            Assert.Equal(expected, agencies.Script.Rules.Select(rule => rule.Fault));
        }

        await Tell("delay", "card", "--seconds", "90", "--percent", "50");
        await Tell("refuse", "insurance", "--also", "--ground", "facts-differ", "--facts", "child.orderInBirth=2");
        Assert.Equal(
            [(AgencyFault.Delay, "card", 50, TimeSpan.FromSeconds(90)), (AgencyFault.Refuse, "insurance", 100, TimeSpan.FromSeconds(60))],
            agencies.Script.Rules.Select(rule => (rule.Fault, rule.System!, rule.Percent, rule.Pause)));
        Assert.Equal(("facts-differ", "2"), (agencies.Script.Rules[1].Ground, agencies.Script.Rules[1].Facts["child.orderInBirth"]));
        var shown = await Tell();
        Assert.Contains("refuse,insurance,100,1,60,facts-differ,child.orderInBirth=2", shown.Output, StringComparison.Ordinal);
        Assert.All(faults.Keys, word => Assert.Contains(word, shown.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_and_an_answer_that_are_lost_over_http_are_sent_again_and_done_once()
    {
        await Tell("drop", "certificate");
        var state = await Until(await Submit("样例宝三", "1"), state => state.Outcome is not null);
        Assert.Equal(CaseOutcome.Granted, state.Outcome);
        Assert.Equal(5, agencies.Acts.Count);
        Assert.All(agencies.Acts, act => Assert.Equal(1, act.Value));
    }

    [Fact]
    public async Task What_the_agencies_cannot_be_told_is_a_numbered_problem()
    {
        Assert.Contains("CLI-0026", (await Tell("explode")).Error, StringComparison.Ordinal);
        Assert.Contains("EXC-0105", (await Tell("refuse", "nowhere")).Error, StringComparison.Ordinal);
        Assert.Contains("EXC-0105", (await Tell("delay", "--seconds", "many")).Error, StringComparison.Ordinal);
        Assert.Contains("CLI-0025", (await Tell("refuse", "--port", FreePort().ToString(System.Globalization.CultureInfo.InvariantCulture))).Error, StringComparison.Ordinal);
        Assert.Contains("CLI-0003", (await Tell("refuse", "--port", "none")).Error, StringComparison.Ordinal);
        Assert.Empty(agencies.Script.Rules);
    }

    private Task<(int Code, string Output, string Error)> Tell(params string[] words) => Task.Run(() =>
    {
        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture), error = new(System.Globalization.CultureInfo.InvariantCulture);
        string[] port = words.Contains("--port", StringComparer.Ordinal) ? [] : ["--port", new Uri(app!.Services.GetRequiredService<Microsoft.Extensions.Configuration.IConfiguration>()["agencies"]!).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        return (new CommandLine(CommandTable.All, output, error, Repository.At()).Run(["simulate", "fault", .. words, .. port]), output.ToString(), error.ToString());
    });

    private async Task<Guid> Submit(string child, string order)
    {
        var facts = Services.Shelf.Services["birth-one-thing"].Cases[0].Facts.SetItem("child.name", child).SetItem("birth.babies", "2").SetItem("child.orderInBirth", order);
        var parent = Actor.OfCitizen(Guid.CreateVersion7(), Guid.CreateVersion7(), [CaseworkPermissions.Apply]);
        var sent = await Open.Database.Write(unit => new SubmitCase(Guid.CreateVersion7(), "birth-one-thing", facts).Run(Desk, unit, parent));
        Assert.True(sent.Succeeded, string.Join('\n', sent.Problems));
        return sent.Value.Id;
    }

    private CaseDesk Desk => app!.Services.GetRequiredService<Clerking>().Of(Open).Value!.Cases;

    private async Task<CaseState> Until(Guid id, Func<CaseState, bool> holds)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var state = (await Open.Database.Write(unit => CaseFile.Open(Desk, unit, id)))!.State;
            if (holds(state))
            {
                return state;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("The agencies did not come to an end within a minute.");
    }

    private async Task<(HttpStatusCode Status, string Code)> Post(byte[] body, string signature)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(CloudEvent.MediaType);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/api/exchange/events")) { Content = content };
        request.Headers.TryAddWithoutValidation(Delivery.SignatureHeader, signature);
        using var answer = await http.SendAsync(request);
        using var problem = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return (answer.StatusCode, problem.RootElement.GetProperty("code").GetString()!);
    }

    private static ImmutableSortedDictionary<string, string> Facts(string fact, string value) => AnswerData.Empty.Values.SetItem(fact, value);

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
