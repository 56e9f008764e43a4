using System.Collections.Immutable;
using System.Globalization;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>A simulation as JSON.</summary>
internal static class SimulationJson
{
    public static object Of(SimulationReport report, Lawbook book, Func<ReformResult, ImmutableArray<ReformCell>> byPlace) => new
    {
        On = report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LawHash = book.Hash,
        report.Families,
        Law = new { report.YuanAYear, report.DaysAYear, Benefits = report.Law.Select(Total) },
        Reforms = report.Reforms.Select(r => new
        {
            r.Branch.Reform.Id,
            Label = ProblemText.Pair(r.Branch.Reform.Label),
            r.Branch.Reform.Hash,
            All = Cell(r.All),
            Benefits = r.Benefits.Select(b => new { Benefit = b.Before.Benefit.Id, Before = Total(b.Before), After = Total(b.After) }),
            ByPlace = byPlace(r).Select(Cell),
            ByChildren = r.ByChildren.Select(Cell),
            ByIncome = r.ByIncome.Select(Cell),
            Examples = r.Examples.Select(e => new
            {
                e.Row,
                e.Gains,
                e.Place,
                Differences = e.Differences.Select(d => new
                {
                    Benefit = (d.After ?? d.Before)!.Benefit.Id,
                    Subject = (d.After ?? d.Before)!.Subject,
                    Before = Answer(d.Before),
                    After = Answer(d.After),
                    Sentences = d.Changes.Select(c => new { c.Change.Target, c.Before, c.After, Note = ProblemText.Pair(c.Change.Note), Ground = ProblemText.Pair(c.Change.Ground) }),
                }),
            }),
        }),
    };

    private static object Total(BenefitTotal total) => new { Benefit = total.Benefit.Id, total.Benefit.Per, Unit = total.Benefit.Unit.ToString().ToLowerInvariant(), total.Granted, total.Sum, total.YuanAYear, total.DaysAYear };

    private static object Cell(ReformCell cell) => new { cell.Group, cell.Families, cell.Gain, cell.Lose, cell.Both, cell.Open, cell.YuanAYear, cell.DaysAYear };

    private static object? Answer(Determination? answer) => answer is null ? null : new { Outcome = CaseRunner.Word(answer.Outcome), Amount = answer.Amount?.Value };
}
