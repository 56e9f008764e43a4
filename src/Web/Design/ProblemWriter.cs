namespace Anyu.Web.Design;

/// <summary>Writes numbered problems: the summary that takes the focus at the top of a form, and the panel of a problem page.</summary>
internal static class ProblemWriter
{
    /// <summary>The error summary; each problem links to its field where it has one.</summary>
    public static Html Summary(Html html, IReadOnlyCollection<(Problem Problem, string? FocusId)> problems)
    {
        if (problems.Count == 0)
        {
            return html;
        }

        html.Add($"""<div class="summary" role="alert" tabindex="-1" id="problems" autofocus><h2>{("有一处要改", "There is something to correct")}</h2><ul>""");
        foreach (var (problem, focusId) in problems)
        {
            html.Add($"<li>");
            _ = focusId is null ? html.Add($"{problem.What}") : html.Add($"""<a href="#{focusId}">{problem.What}</a>""");
            html.Add($"<br>{problem.Why} {problem.Mend} ");
            Number(html, problem);
            html.Add($"</li>");
        }

        return html.Add($"</ul></div>\n");
    }

    /// <summary>One problem as a panel: what, why, how to mend.</summary>
    public static Html Panel(Html html, Problem problem)
    {
        html.Add($"""<div class="panel problem"><p class="what">{problem.What}</p><p>{problem.Why}</p><p>{problem.Mend}</p><p>""");
        Number(html, problem);
        return html.Add($"</p></div>\n");
    }

    private static void Number(Html html, Problem problem)
    {
        html.Add($"""<span class="code">{problem.Code}</span>""");
        if (problem.At is { } at)
        {
            html.Add($""" <span class="code">{at.ToString()}</span>""");
        }
    }
}
