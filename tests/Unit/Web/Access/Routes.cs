using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Anyu.Unit.Web.Access;

/// <summary>A route of the application and what it asks of who calls it.</summary>
internal sealed record RouteFound(string Pattern, RouteEndpoint Endpoint, GateAttribute? Gate);

/// <summary>Every route, read from the endpoint table: a page that is added falls under the tests by itself.</summary>
internal static class Routes
{
    public static async Task<IReadOnlyList<RouteFound>> Of(WebApplication app)
    {
        var loader = app.Services.GetRequiredService<PageLoader>();
        var found = new List<RouteFound>();
        foreach (var endpoint in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var gate = endpoint.Metadata.GetMetadata<GateAttribute>();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                gate ??= compiled.ModelTypeInfo?.GetCustomAttributes(inherit: true).OfType<GateAttribute>().FirstOrDefault();
            }

            found.Add(new RouteFound("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), endpoint, gate));
        }

        return found;
    }
}
