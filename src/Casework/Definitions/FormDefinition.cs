using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>The pages that ask for the facts of a service, one thing a page.</summary>
/// <param name="Pages">The pages in their order.</param>
public sealed record FormDefinition(ImmutableArray<PageDefinition> Pages)
{
    /// <summary>All fields, page by page.</summary>
    public IEnumerable<FieldDefinition> Fields => Pages.SelectMany(p => p.Fields);

    /// <summary>The field of that fact, or null.</summary>
    public FieldDefinition? Field(string fact) => Fields.FirstOrDefault(f => f.Fact == fact);
}

/// <summary>One page.</summary>
/// <param name="Id">Its id: its address within the form.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Show">Whether it is asked at all; always when null.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="At">Where it stands.</param>
public sealed record PageDefinition(string Id, Bilingual Title, FeelExpression? Show, ImmutableArray<FieldDefinition> Fields, SourceLocation At);

/// <summary>One field: a fact of the vocabulary that is asked, filled in or computed.</summary>
/// <param name="Fact">The fact, such as <c>mother.birthDate</c>.</param>
/// <param name="Ask">The question; the vocabulary's where the form states none.</param>
/// <param name="Hint">A short help; null for none.</param>
/// <param name="Required">Whether the application cannot be sent without it.</param>
/// <param name="Prefill">The place of the register that knows it, such as <c>mother.name</c>; null when only the applicant does.</param>
/// <param name="Show">Whether it is asked at all; always when null.</param>
/// <param name="Compute">What gives it from other facts; null when it is stated.</param>
/// <param name="Require">What the value must meet.</param>
/// <param name="Format">A form of text the product knows (<c>resident-id</c>, <c>mobile</c>); null for any.</param>
/// <param name="At">Where it stands.</param>
public sealed record FieldDefinition(
    string Fact,
    Bilingual Ask,
    Bilingual? Hint,
    bool Required,
    string? Prefill,
    FeelExpression? Show,
    FeelExpression? Compute,
    ImmutableArray<RequirementDefinition> Require,
    string? Format,
    SourceLocation At);

/// <summary>What a value must meet.</summary>
/// <param name="Holds">The condition.</param>
/// <param name="Say">What is wrong when it does not hold.</param>
/// <param name="Mend">What to do.</param>
public sealed record RequirementDefinition(FeelExpression Holds, Bilingual Say, Bilingual Mend);

/// <summary>A worked case: what is done to a case, and what must come of it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="On">The day it begins.</param>
/// <param name="Facts">What is stated.</param>
/// <param name="Acts">What is done, in order.</param>
/// <param name="Expect">What must come of it, key and words.</param>
/// <param name="At">Where it stands.</param>
public sealed record ServiceCase(
    string Name,
    DateOnly On,
    ImmutableSortedDictionary<string, string> Facts,
    ImmutableArray<ServiceAct> Acts,
    ImmutableArray<Expectation> Expect,
    SourceLocation At);

/// <summary>One act of a worked case.</summary>
/// <param name="Do">What: <c>submit</c>, <c>claim</c>, <c>accept</c>, <c>refuse</c> and so on.</param>
/// <param name="Step">On which step; empty for the whole case.</param>
/// <param name="By">Who, such as <c>clerk-1</c>.</param>
/// <param name="On">On which day; the same as before when null.</param>
/// <param name="Values">Facts stated or added, and other words such as <c>ground</c>.</param>
/// <param name="Problem">The number of the problem that must answer; null when it must succeed.</param>
/// <param name="At">Where it stands.</param>
public sealed record ServiceAct(
    string Do,
    string Step,
    string By,
    DateOnly? On,
    ImmutableSortedDictionary<string, string> Values,
    string? Problem,
    SourceLocation At);

/// <summary>One thing that must have come of a worked case.</summary>
public sealed record Expectation(string Key, string Value, SourceLocation At);
