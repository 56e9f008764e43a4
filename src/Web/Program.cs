using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Anyu.Web.Api;
using Anyu.Web.Exchange;
using Anyu.Web.Forecasts;
using Anyu.Web.Indicators;
using Anyu.Web.Portal.Result;
using Anyu.Web.SignIn;
using Anyu.Web.Simulations;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;

namespace Anyu.Web;

/// <summary>One process: reads the lawbook, then serves portal and API.</summary>
internal sealed class Program
{
    private const string DefaultAddress = "http://127.0.0.1:5080";

    private static async Task<int> Main(string[] args)
    {
        var clock = Stopwatch.StartNew();
        var library = LibraryLoader.Load(Console.Error);
        if (library is null)
        {
            return 1;
        }

        string[] usual = args.Any(arg => arg.StartsWith($"--{Installation.DatabaseSetting}", StringComparison.Ordinal)) ? [] : [$"--{Installation.DatabaseSetting}", Path.Combine("data", "anyu.db"), $"--{CountyOpener.Setting}", CountyOpener.Usual];
        await using var app = Build([.. usual, .. args], library);
        await app.StartAsync();
        foreach (var address in app.Urls)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"安育 Anyu  {address}/  ({clock.ElapsedMilliseconds} ms)"));
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>The whole application around a lawbook; tests build the same one.</summary>
    internal static WebApplication Build(string[] args, Library library)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ApplicationName = typeof(Program).Assembly.GetName().Name });
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyLimit.DrainedBytes;
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.Host.UseDefaultServiceProvider(static o => o.ValidateScopes = true);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddIndicators();
        AddSignIn(builder.Services);
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(static o => o.MultipartBodyLengthLimit = BodyLimit.ImportBytes);
        builder.Services.AddForecasts();
        builder.Services.AddExchange();
        builder.Services.AddSimulations();
        builder.Services.ConfigureHttpJsonOptions(static o => ApiJson.Apply(o.SerializerOptions));
        AddDescription(builder.Services);
        builder.Services.AddRazorPages(static pages => pages.RootDirectory = "/");
        builder.Services.Configure<WebEncoderOptions>(static o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(static o =>
            o.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute()));
        WithInstallationKeys(builder.Services);
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblemAnswers();
        app.UseBodyLimit();
        app.UseDevelopmentIdentity();
        app.UseRouting();
        app.UseProviders();
        app.UseGate();
        app.MapAssets();
        app.MapDownloads();
        app.MapEntrances();
        var api = app.MapGroup("/api");
        api.MapEntitlements();
        api.MapLaw();
        app.MapIndicators(api);
        app.MapForecasts(api);
        app.MapSimulations();
        api.MapExchange();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapRazorPages();
        return app;
    }

    private static void AddDescription(IServiceCollection services)
    {
        services.AddOpenApi("v1", static o =>
        {
            o.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
            o.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Info.Title = "Anyu 安育";
                document.Info.Description = "What a family gets, and why. Facts sent here are computed from and forgotten. Problems are application/problem+json with catalogue numbers.";
                return Task.CompletedTask;
            });
        });
    }

    private static void AddSignIn(IServiceCollection services)
    {
        services.AddSingleton<Installation>();
        // A database that cannot be opened, or a queue that stops, leaves the portal as it is.
        services.Configure<HostOptions>(static o => o.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddSingleton<CountyOpener>();
        services.AddHostedService<Cases.Nights>();
        services.AddHostedService<InstallationOpener>();
        services.AddHostedService<QueueWorkers>();
        services.AddSingleton<Cases.Clerking>();
        services.AddHostedService<Cases.CaseRounds>();
        services.AddHostedService<NightRounds>();
        services.AddProviders();
        services.AddAntiforgery(static o =>
        {
            o.FormFieldName = FormFields.Token;
            o.Cookie.Name = "anyu-form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    /// <summary>Marks are protected with the keys of the installation, so the framework makes no keys of its own and writes none to the disk.</summary>
    private static void WithInstallationKeys(IServiceCollection services)
    {
        services.Replace(ServiceDescriptor.Singleton<IDataProtectionProvider>(static s => new SealedTokens(s.GetRequiredService<Installation>(), "web")));
        var keyRing = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) == true).ToArray();
        foreach (var service in keyRing)
        {
            services.Remove(service);
        }
    }
}
