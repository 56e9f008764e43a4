using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Anyu.Exchange;
using Anyu.Kernel;
using Anyu.Store;

namespace Anyu.Cli;

/// <summary>
/// The simulated agencies behind an address of this computer: <c>POST /household</c> takes orders, <c>GET /keys</c> gives their public keys,
/// <c>GET /state</c> says what was done, <c>GET /script</c> how they behave, <c>PUT /script</c> changes it.
/// </summary>
/// <param name="agencies">The agencies.</param>
/// <param name="systems">Their systems.</param>
/// <param name="office">Where Anyu is.</param>
/// <param name="port">The port of this computer.</param>
/// <param name="sent">Hears what became of each event that was sent: its id, and whether there is nothing more to send.</param>
internal sealed class AgencyServer(AgencySimulator agencies, SystemBook systems, Uri office, int port, Action<string, bool>? sent = null) : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    private readonly HttpListener listener = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10), MaxResponseContentBufferSize = CloudEvent.BytesAtMost };

    private PublicKeys? officeKeys;

    /// <summary>Opens the address; null, or why not: <c>CLI-0023</c>.</summary>
    public Problem? Start()
    {
        listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
        try
        {
            listener.Start();
            return null;
        }
        catch (HttpListenerException)
        {
            return CliProblems.PortTaken(port);
        }
    }

    /// <summary>Takes orders and sends answers until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        await using var stopped = stop.Register(listener.Stop);
        await Task.WhenAll(Listen(stop), Answer(stop));
    }

    public void Dispose()
    {
        listener.Close();
        http.Dispose();
    }

    private async Task Listen(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var context = await listener.GetContextAsync();
                _ = Task.Run(() => Serve(context, stop), stop);
            }
            catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException && stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Answer(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var post in agencies.Due())
            {
                var isSettled = await Send(post);
                sent?.Invoke(post.Id, isSettled);
                agencies.Settle(post, isSettled);
            }

            await Task.WhenAny(Task.Delay(Tick, TimeProvider.System, stop));
        }
    }

    /// <summary>Whether there is nothing more to send: it was taken, or is wrong and would be as wrong again.</summary>
    private async Task<bool> Send(SimulatedPost post)
    {
        try
        {
            using var content = new ByteArrayContent(post.Body);
            content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType);
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(office, "/api/exchange/events")) { Content = content };
            request.Headers.Add(Delivery.SignatureHeader, post.Signature);
            using var answer = await http.SendAsync(request, CancellationToken.None);
            return answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Serve(HttpListenerContext context, CancellationToken stop)
    {
        var (request, path) = (context.Request, context.Request.Url!.AbsolutePath.Trim('/'));
        var body = await BodyOf(request, stop);
        switch (request.HttpMethod, path)
        {
            case ("GET", "keys"):
                await Write(context, HttpStatusCode.OK, KeyFile.ToText(agencies.PublicKeys));
                break;
            case ("GET", "state"):
                await Write(context, HttpStatusCode.OK, JsonSerializer.Serialize(new { agencies.Acts, agencies.Waiting }, JsonSerializerOptions.Web));
                break;
            case ("GET", "script"):
                await Write(context, HttpStatusCode.OK, FaultTable.ToText(agencies.Script), "text/csv");
                break;
            case ("PUT", "script"):
                var script = FaultTable.Read(body, "script", systems, agencies.Script);
                agencies.Script = script.Value ?? agencies.Script;
                await Write(context, script.Succeeded ? HttpStatusCode.OK : HttpStatusCode.BadRequest, JsonSerializer.Serialize(ProblemText.Json(script.Problems), JsonSerializerOptions.Web));
                break;
            case ("POST", _):
                await Take(context, path, body, stop);
                break;
            default:
                await Write(context, HttpStatusCode.NotFound, "");
                break;
        }
    }

    private async Task Take(HttpListenerContext context, string system, byte[] body, CancellationToken stop)
    {
        var signature = context.Request.Headers[Delivery.SignatureHeader] ?? "";
        var (known, reply) = (officeKeys, SimulatedReply.Rejected);
        if (known is not null)
        {
            reply = agencies.Take(system, body, signature, known);
        }

        // The office may have been started with new keys since.
        if (reply == SimulatedReply.Rejected)
        {
            officeKeys = await OfficeKeys(stop) ?? known;
            reply = officeKeys is null ? SimulatedReply.Lost : agencies.Take(system, body, signature, officeKeys);
        }

        await Write(context, StatusOf(reply), "");
    }

    /// <summary>What is lost is a gateway's 504: a listener that aborts its answer on this platform sends 200, which says that it was taken.</summary>
    private static HttpStatusCode StatusOf(SimulatedReply reply) => reply switch
    {
        SimulatedReply.Accepted => HttpStatusCode.Accepted,
        SimulatedReply.Lost => HttpStatusCode.GatewayTimeout,
        _ => HttpStatusCode.BadRequest,
    };

    private async Task<PublicKeys?> OfficeKeys(CancellationToken stop)
    {
        try
        {
            return KeyFile.ParsePublic(await http.GetStringAsync(new Uri(office, "/api/exchange/keys"), stop));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<byte[]> BodyOf(HttpListenerRequest request, CancellationToken stop)
    {
        var buffer = new byte[CloudEvent.BytesAtMost + 1];
        return buffer[..await request.InputStream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, stop)];
    }

    private static async Task Write(HttpListenerContext context, HttpStatusCode status, string text, string type = "application/json")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = $"{type}; charset=utf-8";
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }
}
