using System.Collections.Immutable;
using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A simulation as JSON: what programs read of it, the same from the command line and the pages.</summary>
public static class SimulationJson
{
    /// <summary>An object whose properties are to be written in camel case.</summary>
    /// <param name="report">The simulation.</param>
    /// <param name="interval">The ends of a forecast's band; null where there is none.</param>
    /// <param name="book">The law as it stands.</param>
    /// <param name="level">The level of the divisions listed.</param>
    /// <param name="population">What the population is, what it is taken from, what is assumed.</param>
    public static object Of(SimulationReport report, SimulationInterval? interval, Lawbook book, PlaceLevel level, ImmutableArray<Bilingual> population) => new
    {
        On = report.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LawHash = book.Hash,
        report.Families,
        Population = population.Select(Pair),
        Law = new { report.YuanAYear, report.DaysAYear, Benefits = report.Law.Select(Total) },
        IntervalMeaning = interval is null ? null : Pair(SimulationInterval.Meaning),
        Reforms = report.Reforms.Select((r, at) => new
        {
            r.Reform.Id,
            Label = Pair(r.Reform.Label),
            r.Reform.Hash,
            Withheld = r.IsWithheld,
            All = r.IsWithheld ? null : Cell(r.All),
            Interval80 = interval?.Of(at) is var (low, high) ? new { Low = Cell(low), High = Cell(high) } : null,
            Benefits = r.Benefits.Select(b => new { Benefit = b.Before.Benefit.Id, Before = Total(b.Before), After = Total(b.After) }),
            ByPlace = r.ByPlaceAt(level).Select(Cell),
            ByChildren = r.ByChildren.Select(Cell),
            ByIncome = r.ByIncome.Select(Cell),
            ByOrder = r.ByOrder.Select(Cell),
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
                    Sentences = d.Changes.Select(c => new { c.Change.Target, Before = c.Before is { } before ? Pair(before) : null, After = c.After is { } after ? Pair(after) : null, Note = Pair(c.Change.Note), Ground = Pair(c.Change.Ground) }),
                }),
            }),
        }),
    };

    private static object Total(BenefitTotal total) => new { Benefit = total.Benefit.Id, total.Benefit.Per, Unit = total.Benefit.Unit.ToString().ToLowerInvariant(), total.Granted, total.Sum, total.YuanAYear, total.DaysAYear };

    private static object Cell(ReformCell cell) => new { cell.Group, cell.Families, cell.Gain, cell.Lose, cell.Both, cell.Open, cell.Same, cell.YuanAYear, cell.DaysAYear };

    private static object? Answer(Determination? answer) => answer is null ? null : new { Outcome = CaseRunner.Word(answer.Outcome), Amount = answer.Amount?.Value };

    private static object Pair(Bilingual text) => new { text.Zh, text.En };
}
