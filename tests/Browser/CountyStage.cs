using Anyu.Access;
using Anyu.Casework;
using Anyu.Register;
using Anyu.Web.Cases;
using Anyu.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace Anyu.Browser;

/// <summary>The application on a synthetic county of its own, small and whole, which can be stopped and started again.</summary>
public sealed class CountyStage(Stage stage) : IAsyncLifetime
{
    private const string Persons = "4000";

    private readonly string folder = Directory.CreateTempSubdirectory("anyu-county-").FullName;
    private WebApplication? app;

    /// <summary>Its address.</summary>
    public string Address { get; private set; } = "";

    internal OpenInstallation Open { get; private set; } = null!;

    internal RegisterDesk Register => app!.Services.GetRequiredService<Clerking>().Desks.Register;

    private CaseDesk Cases => app!.Services.GetRequiredService<Clerking>().Desks.Cases;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is not null)
        {
            await Start();
        }
    }

    /// <summary>Stops the process's application and starts it again on the same database.</summary>
    internal async Task Restart()
    {
        await app!.DisposeAsync();
        await Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

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

    /// <summary>Another agency's system answers, through the engine as every adapter does.</summary>
    internal async Task Answer(string number, string step, int attempt, string fact, string value)
    {
        var exchange = Actor.OfProgram("exchange", PlaceRange.Nation);
        var done = await Open.Database.Write(async unit =>
        {
            var view = await ReadCase.OfNumber(Cases, unit, exchange, number) ?? throw new InvalidOperationException(number);
            return await new ActOnCase(Guid.CreateVersion7(), view.State.Id, party => new TakeAnswer(
                party, $"{number} {step} {attempt}", CaseEngine.OrderOf(view.State.Id, step, attempt), 1, AnswerKind.Done, CaseFacts.Empty.Values.SetItem(fact, value), "", "")).Run(Cases, unit, exchange);
        });
        Assert.True(done.Succeeded, string.Join('\n', done.Problems));
    }

    private async Task Start()
    {
        app = Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder, "anyu.db"), "--population", Persons], stage.Library);
        await app.StartAsync();
        Open = await app.Services.GetRequiredService<Installation>().Opened ?? throw new InvalidOperationException("The installation did not open.");
        Address = app.Urls.First();
    }
}
