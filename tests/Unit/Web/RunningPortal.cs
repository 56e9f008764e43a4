using System.Net;
using Anyu.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Anyu.Unit.Web;

/// <summary>The real application on a free port, with the real content.</summary>
public sealed class RunningPortal : IAsyncLifetime
{
    private WebApplication? app;

    public HttpClient Client { get; private set; } = new();

    internal Library Library { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var console = new StringWriter();
        Library = LibraryLoader.Load(console) ?? throw new InvalidOperationException(console.ToString());
        app = Anyu.Web.Program.Build(["--urls", "http://127.0.0.1:0"], Library);
        await app.StartAsync();
        Client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }
    }

    public async Task<(HttpStatusCode Status, string Text)> Get(string address)
    {
        using var answer = await Client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, string Text)> Post(string address, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        using var answer = await Client.PostAsync(new Uri(address, UriKind.Relative), form);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<(HttpStatusCode Status, string Text)> Send(string address, string body, string type)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, type);
        using var answer = await Client.PostAsync(new Uri(address, UriKind.Relative), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
