using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Anyu.Access;
using Anyu.Casework;
using Anyu.Indicators;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Register;
using Anyu.Synthetic;

namespace Anyu.Cli;

/// <summary><c>anyu law check</c>: everything that is wrong with the content, or that nothing is.</summary>
internal static class CheckCommand
{
    /// <summary>Checks the content folder given, or the one found.</summary>
    public static ExitCode Run(Invocation run)
    {
        var root = run.Arguments.Operands is [var path] ? run.Locate(path) : run.ContentRoot();
        var started = Stopwatch.GetTimestamp();
        var report = LawCheck.Report(root);
        report = report with { Problems = [.. report.Problems, .. Others(root, report.Book).AsParallel().AsOrdered().SelectMany(check => check())] };
        var elapsed = Stopwatch.GetElapsedTime(started);
        var errors = report.Problems.Count(p => p.Severity == ProblemSeverity.Error);
        var warnings = report.Problems.Length - errors;
        if (run.Json)
        {
            run.WriteJson(new { errors, warnings, report.Counts, Problems = ProblemText.Json(report.Problems) });
        }
        else
        {
            ProblemText.Write(run.Output, report.Problems, run.Language);
            WriteSummary(run, report, errors, warnings, elapsed);
        }

        return errors > 0 ? ExitCode.Found : ExitCode.Done;
    }

    /// <summary>What the other modules find in their own folders; indicators and services rest on the law, and wait until it can be read.</summary>
    private static IEnumerable<Func<ImmutableArray<Problem>>> Others(string root, Lawbook? book) =>
    [
        () => book is null ? [] : IndicatorCatalogue.Check(book),
        () => book is not null && IndicatorCatalogue.Load(book).Value is { } catalogue ? [.. DemonstrationNetwork.Load(root, catalogue.Monitoring).Problems, .. DemonstrationAreas.Load(root, catalogue.Areas).Problems] : [],
        () => book is null ? [] : ServiceShelf.Check(book),
        () => RoleBook.Load(root).Problems,
        () => RegisterContent.Load(root).Problems,
        () => Demonstration.Check(root),
        () => book is null ? [] : FillRoster.Check(root, book.Places, book.Commitments.Select(commitment => commitment.Id).ToHashSet(StringComparer.Ordinal)),
        () => CountyContent.Load(root).Problems,
    ];

    private static void WriteSummary(Invocation run, CheckReport report, int errors, int warnings, TimeSpan elapsed)
    {
        var c = report.Counts;
        run.Output.WriteLine(run.Say(
            string.Create(CultureInfo.InvariantCulture, $"{c.Documents} 份文件 {c.Articles} 条，{c.Provisions} 条规定，{c.Definitions} 个定义，{c.Interpretations} 个口径，{c.Duties} 项责任，{c.Benefits} 项待遇，{c.Cases} 个用例。"),
            string.Create(CultureInfo.InvariantCulture, $"{c.Documents} documents with {c.Articles} articles, {c.Provisions} provisions, {c.Definitions} definitions, {c.Interpretations} interpretations, {c.Duties} duties, {c.Benefits} benefits, {c.Cases} worked cases.")));
        run.Output.WriteLine(run.Say(
            string.Create(CultureInfo.InvariantCulture, $"{errors} 个错误，{warnings} 个提醒，用时 {elapsed.TotalSeconds:0.0} 秒。"),
            string.Create(CultureInfo.InvariantCulture, $"{errors} errors, {warnings} warnings, {elapsed.TotalSeconds:0.0} s.")));
    }
}
