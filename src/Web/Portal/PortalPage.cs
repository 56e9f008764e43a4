using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Anyu.Web.Portal;

/// <summary>What every page of the portal has: a view, a title, a body, and, when it was posted, the fields that a change of language must carry on.</summary>
internal abstract class PortalPage : PageModel
{
    private Html? body;

    /// <summary>How the reader reads.</summary>
    public View View { get; private set; } = View.Usual;

    /// <summary>The title of the browser window, without the product's name.</summary>
    public Bilingual Title { get; protected set; }

    /// <summary>The main part of the page.</summary>
    public Html Body => body ??= new Html(View);

    /// <summary>Which entry of the navigation the page belongs to.</summary>
    public string Section { get; protected set; } = "";

    /// <summary>For a posted page: the fields to post again when language or size changes. Empty for a page that has an address.</summary>
    public ImmutableArray<(string Name, string Value)> Kept { get; protected set; } = [];

    /// <summary>What is kept of what a reader enters on this page.</summary>
    public virtual Bilingual Keeping => new("您填的内容只在您的浏览器里，服务器不保存。", "What you enter stays in your browser. The server keeps none of it.");

    /// <summary>Reads the form without blocking and then the preferences, before any handler runs.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (Request.HasFormContentType)
        {
            try
            {
                await Request.ReadFormAsync(HttpContext.RequestAborted);
            }
            catch (InvalidDataException unreadable)
            {
                context.Result = Stop(StatusCodes.Status400BadRequest, WebProblems.BodyNotReadable(unreadable.Message));
                return;
            }
        }

        View = Preferences.Read(HttpContext);
        await next();
    }

    /// <summary>Names the page, says where in the navigation it belongs, and writes its main heading with a line under it.</summary>
    protected void Begin(string section, Bilingual title, Bilingual? lead = null)
    {
        (Section, Title) = (section, title);
        Body.Add($"<h1>{title}</h1>\n");
        if (lead is not null)
        {
            Body.Add($"""<p class="lead">{lead}</p>""");
        }
    }

    /// <summary>Answers with a numbered problem.</summary>
    protected EmptyResult Stop(int status, params ImmutableArray<Problem> problems)
    {
        ProblemAnswer.Stop(HttpContext, status, problems);
        return new EmptyResult();
    }
}
