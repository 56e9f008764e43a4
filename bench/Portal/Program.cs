using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;

// How long a family waits for its answers: POST /api/entitlements with the sample families in turn, at a fixed rate whatever the answers take
// (an open loop: a slow answer does not spare the server the next request). Start `./run` in another terminal first.
//   dotnet run --project bench/Portal -c Release [-- http://127.0.0.1:5080 [requests per second [seconds]]]
const double P95TargetMilliseconds = 10;
const int WarmUpSeconds = 8;

var url = args.Length > 0 ? args[0].TrimEnd('/') : "http://127.0.0.1:5080";
var rate = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 200;
var seconds = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 20;
var families = Directory.GetFiles("samples", "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToArray();
using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = 64 };
using var client = new HttpClient(handler) { BaseAddress = new Uri(url) };

await Console.Out.WriteLineAsync($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors shared by the portal and this program, .NET {Environment.Version}");
try
{
    await Run(WarmUpSeconds);
    var milliseconds = await Run(seconds);
    Array.Sort(milliseconds);
    var p95 = At(milliseconds, 0.95);
    await Console.Out.WriteLineAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{rate} requests/s for {seconds} s, {families.Length} families: p50 {At(milliseconds, 0.5):F1} ms  p95 {p95:F1} ms  p99 {At(milliseconds, 0.99):F1} ms  most {milliseconds[^1]:F1} ms"));
    return p95 <= P95TargetMilliseconds ? 0 : 1;
}
catch (HttpRequestException failure)
{
    await Console.Error.WriteLineAsync($"{url}: {failure.Message}. Start ./run first.");
    return 2;
}

async Task<double[]> Run(int duration)
{
    var start = Stopwatch.GetTimestamp();
    var running = new List<Task<double>>();
    for (var i = 0; i < rate * duration; i++)
    {
        var wait = TimeSpan.FromSeconds((double)i / rate) - Stopwatch.GetElapsedTime(start);
        if (wait > TimeSpan.FromMilliseconds(1))
        {
            await Task.Delay(wait);
        }

        running.Add(Ask(families[i % families.Length]));
    }

    return await Task.WhenAll(running);
}

async Task<double> Ask(byte[] family)
{
    var start = Stopwatch.GetTimestamp();
    using var body = new ByteArrayContent(family);
    body.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
    using var answer = await client.PostAsync(new Uri("/api/entitlements?on=2025-12-01", UriKind.Relative), body);
    answer.EnsureSuccessStatusCode();
    await answer.Content.CopyToAsync(Stream.Null);
    return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
}

static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];
