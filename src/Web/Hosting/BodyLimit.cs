using Microsoft.AspNetCore.Http.Features;

namespace Anyu.Web.Hosting;

/// <summary>
/// No body larger than <see cref="Bytes"/>. Kestrel itself allows more, so that a sender who announces too much is answered with a numbered
/// problem instead of a broken connection.
/// </summary>
internal static class BodyLimit
{
    /// <summary>1 MB.</summary>
    public const long Bytes = 1024 * 1024;

    /// <summary>A table of persons, with what a form puts around it.</summary>
    public const long ImportBytes = Register.SendTable.BytesAtMost + Bytes;

    /// <summary>The page that takes tables of persons.</summary>
    private const string Imports = "/workbench/imports";

    /// <summary>How much Kestrel lets pass by while the answer is on its way.</summary>
    public const long DrainedBytes = 16 * Bytes;

    /// <summary>Refuses a body that is announced as too large; one that only turns out so is cut at the same limit.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var most = MostOf(context.Request);
        if (context.Request.ContentLength > most && ProblemAnswer.Of(context).IsEmpty)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status413PayloadTooLarge, WebProblems.BodyTooLarge(most));
            return Task.CompletedTask;
        }

        if ((context.Request.ContentLength is null || most > Bytes) && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = most;
        }

        return next(context);
    });

    /// <summary>A table of persons is larger; the gate has let its sender in before a byte of it is read.</summary>
    private static long MostOf(HttpRequest request) => HttpMethods.IsPost(request.Method) && request.Path == Imports ? ImportBytes : Bytes;
}
