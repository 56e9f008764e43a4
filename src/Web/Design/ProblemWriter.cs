using System.Text.RegularExpressions;

namespace Anyu.Web.Design;

/// <summary>Writes numbered problems: the summary that takes the focus at the top of a form, and the panel of a problem page.</summary>
internal static partial class ProblemWriter
{
    /// <summary>The problem as the person at a form should read it: facts by their names, and not by their paths in a file.</summary>
    public static Problem InWords(Problem problem, FamilyStatement statement) => problem with
    {
        What = InWords(problem.What, statement),
        Why = InWords(problem.Why, statement),
        Mend = InWords(problem.Mend, statement),
    };

    private static Bilingual InWords(Bilingual text, FamilyStatement statement) => new(
        Path().Replace(text.Zh, match => statement.Describe(match.Value).Zh),
        Path().Replace(text.En, match => statement.Describe(match.Value).En));

    /// <summary>A path between quotation marks, such as <c>children[1].birthDate</c>.</summary>
    [GeneratedRegex(@"(?<=[“‘])[a-z][A-Za-z]*(\[[0-9]{1,2}\])?(\.[a-z][A-Za-z]*)?(?=[”’])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Path();

    /// <summary>The error summary; each problem links to its field where it has one.</summary>
    public static Html Summary(Html html, IReadOnlyCollection<(Problem Problem, string? FocusId)> problems)
    {
        if (problems.Count == 0)
        {
            return html;
        }

        html.Add($"""<div class="summary" role="alert" tabindex="-1" id="problems" autofocus><h2>{(problems.Count == 1 ? ("有一处要改", "There is something to correct") : ("有几处要改", "There are some things to correct"))}</h2><ul>""");
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
