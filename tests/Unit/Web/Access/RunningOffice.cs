using System.Net;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Web.Hosting;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Anyu.Unit.Web.Access;

/// <summary>The real application with a database of its own: two counties with an office of every kind, and an actor for every role in both.</summary>
public sealed class RunningOffice : IAsyncLifetime
{
    public const string Home = "371581";
    public const string Foreign = "371526";

    private readonly string folder = Directory.CreateTempSubdirectory("anyu-office-").FullName;
    private WebApplication? app;

    internal WebApplication App => app ?? throw new InvalidOperationException("Not started.");

    internal OpenInstallation Open { get; private set; } = null!;

    public Uri Address { get; private set; } = null!;

    public string Folder => folder;

    public async ValueTask InitializeAsync()
    {
        using var console = new StringWriter();
        var library = LibraryLoader.Load(console) ?? throw new InvalidOperationException(console.ToString());
        app = Anyu.Web.Program.Build(["--urls", "http://127.0.0.1:0", "--database", Path.Combine(folder, "anyu.db")], library);
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
        Open = await app.Services.GetRequiredService<Installation>().Opened ?? throw new InvalidOperationException("The installation did not open.");
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    internal Reader Stranger() => new(Address, null);

    /// <summary>A browser signed in as the holder of a new post with one role.</summary>
    internal async Task<Reader> Staff(string role, string place, string mark = "")
    {
        var kind = Open.Roles.Find(role)!.AgencyKinds[0];
        var (agency, post) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var founder = Actor.OfProgram("test", PlaceRange.Nation, AccessPermissions.Administer);
        var secret = await Open.Database.Write(async unit =>
        {
            Nothing(await new OpenAgency(agency, new($"部门{mark}", $"Agency{mark}"), kind, PlaceCode.Parse(place)).Run(unit, founder, Open.Roles));
            Nothing(await new OpenPost(post, agency, new($"岗位{mark}", $"Post{mark}"), PlaceCode.Parse(place), [role]).Run(unit, founder, Open.Roles));
            var account = await new OpenAccount("test", post.ToString("N"), AccountKind.Staff, $"某某{mark}").Run(unit);
            Nothing(await new FillPost(post, account.Id).Run(unit, founder));
            return await Sessions.Open(unit, account, SecondFactor.Provider);
        });
        return await Signed(secret);
    }

    /// <summary>A browser signed in as a citizen.</summary>
    internal async Task<Reader> Citizen(string name) => await Signed(await Open.Database.Write(async unit =>
        await Sessions.Open(unit, await new OpenAccount("test", name, AccountKind.Citizen, "").Run(unit), SecondFactor.None)));

    internal async Task<Reader> Signed(string secret) =>
        new(Address, secret) { Who = await Open.Database.Read(unit => Sessions.Find(unit, secret, Open.Roles)) };

    private static void Nothing(Problem? problem) => Assert.Null(problem);
}

/// <summary>One browser: cookies of its own, redirects not followed.</summary>
internal sealed class Reader : IDisposable
{
    private readonly HttpClient client;

    public Reader(Uri address, string? secret)
    {
        var cookies = new CookieContainer();
        if (secret is not null)
        {
            cookies.Add(address, new Cookie(SessionCookie.Name, secret));
        }

        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Who it is, where it was signed in directly.</summary>
    public SignedIn? Who { get; init; }

    public Task<Answer> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Posts fields with the mark of a form that this reader was given.</summary>
    public async Task<Answer> Post(string address, params (string Name, string Value)[] fields) =>
        await PostWith(address, await Mark(), fields);

    public async Task<Answer> PostWith(string address, string? mark, params (string Name, string Value)[] fields)
    {
        var all = mark is null ? fields : [.. fields, (FormFields.Token, mark)];
        using var form = new FormUrlEncodedContent(all.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Send(new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = form });
    }

    /// <summary>Posts a file with fields and the mark of a form.</summary>
    public async Task<Answer> PostFile(string address, string field, string name, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (key, value) in fields.Append((FormFields.Token, await Mark())))
        {
            form.Add(new StringContent(value), key);
        }

        form.Add(new ByteArrayContent(bytes), field, name);
        return await Send(new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = form });
    }

    /// <summary>The mark of a form, from the page that every session has.</summary>
    public async Task<string> Mark()
    {
        var page = (await Get("/signout")).Text;
        var from = page.IndexOf("value=\"", page.IndexOf(FormFields.Token, StringComparison.Ordinal), StringComparison.Ordinal) + 7;
        return page[from..page.IndexOf('"', from)];
    }

    public void Dispose() => client.Dispose();

    private async Task<Answer> Send(HttpRequestMessage request)
    {
        using (request)
        {
            var from = TimeProvider.System.GetTimestamp();
            using var answer = await client.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return new Answer((int)answer.StatusCode, text, answer.Headers.Location?.ToString() ?? "", TimeProvider.System.GetElapsedTime(from));
        }
    }
}

/// <summary>What came back.</summary>
internal sealed record Answer(int Status, string Text, string Location, TimeSpan Took);
