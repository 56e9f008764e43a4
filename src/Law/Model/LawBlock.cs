using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>How binding a sentence is.</summary>
public enum Force
{
    /// <summary>应当、给予、享受: makes a right or a duty.</summary>
    Must,

    /// <summary>提倡、鼓励、支持、引导: makes a right only where someone adopted it.</summary>
    Encourage,

    /// <summary>可、可以: likewise.</summary>
    May,

    /// <summary>逐步、力争、研究、推动: announced, not in force.</summary>
    Planned,

    /// <summary>A fact the document tells.</summary>
    Reported,
}

/// <summary>What stands under an article: one fenced block.</summary>
/// <param name="Head">What every block has.</param>
public abstract record LawBlock(BlockHead Head)
{
    /// <summary>The fence word, such as <c>provision</c>.</summary>
    public abstract string Kind { get; }

    /// <inheritdoc cref="BlockHead.Id"/>
    public string Id => Head.Id;

    /// <inheritdoc cref="BlockHead.Document"/>
    public string Document => Head.Document;

    /// <inheritdoc cref="BlockHead.Article"/>
    public string Article => Head.Article;

    /// <inheritdoc cref="BlockHead.Place"/>
    public string Place => Head.Place;

    /// <inheritdoc cref="BlockHead.Claims"/>
    public ImmutableArray<string> Claims => Head.Claims;

    /// <inheritdoc cref="BlockHead.Quotes"/>
    public ImmutableArray<string> Quotes => Head.Quotes;

    /// <inheritdoc cref="BlockHead.QuoteMissing"/>
    public string? QuoteMissing => Head.QuoteMissing;

    /// <inheritdoc cref="BlockHead.Confirmed"/>
    public bool Confirmed => Head.Confirmed;

    /// <inheritdoc cref="BlockHead.Paragraph"/>
    public int? Paragraph => Head.Paragraph;

    /// <inheritdoc cref="BlockHead.Note"/>
    public Bilingual? Note => Head.Note;

    /// <inheritdoc cref="BlockHead.At"/>
    public SourceLocation At => Head.At;

    /// <summary>The full address of its article, <c>document#article</c>.</summary>
    public string FullArticle => $"{Document}#{Article}";
}

/// <summary>A value, or one value per option of an interpretation.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="By">The interpretation that chooses, or null for a plain value.</param>
/// <param name="Plain">The plain value when nothing chooses.</param>
/// <param name="Options">The value for each option when an interpretation chooses.</param>
public sealed record Choice<T>(string? By, T? Plain, ImmutableSortedDictionary<string, T> Options)
{
    /// <summary>A plain value.</summary>
    public static Choice<T> Of(T value) => new(null, value, ImmutableSortedDictionary<string, T>.Empty);

    /// <summary>The value under the option chosen.</summary>
    public T Pick(Func<string, string> optionOf) => By is null ? Plain! : Options[optionOf(By)];

    /// <summary>All values that may be picked.</summary>
    public IEnumerable<T> All => By is null ? [Plain!] : Options.Values;
}

/// <summary>A value in a provision: an expression or a decision table.</summary>
/// <param name="Expression">The expression, or null.</param>
/// <param name="Table">The table, or null.</param>
public sealed record LawValue(FeelExpression? Expression, FeelTable? Table)
{
    /// <summary>For a table: the condition of each row as one expression, for analysis.</summary>
    internal ImmutableArray<FeelExpression> Rows { get; init; } = [];
}

/// <summary>The one operation of a provision.</summary>
public enum Operation
{
    /// <summary>Sets the part to the value.</summary>
    Set,

    /// <summary>Adds the value to the part.</summary>
    Add,

    /// <summary>Lifts the part to at least the value.</summary>
    RaiseTo,

    /// <summary>Holds the part to at most the value.</summary>
    CapAt,

    /// <summary>A floor for the standard that a lower layer sets.</summary>
    StandardAtLeast,

    /// <summary>The charge is nothing.</summary>
    Waive,

    /// <summary>Gives a priority, service or protection that has no amount.</summary>
    Grant,

    /// <summary>Says what may not be done.</summary>
    Forbid,

    /// <summary>Refers to another text; adds nothing.</summary>
    See,

    /// <summary>Speaks of the payer or pay of other benefits' parts.</summary>
    Qualify,
}

/// <summary>How a stated number binds.</summary>
public enum Relation
{
    /// <summary>The number itself.</summary>
    Exact,

    /// <summary>不低于、不少于: a floor; the real number may be higher.</summary>
    AtLeast,

    /// <summary>不超过: a ceiling; the real number may be lower.</summary>
    AtMost,

    /// <summary>平均: single amounts differ.</summary>
    Average,
}

/// <summary>One sentence, one operation on one part of one benefit.</summary>
public sealed record Provision(BlockHead Head) : LawBlock(Head)
{
    /// <inheritdoc/>
    public override string Kind => "provision";

    /// <summary>The benefit it speaks of; null only for <see cref="Operation.Qualify"/>.</summary>
    public string? Benefit { get; init; }

    /// <summary>The part it acts on; <c>total</c> acts on the sum; null when the benefit has no named parts.</summary>
    public Choice<string>? Part { get; init; }

    /// <summary>How binding it is.</summary>
    public required Choice<Force> Force { get; init; }

    /// <summary>Whom the wording speaks of; not yes gives "not decided". Null: everybody.</summary>
    public Choice<FeelExpression>? Covers { get; init; }

    /// <summary>The condition; no gives a refusal. Null: always.</summary>
    public Choice<FeelExpression>? When { get; init; }

    /// <summary>The operation.</summary>
    public required Operation Operation { get; init; }

    /// <summary>The operand of the amount operations; null for the others.</summary>
    public Choice<LawValue>? Value { get; init; }

    /// <summary>The base of a rate, such as the in-policy cost; null when the value is the amount.</summary>
    public FeelExpression? Of { get; init; }

    /// <summary>What is forbidden, for <see cref="Operation.Forbid"/>.</summary>
    public Bilingual? Forbids { get; init; }

    /// <summary>The full address referred to, for <see cref="Operation.See"/>.</summary>
    public string? Sees { get; init; }

    /// <summary>How the number binds.</summary>
    public Relation Relation { get; init; }

    /// <summary>Its own period, when it differs from the benefit's.</summary>
    public string? Per { get; init; }

    /// <summary>Who pays (code list <c>payer</c>), which an interpretation may choose; null when the text does not say.</summary>
    public Choice<string>? Payer { get; init; }

    /// <summary>How time off is paid (code list <c>pay</c>), or null.</summary>
    public string? Pay { get; init; }

    /// <summary>The <c>benefit</c> or <c>benefit/part</c> that a qualifying sentence speaks of.</summary>
    public ImmutableArray<string> AppliesTo { get; init; } = [];

    /// <summary>The interpretations the answer depends on, those of choices and <c>setting()</c> included.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>When it is in force: the document's, where it states none of its own.</summary>
    public required Validity InForce { get; init; }

    /// <summary>Ids of the provisions that end where this begins.</summary>
    public ImmutableArray<string> Supersedes { get; init; } = [];

    /// <summary>The papers the text names as evidence.</summary>
    public Bilingual? Proof { get; init; }

    /// <summary>What a refused person can do.</summary>
    public Bilingual? Remedy { get; init; }
}

/// <summary>Gives a law term of the vocabulary its meaning in a place, a document or for some benefits.</summary>
public sealed record Definition(BlockHead Head) : LawBlock(Head)
{
    /// <inheritdoc/>
    public override string Kind => "definition";

    /// <summary>The entity of the term.</summary>
    public required string Entity { get; init; }

    /// <summary>The element of the entity; marked <c>law: true</c> in the vocabulary.</summary>
    public required string Element { get; init; }

    /// <summary>Its meaning.</summary>
    public required Choice<FeelExpression> Value { get; init; }

    /// <summary>Whom the wording speaks of; null: everybody.</summary>
    public Choice<FeelExpression>? Covers { get; init; }

    /// <summary><c>place</c>, <c>document</c>, or null when <see cref="Benefits"/> lists what it is for.</summary>
    public Choice<string>? Scope { get; init; }

    /// <summary>The benefits it is for, when it is not for all of its place or document.</summary>
    public ImmutableArray<string> Benefits { get; init; } = [];

    /// <summary>The interpretations it depends on.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>When it is in force.</summary>
    public required Validity InForce { get; init; }
}

/// <summary>An open point: its question, the possible readings, the proposed default. A person with authority confirms it.</summary>
public sealed record Interpretation(BlockHead Head) : LawBlock(Head)
{
    /// <inheritdoc/>
    public override string Kind => "interpretation";

    /// <summary>The open question.</summary>
    public required Bilingual Question { get; init; }

    /// <summary><c>option</c>, <c>date</c> or <c>number</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The readings by id; empty for a date or a number.</summary>
    public ImmutableSortedDictionary<string, Bilingual> Options { get; init; } = ImmutableSortedDictionary<string, Bilingual>.Empty;

    /// <summary>The proposed default: an option id, an ISO date or an invariant number.</summary>
    public required string Default { get; init; }

    /// <summary>The unit of a number.</summary>
    public Unit Unit { get; init; }

    /// <summary>The numbers of the open points in the domain list that it answers.</summary>
    public ImmutableArray<int> Ambiguities { get; init; } = [];

    /// <summary>Whether the text is a possible setting: an option, an ISO date or a number.</summary>
    public bool Allows(string option) => Type switch
    {
        "date" => DateOnly.TryParseExact(option, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "number" => decimal.TryParse(option, NumberStyles.Number, CultureInfo.InvariantCulture, out _),
        _ => Options.ContainsKey(option),
    };
}
