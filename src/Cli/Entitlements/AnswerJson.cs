using System.Collections.Immutable;
using System.Globalization;
using Anyu.Law;

namespace Anyu.Cli;

/// <summary>Answers as JSON: the same members as the API gives.</summary>
internal static class AnswerJson
{
    public static IEnumerable<object> Of(Lawbook book, ImmutableArray<Determination> answers) => answers.Select(a => new
    {
        Benefit = a.Benefit.Id,
        Label = ProblemText.Pair(a.Benefit.Label),
        a.Subject,
        Outcome = CaseRunner.Word(a.Outcome),
        Amount = Amount(a.Amount),
        Worth = Amount(a.Worth),
        Encouraged = Amount(a.Encouraged),
        Parts = a.Parts.Select(p => new { p.Part, Label = ProblemText.Pair(p.Label), p.Guaranteed, p.Encouraged, p.Payer, p.Pay }),
        a.Place,
        LawDate = Day(a.LawDate),
        On = Day(a.On),
        From = Day(a.Enjoyed.From),
        Until = Day(a.Enjoyed.Until),
        UntilUnknown = a.UntilUnknown is { } unknown ? ProblemText.Pair(unknown) : null,
        Grounds = a.Steps.Where(s => s.Applied).Select(s => new
        {
            Provision = s.Provision.Id,
            Article = s.Provision.FullArticle,
            book.Documents[s.Provision.Document].Title,
            s.Provision.Quotes,
            s.Provision.QuoteMissing,
            s.After,
        }),
        Interpretations = a.Interpretations.Select(i => new { i.Interpretation.Id, i.Option, i.Interpretation.Confirmed }),
        a.Missing,
        FailedBecause = a.FailedBecause.Select(f => ProblemText.Pair(f)),
        Remedy = a.Remedy is { } remedy ? ProblemText.Pair(remedy) : null,
        Notes = a.Notes.Select(n => ProblemText.Pair(n)),
        a.Unconfirmed,
    });

    private static object? Amount(LawAmount? amount) => amount is null
        ? null
        : new { amount.Value, Unit = amount.Unit.ToString().ToLowerInvariant(), Relation = CaseRunner.Word(amount.Relation) };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
