using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary><c>anyu law coverage</c>: how much of each document is law here, duty in the ledger, or not yet carried out.</summary>
internal static class CoverageCommand
{
    private static readonly ImmutableArray<(CoverageState State, Bilingual Title)> Columns =
    [
        (CoverageState.Law, new("规定", "law")),
        (CoverageState.Duty, new("责任", "duty")),
        (CoverageState.Target, new("指标", "target")),
        (CoverageState.Service, new("事项", "service")),
        (CoverageState.ServiceAhead, new("事项待建", "service*")),
        (CoverageState.Plan, new("随访", "plan")),
        (CoverageState.PlanAhead, new("随访待建", "plan*")),
        (CoverageState.NotForSoftware, new("不涉软件", "not sw")),
        (CoverageState.Unclaimed, new("未认领", "open")),
    ];

    /// <summary>Prints the table.</summary>
    public static ExitCode Run(Invocation run)
    {
        if (run.Load() is not { } book)
        {
            return ExitCode.Refused;
        }

        var slug = run.Arguments.Operands.FirstOrDefault();
        var coverage = LawCoverage.Of(book).Where(c => slug is null || c.Document.Slug == slug).ToImmutableArray();
        if (slug is not null && coverage.IsEmpty)
        {
            return run.Refuse(CliProblems.NoArticle(slug, LawShelf.Nearest(book, slug)));
        }

        if (run.Json)
        {
            run.WriteJson(coverage.Select(Json));
        }
        else
        {
            WriteTable(run, coverage);
        }

        return coverage.Any(c => c.Count(CoverageState.Unclaimed) > 0) ? ExitCode.Found : ExitCode.Done;
    }

    private static void WriteTable(Invocation run, ImmutableArray<DocumentCoverage> coverage)
    {
        var first = Math.Max(8, coverage.Max(c => c.Document.Slug.Length));
        run.Output.WriteLine(Row(run.Say("文件", "document"), first, [.. Columns.Select(c => run.Say(c.Title)), run.Say("合计", "all")]));
        foreach (var document in coverage)
        {
            run.Output.WriteLine(Row(document.Document.Slug, first, [.. Columns.Select(c => Number(document.Count(c.State))), Number(document.Commitments.Length)]));
        }

        run.Output.WriteLine(Row(
            run.Say("合计", "all"), first, [.. Columns.Select(c => Number(coverage.Sum(d => d.Count(c.State)))), Number(coverage.Sum(d => d.Commitments.Length))]));
        if (run.Arguments.Options.ContainsKey("--open"))
        {
            WriteOpen(run, coverage);
        }
    }

    private static void WriteOpen(Invocation run, ImmutableArray<DocumentCoverage> coverage)
    {
        run.Output.WriteLine();
        foreach (var item in coverage.SelectMany(c => c.Commitments).Where(c => c.State is CoverageState.ServiceAhead or CoverageState.PlanAhead or CoverageState.Unclaimed))
        {
            var column = Columns.First(c => c.State == item.State).Title;
            run.Output.WriteLine($"{item.Commitment.Id}  {run.Say(column)}  {item.Commitment.Source}#{item.Commitment.Article}  {run.Say(item.Commitment.Title)}");
        }
    }

    private static object Json(DocumentCoverage coverage) => new
    {
        coverage.Document.Slug,
        coverage.Document.Title,
        Commitments = coverage.Commitments.Length,
        States = Columns.ToDictionary(c => c.State.ToString(), c => coverage.Count(c.State), StringComparer.Ordinal),
        Items = coverage.Commitments.Select(c => new
        {
            c.Commitment.Id,
            c.Commitment.Article,
            Title = ProblemText.Pair(c.Commitment.Title),
            c.Commitment.System,
            State = c.State.ToString(),
            Blocks = c.Blocks.Select(b => b.Id),
        }),
    };

    private static string Row(string head, int width, ImmutableArray<string> cells) =>
        Pad(head, width, left: true) + string.Concat(cells.Select(c => Pad(c, 10, left: false)));

    /// <summary>Pads by columns of a terminal: a Chinese character takes two.</summary>
    private static string Pad(string text, int width, bool left)
    {
        var blanks = new string(' ', Math.Max(0, width - text.Sum(c => c > 0x2E7F ? 2 : 1)));
        return left ? text + blanks : blanks + text;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
