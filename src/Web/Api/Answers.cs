using Anyu.Feel;

namespace Anyu.Web.Api;

/// <summary>Everything a family gets, with what it rests on.</summary>
internal sealed record EntitlementsAnswer(string On, string? Place, string Lawbook, ImmutableArray<AnswerDto> Answers, ImmutableArray<QuestionDto> Questions);

/// <summary>The answers of several places.</summary>
internal sealed record CompareAnswer(string On, string Lawbook, ImmutableArray<PlaceAnswers> Places);

/// <summary>The answers of one place.</summary>
internal sealed record PlaceAnswers(string Place, Bilingual Name, ImmutableArray<AnswerDto> Answers);

/// <summary>A number with its unit and how it binds.</summary>
internal sealed record AmountDto(decimal Value, string Unit, string Relation);

/// <summary>One part of a benefit.</summary>
internal sealed record PartDto(string? Part, Bilingual Label, decimal? Guaranteed, decimal? Encouraged, string? Payer, string? Pay);

/// <summary>One provision on the way to an answer.</summary>
internal sealed record StepDto(
    string Provision, string Document, string Article, string Place, ImmutableArray<string> Quotes, string? QuoteMissing, bool Confirmed,
    string Force, string Operation, string Covers, string When, string? Part, decimal? Before, decimal? After, bool Applied, Bilingual? Note, TraceDto? WhenTrace, TraceDto? ValueTrace);

/// <summary>One node of a condition or value.</summary>
internal sealed record TraceDto(Bilingual Text, string Value, string? Fact, ImmutableArray<TraceDto> Children);

/// <summary>A fact used.</summary>
internal sealed record FactDto(string Path, Bilingual Label, string Value, string Source);

/// <summary>An open point used.</summary>
internal sealed record InterpretationDto(string Id, Bilingual Question, string Option, Bilingual? Reading, bool Switched);

/// <summary>A question that would still settle something.</summary>
internal sealed record QuestionDto(string Path, Bilingual Question, int Settles);

/// <summary>One answer.</summary>
internal sealed record AnswerDto(
    string Benefit, Bilingual Label, IReadOnlyDictionary<string, string> Subject, Bilingual SubjectLabel, string Outcome,
    AmountDto? Amount, AmountDto? Encouraged, string Per, ImmutableArray<PartDto> Parts, string? Place, DateOnly? LawDate, DateOnly? From, DateOnly? Until, Bilingual? UntilUnknown,
    ImmutableArray<StepDto> Steps, ImmutableArray<FactDto> Facts, ImmutableArray<string> Definitions, ImmutableArray<InterpretationDto> Interpretations,
    ImmutableArray<string> Missing, ImmutableArray<Bilingual> FailedBecause, Bilingual? Remedy, ImmutableArray<Bilingual> Notes, bool Unconfirmed)
{
    /// <summary>An answer as the API gives it.</summary>
    public static AnswerDto Of(Determination d, Vocabulary vocabulary) => new(
        d.Benefit.Id,
        d.Benefit.Label,
        d.Subject,
        d.SubjectLabel,
        Camel(d.Outcome.ToString()),
        Of(d.Amount),
        Of(d.Encouraged),
        d.Benefit.Per,
        [.. d.Parts.Select(p => new PartDto(p.Part, p.Label, p.Guaranteed, p.Encouraged, p.Payer, p.Pay))],
        d.Place,
        d.LawDate,
        d.Enjoyed.From,
        d.Enjoyed.Until,
        d.UntilUnknown,
        [.. d.Steps.Select(s => Of(s, vocabulary))],
        [.. d.Facts.Select(f => new FactDto(f.Path, f.Label, FactText.Of(f.Path, f.Value, vocabulary, Language.En), f.Source))],
        [.. d.Definitions.Select(x => x.Id)],
        [.. d.Interpretations.Select(i => new InterpretationDto(i.Interpretation.Id, i.Interpretation.Question, i.Option, i.Interpretation.Options.TryGetValue(i.Option, out var reading) ? reading : null, i.Switched))],
        d.Missing,
        d.FailedBecause,
        d.Remedy,
        d.Notes,
        d.Unconfirmed);

    private static StepDto Of(Step s, Vocabulary vocabulary) => new(
        s.Provision.Id,
        s.Provision.Document,
        s.Provision.Article,
        s.Provision.Place,
        s.Provision.Quotes,
        s.Provision.QuoteMissing,
        s.Provision.Confirmed,
        Camel(s.Force.ToString()),
        Camel(s.Provision.Operation.ToString()),
        Camel(s.Covers.ToString()),
        Camel(s.When.ToString()),
        s.Part,
        s.Before,
        s.After,
        s.Applied,
        s.Note,
        Of(s.WhenTrace, vocabulary),
        Of(s.ValueTrace, vocabulary));

    private static TraceDto? Of(FeelTrace? trace, Vocabulary vocabulary) => trace is null
        ? null
        : new(trace.Rendered, FactText.OfType(null, trace.Value, vocabulary, Language.En), trace.FactPath, [.. trace.Children.Select(c => Of(c, vocabulary)!)]);

    private static AmountDto? Of(LawAmount? amount) => amount is null ? null : new(amount.Value, Camel(amount.Unit.ToString()), Camel(amount.Relation.ToString()));

    internal static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
