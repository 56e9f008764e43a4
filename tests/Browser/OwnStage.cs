using Anyu.Access;
using Anyu.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The application on a database of its own: what is stored there other tests do not see. It can be stopped and started again.</summary>
public class OwnStage(Stage stage) : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("anyu-own-").FullName;
    private WebApplication? app;

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    internal OpenInstallation Open { get; private set; } = null!;

    internal IServiceProvider Services => app!.Services;

    /// <summary>How the application is started besides.</summary>
    protected virtual string[] Options => [];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not null)
        {
            await Start();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the process's application and starts it again on the same database.</summary>
    internal async Task Restart()
    {
        await app!.DisposeAsync();
        await Start();
    }

    /// <summary>A page of somebody who has not signed in.</summary>
    internal Task<IPage> NewPage(Reader reader) => stage.NewPage(reader, address: Address);

    /// <summary>A page of somebody who signs in as one of the demonstration's accounts.</summary>
    internal async Task<IPage> SignedIn(string account, Reader reader, int width = Reader.Desk)
    {
        var page = await stage.NewPage(reader, width, Address);
        await SignIn(page, account);
        return page;
    }

    /// <summary>Signs an account in with this page's browser.</summary>
    internal async Task SignIn(IPage page, string account)
    {
        var secret = await Open.Database.Write(async unit =>
            await Sessions.Open(unit, await Accounts.Find(unit, Demonstration.Provider, account) ?? throw new InvalidOperationException(account), SecondFactor.Provider));
        await page.Context.AddCookiesAsync([new Cookie { Name = "anyu-session", Value = secret, Url = Address }]);
    }

    private async Task Start()
    {
        app = Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder, "anyu.db"), .. Options], stage.Library);
        await app.StartAsync();
        Open = await app.Services.GetRequiredService<Installation>().Opened ?? throw new InvalidOperationException("The installation did not open.");
        Address = app.Urls.First();
    }
}
