using System.Text.RegularExpressions;

namespace Anyu.Web.Design;

/// <summary>Writes numbered problems: the summary that takes the focus at the top of a form, and the panel of a problem page.</summary>
internal static partial class ProblemWriter
{
    /// <summary>The problem as the person at a form should read it: facts by their names, and not by their paths and lines in a file.</summary>
    public static Problem InWords(Problem problem, FamilyStatement statement) => problem with
    {
        At = null,
        What = InWords(problem.What, statement),
        Why = InWords(problem.Why, statement),
        Mend = InWords(problem.Mend, statement),
    };

    /// <summary>
    /// Gives each problem to the field it is about, which is the first that has none yet and asks for a fact the problem names, or for a fact
    /// of a person or event it names. Returns the fields, and the problems that are about none.
    /// </summary>
    public static (ImmutableArray<Field> Fields, ImmutableArray<Problem> Others) AtFields(ImmutableArray<Field> fields, ImmutableArray<Problem> problems)
    {
        var placed = fields.ToBuilder();
        var others = ImmutableArray.CreateBuilder<Problem>();
        foreach (var problem in problems)
        {
            var named = Path().Matches(problem.What.Zh).Select(m => m.Value).ToArray();
            var at = named.Select(path => placed.ToList().FindIndex(f => f.Error is null && IsAbout(f, path))).FirstOrDefault(i => i >= 0, -1);
            if (at < 0)
            {
                others.Add(problem);
                continue;
            }

            placed[at] = placed[at] with { Error = problem };
        }

        return (placed.ToImmutable(), others.ToImmutable());
    }

    private static bool IsAbout(Field field, string path) =>
        field.About is { } about && (string.Equals(about, path, StringComparison.Ordinal) || about.StartsWith(path + ".", StringComparison.Ordinal));

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
