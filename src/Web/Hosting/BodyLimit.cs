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

    /// <summary>How much Kestrel lets pass by while the answer is on its way.</summary>
    public const long DrainedBytes = 16 * Bytes;

    /// <summary>Refuses a body that is announced as too large; one that only turns out so is cut at the same limit.</summary>
    public static void UseBodyLimit(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        if (context.Request.ContentLength > Bytes && ProblemAnswer.Of(context).IsEmpty)
        {
            ProblemAnswer.Stop(context, StatusCodes.Status413PayloadTooLarge, WebProblems.BodyTooLarge(Bytes));
            return Task.CompletedTask;
        }

        if (context.Request.ContentLength is null && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = Bytes;
        }

        return next(context);
    });
}
