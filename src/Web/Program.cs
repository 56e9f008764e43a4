using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Anyu.Web.Api;
using Anyu.Web.Forecasts;
using Anyu.Web.Indicators;
using Anyu.Web.Portal.Result;
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

        await using var app = Build(args, library);
        await app.StartAsync();
        foreach (var address in app.Urls)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"安育 Anyu  {address}/  ({clock.ElapsedMilliseconds} ms)"));
        }

        IndicatorApi.Prepare(app);
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

        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddIndicators();
        builder.Services.AddForecasts();
        builder.Services.ConfigureHttpJsonOptions(static o => ApiJson.Apply(o.SerializerOptions));
        builder.Services.AddOpenApi("v1", static o =>
        {
            o.OpenApiVersion = Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1;
            o.AddDocumentTransformer(static (document, _, _) =>
            {
                document.Info.Title = "Anyu 安育";
                document.Info.Description = "What a family gets, and why. Facts sent here are computed from and forgotten. Problems are application/problem+json with catalogue numbers.";
                return Task.CompletedTask;
            });
        });
        builder.Services.AddRazorPages(static pages => pages.RootDirectory = "/Portal");
        builder.Services.Configure<WebEncoderOptions>(static o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(static o =>
            o.Conventions.ConfigureFilter(new Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryTokenAttribute()));
        WithoutKeyRing(builder.Services);
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseProblemAnswers();
        app.UseBodyLimit();
        app.UseRouting();
        app.MapAssets();
        app.MapDownloads();
        var api = app.MapGroup("/api");
        api.MapEntitlements();
        api.MapLaw();
        app.MapIndicators(api);
        app.MapForecasts(api);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapRazorPages();
        return app;
    }

    /// <summary>Nothing here is encrypted or signed, so no keys are made and none are written to the disk.</summary>
    private static void WithoutKeyRing(IServiceCollection services)
    {
        var keyRing = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Namespace?.StartsWith("Microsoft.AspNetCore.DataProtection", StringComparison.Ordinal) == true).ToArray();
        foreach (var service in keyRing)
        {
            services.Remove(service);
        }
    }
}
