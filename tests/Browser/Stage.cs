using System.Collections.Concurrent;
using Anyu.Access;
using Anyu.Browser;
using Anyu.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Stage))]

namespace Anyu.Browser;

/// <summary>The portal with the real content on a free port, and one browser: started once for the whole run.</summary>
public sealed class Stage : IAsyncLifetime
{
    private const float PatienceMs = 20_000;

    private readonly ConcurrentDictionary<(Type Tests, Reader Reader), Task<IPage>> kept = new();
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-browser-").FullName;
    private WebApplication? app;
    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>The portal's address, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    internal Library Library { get; private set; } = null!;

    internal OpenInstallation Open { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not { } program)
        {
            return;
        }

        using var console = new StringWriter();
        Library = LibraryLoader.Load(console) ?? throw new InvalidOperationException(console.ToString());
        app = Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder, "anyu.db")], Library);
        await app.StartAsync();
        Open = await app.Services.GetRequiredService<Installation>().Opened ?? throw new InvalidOperationException("The installation did not open.");
        Address = app.Urls.First();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(Chromium.Launch(program));
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Signs one of the demonstration's accounts in with this page's browser, without the way through the provider.</summary>
    internal async Task SignIn(IPage page, string account)
    {
        var secret = await Open.Database.Write(async unit =>
            await Sessions.Open(unit, await Accounts.Find(unit, Demonstration.Provider, account) ?? throw new InvalidOperationException(account), SecondFactor.Provider));
        await page.Context.AddCookiesAsync([new Cookie { Name = "anyu-session", Value = secret, Url = Address }]);
    }

    /// <summary>A page in a browser profile of its own, which has nothing but the reader's preference. Skips the test where there is no browser.</summary>
    public async Task<IPage> NewPage(Reader reader, int width = Reader.Desk, string? address = null)
    {
        Assert.SkipWhen(Chromium.Program is null, Chromium.Missing);
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address ?? Address,
            JavaScriptEnabled = reader.Scripts,
            Locale = "zh-CN",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        context.SetDefaultTimeout(PatienceMs);
        await context.AddCookiesAsync([new Cookie { Name = "anyu-view", Value = reader.Cookie, Url = address ?? Address }]);
        return await context.NewPageAsync();
    }

    /// <summary>The one page that this reader goes on using in these tests, which run one after the other; our script does not come to it.</summary>
    public Task<IPage> KeptPage(Type tests, Reader reader)
    {
        Assert.SkipWhen(Chromium.Program is null, Chromium.Missing);
        return kept.GetOrAdd((tests, reader), async key =>
        {
            var page = await NewPage(key.Reader);
            await page.RouteAsync("**/assets/anyu.js*", static route => route.AbortAsync());
            return page;
        });
    }
}
