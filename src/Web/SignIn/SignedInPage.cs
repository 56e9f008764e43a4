using Anyu.Access;
using Anyu.Store;
using Anyu.Web.Portal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>
/// A page behind the gate. It knows who reads it, opens forms that carry their mark, and answers a problem of a use case at the top of the page
/// or, where there is nothing to show, with the status that the problem has for everybody.
/// </summary>
internal abstract class SignedInPage : PortalPage
{
    /// <summary>Who is signed in.</summary>
    public SignedIn Who => Gate.Of(HttpContext);

    /// <summary>Who acts. Only on pages that need a face.</summary>
    public Actor Actor => Who.Actor ?? throw new InvalidOperationException("The page asks for a session alone; nobody acts yet.");

    /// <summary>The database and what belongs to it.</summary>
    public OpenInstallation Installation => HttpContext.RequestServices.GetRequiredService<Installation>().Open ?? throw new InvalidOperationException("The gate let nobody in.");

    /// <summary>The lawbook and its places.</summary>
    public Library Library => HttpContext.RequestServices.GetRequiredService<Library>();

    /// <summary>Opens a form that posts to an address of this site, with the mark that it is ours. Close it with <c>&lt;/form&gt;</c>.</summary>
    public Html OpenForm(string address, string kind = "") =>
        Body.Add($"""<form method="post" action="{address}"{Html.Attribute("class", kind.Length > 0 ? kind : null)}><input type="hidden" name="{FormFields.Token}" value="{Token}">""");

    /// <summary>The mark of forms on this page, for those that are not opened by <see cref="OpenForm"/>.</summary>
    public string Token => HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(HttpContext).RequestToken ?? "";

    /// <summary>Reads.</summary>
    protected Task<T> Read<T>(Func<UnitOfWork, Task<T>> work) => Installation.Database.Read(work, HttpContext.RequestAborted);

    /// <summary>Writes; once begun it is not stopped by a closed browser.</summary>
    protected Task<T> Write<T>(Func<UnitOfWork, Task<T>> work) => Installation.Database.Write(work, CancellationToken.None);

    /// <summary>Writes.</summary>
    protected Task Write(Func<UnitOfWork, Task> work) => Installation.Database.Write(work, CancellationToken.None);

    /// <summary>Leads to a page that is read: 303.</summary>
    protected StatusCodeResult SeeOther(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <summary>Nothing here: unknown and out of scope are one answer.</summary>
    protected EmptyResult NotHere() => Stop(StatusCodes.Status404NotFound, AccessProblems.NotHere());

    /// <summary>The status that a problem of a use case has: 404 for what is not here, 403 for what is not permitted, 422 for what can be mended.</summary>
    protected static int StatusOf(Problem problem) =>
        problem == AccessProblems.NotHere() ? StatusCodes.Status404NotFound
        : AccessProblems.IsRefusal(problem) ? StatusCodes.Status403Forbidden
        : AccessProblems.IsConflict(problem) ? StatusCodes.Status409Conflict
        : StatusCodes.Status422UnprocessableEntity;

    /// <summary>The name of a place, as twelve digits or fewer.</summary>
    protected Bilingual PlaceName(string code) => PlaceWords.Of(Library.Book, code);

    /// <summary>A time as people in China read it.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What was posted under a name, without blanks at the ends.</summary>
    protected string Posted(string name) => Request.HasFormContentType ? Request.Form[name].ToString().Trim() : "";

    /// <summary>What was ticked under a name.</summary>
    protected ImmutableArray<string> Ticked(string name) => Request.HasFormContentType ? [.. Request.Form[name].OfType<string>()] : [];
}
