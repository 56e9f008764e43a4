using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>
/// One service 事项 as content defines it: what is asked, who does what in which order, by when, how it may end, on which sentence of law.
/// Immutable; its <see cref="Hash"/> is its version, to which running cases stay pinned.
/// </summary>
public sealed record ServiceDefinition
{
    /// <summary>The id, also the name of its folder.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>One sentence that tells what it is for.</summary>
    public required Bilingual Purpose { get; init; }

    /// <summary>The version number, counted from 1 by the officers who publish it.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 over its files, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The days on which applications are accepted under this version.</summary>
    public required DateInterval Valid { get; init; }

    /// <summary>The systems of the domain list that it carries out, such as <c>B01</c>.</summary>
    public required ImmutableArray<string> Systems { get; init; }

    /// <summary>Who may begin a case.</summary>
    public required ServiceAudience Audience { get; init; }

    /// <summary>The kind of agency that answers for the whole, such as <c>health</c>.</summary>
    public required string Agency { get; init; }

    /// <summary>The place whose agency receives the case.</summary>
    public required FeelExpression Place { get; init; }

    /// <summary>The fact whose value stands beside the title on the pages of a case; null where the title says enough.</summary>
    public string? Names { get; init; }

    /// <summary>The sentences of law it carries out.</summary>
    public required ImmutableArray<Ground> Grounds { get; init; }

    /// <summary>Subject → entity of the vocabulary, such as <c>mother</c> → <c>person</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Subjects { get; init; }

    /// <summary>The facts that make two applications the same one; empty where any number may stand side by side.</summary>
    public required ImmutableArray<string> SameBy { get; init; }

    /// <summary>What is compared when an application is sent.</summary>
    public required ImmutableArray<RuleDefinition> Rules { get; init; }

    /// <summary>What must hold for the applicant to withdraw; null where that is always possible.</summary>
    public RuleDefinition? Withdrawal { get; init; }

    /// <summary>The steps, in the order of the file.</summary>
    public required ImmutableArray<StepDefinition> Steps { get; init; }

    /// <summary>The grounds on which a step may refuse.</summary>
    public required ImmutableArray<RefusalDefinition> Refusals { get; init; }

    /// <summary>How a refusal is reviewed; null where the definition offers none.</summary>
    public ReviewDefinition? Review { get; init; }

    /// <summary>The texts sent when something happens.</summary>
    public required ImmutableArray<MessageDefinition> Messages { get; init; }

    /// <summary>The documents that can be issued.</summary>
    public required ImmutableArray<LetterDefinition> Letters { get; init; }

    /// <summary>How long a finished case is kept, by outcome.</summary>
    public required ImmutableArray<RetentionDefinition> Retention { get; init; }

    /// <summary>The pages that ask for the facts.</summary>
    public required FormDefinition Form { get; init; }

    /// <summary>The worked cases.</summary>
    public required ImmutableArray<ServiceCase> Cases { get; init; }

    /// <summary>The names its expressions may use.</summary>
    public required Scope Scope { get; init; }

    /// <summary>Where the definition begins.</summary>
    public required SourceLocation At { get; init; }

    /// <summary>The step of that id, or null.</summary>
    public StepDefinition? Step(string id) => Steps.FirstOrDefault(s => s.Id == id);

    /// <summary>The refusal of that id, or null.</summary>
    public RefusalDefinition? Refusal(string id) => Refusals.FirstOrDefault(r => r.Id == id);

    /// <summary>The vocabulary's element of a fact such as <c>mother.birthDate</c>, or null.</summary>
    public Element? Element(string fact)
    {
        var dot = fact.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Subjects.TryGetValue(fact[..dot], out var entity) ? Scope.Schema.FindEntity(entity)?.Find(fact[(dot + 1)..]) : null;
    }
}

/// <summary>Who may begin a case.</summary>
public enum ServiceAudience
{
    /// <summary>A citizen, on the portal or at a counter.</summary>
    Citizen,

    /// <summary>An institution, such as the hospital that reports a birth.</summary>
    Institution,

    /// <summary>Staff of an agency.</summary>
    Staff,

    /// <summary>The program itself, from what the lawbook found certain.</summary>
    Program,
}

/// <summary>The sentence of law on which something rests, or why none is at hand.</summary>
/// <param name="Document">Slug of the document; empty when no source states it.</param>
/// <param name="Article">Address of the article.</param>
/// <param name="Quotes">The exact words; empty when no source states it.</param>
/// <param name="Note">Why no source is at hand, or what the reader should know.</param>
/// <param name="At">Where it stands.</param>
public sealed record Ground(string Document, string Article, ImmutableArray<string> Quotes, Bilingual? Note, SourceLocation At)
{
    /// <summary>Whether words of a stored document carry it.</summary>
    public bool IsConfirmed => !Quotes.IsEmpty;
}

/// <summary>What happens in a step.</summary>
public enum StepKind
{
    /// <summary>The program does it at once.</summary>
    Automatic,

    /// <summary>Staff look at facts and record or check; they confirm, correct or refuse on a ground.</summary>
    Task,

    /// <summary>Staff decide whether the applicant may do something. Forbidden where the law abolished it.</summary>
    Approval,

    /// <summary>Another agency does its part in a child case of its own.</summary>
    Agency,
}

/// <summary>One step 环节.</summary>
/// <param name="Id">Its id within the service.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Agency">The kind of agency that does it.</param>
/// <param name="Place">The place whose agency does it; the case's own place when null.</param>
/// <param name="Permission">What a post must be allowed to do it.</param>
/// <param name="After">The steps that must be done or left out before: a join where there are several.</param>
/// <param name="When">Whether it is needed at all; always when null.</param>
/// <param name="FourEyes">Whether a second person must confirm.</param>
/// <param name="Mendable">Whether a refused step waits to be mended; otherwise a refusal ends it.</param>
/// <param name="Clock">By when; null for automatic steps.</param>
/// <param name="Refusals">On which grounds it may refuse.</param>
/// <param name="Returns">Whether it may be returned to the applicant for correction.</param>
/// <param name="Sends">The facts an agency is given.</param>
/// <param name="Gives">The facts it adds when done.</param>
/// <param name="Ground">The sentence that asks for the step.</param>
/// <param name="Records">The life event written when it is done, such as <c>pregnancy</c>; null for none.</param>
/// <param name="Letter">The document issued when it is done; null for none.</param>
/// <param name="Starts">The follow-up plans started when it is done.</param>
/// <param name="At">Where it stands.</param>
public sealed record StepDefinition(
    string Id,
    Bilingual Title,
    StepKind Kind,
    string Agency,
    FeelExpression? Place,
    string Permission,
    ImmutableArray<string> After,
    FeelExpression? When,
    bool FourEyes,
    bool Mendable,
    ClockDefinition? Clock,
    ImmutableArray<string> Refusals,
    bool Returns,
    ImmutableArray<string> Sends,
    ImmutableArray<string> Gives,
    Ground? Ground,
    string? Records,
    string? Letter,
    ImmutableArray<string> Starts,
    SourceLocation At);

/// <summary>The legal clock 时限 of a step.</summary>
/// <param name="Owner">The kind of agency that answers for it.</param>
/// <param name="Statutory">The limit the law sets; null when no source states one.</param>
/// <param name="Promised">The shorter limit the agency promised; null for none.</param>
/// <param name="Pauses">What stops the clock.</param>
/// <param name="Extensions">What makes the limit longer, each at most once.</param>
/// <param name="At">Where it stands.</param>
public sealed record ClockDefinition(
    string Owner,
    LimitDefinition? Statutory,
    LimitDefinition? Promised,
    ImmutableArray<PauseDefinition> Pauses,
    ImmutableArray<ExtensionDefinition> Extensions,
    SourceLocation At);

/// <summary>A limit in days.</summary>
/// <param name="Days">How many, 1 to 3,650.</param>
/// <param name="Working">Whether working days 工作日 are counted; otherwise calendar days.</param>
/// <param name="Ground">The sentence that sets it.</param>
public sealed record LimitDefinition(int Days, bool Working, Ground Ground);

/// <summary>A reason for which the clock stops.</summary>
public sealed record PauseDefinition(string Id, Bilingual Title, Ground Ground);

/// <summary>A reason for which the limit becomes longer, once.</summary>
public sealed record ExtensionDefinition(string Id, Bilingual Title, int Days, bool Working, Ground Ground);

/// <summary>A ground on which a step may be refused, and what the applicant can do.</summary>
/// <param name="Id">Its id within the service.</param>
/// <param name="Title">The reason in one sentence.</param>
/// <param name="Remedy">What the applicant can do.</param>
/// <param name="Ground">The sentence of law.</param>
/// <param name="When">The facts under which it may be used; any when null.</param>
/// <param name="At">Where it stands.</param>
public sealed record RefusalDefinition(string Id, Bilingual Title, Bilingual Remedy, Ground Ground, FeelExpression? When, SourceLocation At);

/// <summary>Review of a refusal by somebody who did not decide it.</summary>
/// <param name="Agency">The kind of agency that reviews.</param>
/// <param name="Permission">What a post must be allowed to do it.</param>
/// <param name="WithinDays">Until how many calendar days after the refusal it may be asked for.</param>
/// <param name="Ground">The sentence of law.</param>
/// <param name="At">Where it stands.</param>
public sealed record ReviewDefinition(string Agency, string Permission, int WithinDays, Ground Ground, SourceLocation At);

/// <summary>How a rule about an application weighs.</summary>
public enum RuleWeight
{
    /// <summary>It cannot be sent.</summary>
    Block,

    /// <summary>It is sent with a note to the clerk.</summary>
    Warn,
}

/// <summary>What must hold when an application is sent.</summary>
/// <param name="Id">Its id within the service.</param>
/// <param name="Holds">The condition.</param>
/// <param name="Weight">What happens when it does not hold.</param>
/// <param name="Say">What is wrong, in one sentence.</param>
/// <param name="Mend">What to do.</param>
/// <param name="At">Where it stands.</param>
public sealed record RuleDefinition(string Id, FeelExpression Holds, RuleWeight Weight, Bilingual Say, Bilingual Mend, SourceLocation At);

/// <summary>A text sent to the applicant when something happens.</summary>
/// <param name="On">What happens: <c>submitted</c>, <c>returned</c>, <c>refused</c>, <c>done</c>, <c>closed</c>, <c>withdrawn</c>, <c>overdue</c>.</param>
/// <param name="Step">Only for this step; every step when null.</param>
/// <param name="Text">The text, with facts in braces.</param>
/// <param name="At">Where it stands.</param>
public sealed record MessageDefinition(string On, string? Step, Bilingual Text, SourceLocation At);

/// <summary>A document that can be issued.</summary>
/// <param name="Id">Its id: the name of its file.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Paragraphs">Its paragraphs, with facts in braces.</param>
/// <param name="At">Where it stands.</param>
public sealed record LetterDefinition(string Id, Bilingual Title, ImmutableArray<Bilingual> Paragraphs, SourceLocation At);

/// <summary>How long a case of that outcome is kept after its end.</summary>
public sealed record RetentionDefinition(CaseOutcome Outcome, int Years, Ground Ground);
