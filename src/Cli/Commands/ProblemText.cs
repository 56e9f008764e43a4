using Anyu.Kernel;

namespace Anyu.Cli;

/// <summary>Problems as a terminal shows them: place and number, what, why, mend.</summary>
internal static class ProblemText
{
    /// <summary>Writes them in their order.</summary>
    public static void Write(TextWriter to, IEnumerable<Problem> problems, Language language)
    {
        var zh = language == Language.Zh;
        foreach (var problem in problems)
        {
            var weight = problem.Severity == ProblemSeverity.Error ? (zh ? "错误" : "error") : (zh ? "提醒" : "warning");
            var place = problem.At is null ? "" : $"{problem.At}: ";
            to.WriteLine($"{place}{weight} {problem.Code} {problem.What.In(language)}");
            to.WriteLine($"    {(zh ? "原因：" : "why: ")}{problem.Why.In(language)}");
            to.WriteLine($"    {(zh ? "怎样改：" : "mend: ")}{problem.Mend.In(language)}");
        }
    }

    /// <summary>The form of problems in JSON.</summary>
    public static IEnumerable<object> Json(IEnumerable<Problem> problems) => problems.Select(p => new
    {
        p.Code,
        Severity = p.Severity == ProblemSeverity.Error ? "error" : "warning",
        p.At?.File,
        p.At?.Line,
        p.At?.Column,
        What = Pair(p.What),
        Why = Pair(p.Why),
        Mend = Pair(p.Mend),
    });

    /// <summary>The form of a bilingual text in JSON.</summary>
    public static object Pair(Bilingual text) => new { text.Zh, text.En };
}
