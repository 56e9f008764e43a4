namespace Anyu.Web.Portal;

/// <summary>What a person sees when a request was stopped: the numbered problems, and the way home.</summary>
internal sealed class ProblemPage : PortalPage
{
    public void OnGet()
    {
        Title = new("这一步没有办成", "This did not work");
        var problems = ProblemAnswer.Of(HttpContext);
        if (problems.IsEmpty)
        {
            Response.StatusCode = 404;
            problems = [WebProblems.NoSuchPage(Request.Path)];
        }

        Body.Add($"<h1>{Title}</h1>\n").Each(problems, static (html, problem) => ProblemWriter.Panel(html, problem));
        if (ProblemAnswer.Carried(HttpContext) is { } statement)
        {
            Body.Add($"""<form method="post" action="/check/answers" class="actions"><input type="hidden" name="statement" value="{statement}"><button class="main">{("回到我填的内容", "Back to my answers")}</button></form>""");
        }

        Body.Add($"""<p class="actions"><a class="button" href="/">{("回首页", "Home page")}</a><a class="button quiet" href="/law">{("文件库", "The library")}</a></p>""");
    }
}
