using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Runs all worked cases and reports those that come out otherwise, and provisions that no case exercises.</summary>
internal static class CaseCheck
{
    public static ImmutableArray<Problem> Run(Lawbook book)
    {
        var results = book.Cases.AsParallel().AsOrdered().Select(c => CaseRunner.Run(book, c)).ToArray();
        var exercised = results.SelectMany(r => r.Provisions).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. results.Where(r => !r.Passed).Select(Fails),
            .. book.Provisions.Values
                .Where(p => p.Benefit is not null && p.Operation is not (Operation.See or Operation.Qualify) && !exercised.Contains(p.Id))
                .OrderBy(p => p.At.File, StringComparer.Ordinal).ThenBy(p => p.At.Line)
                .Select(Untested),
        ];
    }

    private static Problem Fails(CaseResult result)
    {
        var differences = string.Join("; ", result.Differences);
        return new Problem(
            "CASE-0001",
            new Bilingual($"用例“{result.Case.Name}”结果不符：{differences}", $"The case “{result.Case.Name}” comes out otherwise: {differences}"),
            new Bilingual("用例写的是应有的结果：不是规定写错，就是用例写错。", "A case says what should come out: either the provision or the case is wrong."),
            new Bilingual("对照原文核实后改正其中之一。", "Compare with the text and mend one of them."),
            result.Case.At);
    }

    private static Problem Untested(Provision provision) => new(
        "CASE-0002",
        new Bilingual($"没有用例用到规定“{provision.Id}”。", $"No case exercises the provision “{provision.Id}”."),
        new Bilingual("没有人试过的规定可能从来不起作用。", "A provision nobody tried may never apply."),
        new Bilingual($"在 benefits/{provision.Benefit}.cases.yaml 里加一个用例。", $"Add a case to benefits/{provision.Benefit}.cases.yaml."),
        provision.At,
        ProblemSeverity.Warning);
}
