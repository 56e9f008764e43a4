using System.Text;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Result;

/// <summary>The two files a person may take away: the answers given, and the receipt of the answers got.</summary>
internal static class Downloads
{
    /// <summary>Maps both; they take the same hidden fields as every page.</summary>
    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapPost("/check/save", static (HttpContext context, Library library, TimeProvider clock) =>
            Send(context, library, clock, "anyu-family.yaml", "application/yaml", static (_, state) => Encoding.UTF8.GetBytes(state.Statement.ToYaml()))).ExcludeFromDescription();
        app.MapPost("/check/receipt", static (HttpContext context, Library library, TimeProvider clock) =>
            Send(context, library, clock, "anyu-receipt.json", "application/json", static (book, state) => Receipt.Write(book, state.Statement, state.Request))).ExcludeFromDescription();
    }

    private static async Task Send(HttpContext context, Library library, TimeProvider clock, string name, string type, Func<Lawbook, FamilyState, byte[]> write)
    {
        var read = context.Request.HasFormContentType
            ? FamilyState.Read(await context.Request.ReadFormAsync(context.RequestAborted), library.Book, ChinaDay.Today(clock))
            : Kernel.Result<FamilyState>.Failure(WebProblems.NoFile());
        if (!read.Succeeded)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status400BadRequest, read.Problems);
            return;
        }

        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        await context.Response.Body.WriteAsync(write(library.Book, read.Value), context.RequestAborted);
    }
}
