using System.Collections.Frozen;
using System.Collections.Immutable;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>
/// What a family, or an institution, states about itself. Immutable; a new answer makes a new statement.
/// What is not stated is unknown; a parent said to be <c>none</c> is absent; a collection said to be <c>[]</c> is empty.
/// </summary>
public sealed class FamilyStatement
{
    /// <summary>The most items of one kind that a statement may hold.</summary>
    public const int MaxItems = 20;

    /// <summary>The largest family file, in bytes.</summary>
    public const int MaxBytes = 256 * 1024;

    private readonly Lawbook book;
    private readonly FrozenDictionary<string, FactRecord> recordByPath;

    internal FamilyStatement(Lawbook book, FactTree tree, StatementDraft draft)
    {
        this.book = book;
        Tree = tree;
        Draft = draft;
        recordByPath = tree.Records.ToFrozenDictionary(r => r.Path, StringComparer.Ordinal);
    }

    /// <summary>The division used for every place fact that is not stated; null when none was given.</summary>
    public string? Place => Draft.Place;

    /// <summary>Whether it states no fact at all, as <c>{}</c> does: every answer waits for facts, and the first questions can be asked.</summary>
    public bool IsEmpty => Draft.Roots.IsEmpty && Draft.Collections.IsEmpty;

    /// <summary>What the statement is called, or null.</summary>
    public Bilingual? Label => Draft.Label;

    /// <summary>Everything stated, path and value as written, in the order of the vocabulary.</summary>
    public IReadOnlyList<(string Path, string Value)> Stated => Draft.Flatten();

    /// <summary>The records the engine reads.</summary>
    internal FactTree Tree { get; }

    /// <summary>What was written, before types.</summary>
    internal StatementDraft Draft { get; }

    /// <summary>An empty statement: nothing is known.</summary>
    public static FamilyStatement Empty(Lawbook book, string? place) =>
        StatementBuilder.Build(book, new StatementDraft { Place = place }).Value!;

    /// <summary>The record of that path, such as <c>children[1]</c>; null when there is none.</summary>
    internal FactRecord? RecordAt(string path) => recordByPath.GetValueOrDefault(path);

    /// <summary>Reads a family file. JSON is YAML. Every error is a numbered problem with its line; nothing is half-read.</summary>
    public static Result<FamilyStatement> Parse(string text, string fileName, Lawbook book)
    {
        var draft = FamilyFile.Read(text, fileName, book.Vocabulary);
        return draft.Succeeded ? StatementBuilder.Build(book, draft.Value) : Result<FamilyStatement>.Failure(draft.Problems);
    }

    /// <summary>A statement of facts that are kept elsewhere, such as in a register.</summary>
    /// <param name="book">The lawbook.</param>
    /// <param name="facts">Path and value as content writes it; <c>births[1].id</c> is the id by which others refer to the record.</param>
    /// <param name="collections">The collections whose members are all among the facts: one without a member is empty, not unknown.</param>
    public static Result<FamilyStatement> Of(Lawbook book, IEnumerable<KeyValuePair<string, string>> facts, IEnumerable<string> collections)
    {
        var draft = StatementDraft.Of(facts, collections, book.Vocabulary);
        return draft.Succeeded ? StatementBuilder.Build(book, draft.Value) : Result<FamilyStatement>.Failure(draft.Problems);
    }

    /// <summary>The refusal of a file too large to be read.</summary>
    public static Result<FamilyStatement> TooLarge(long bytes) => Result<FamilyStatement>.Failure(FactProblems.TooLarge(bytes, MaxBytes));

    /// <summary>The statement as a family file that <see cref="Parse"/> reads back to the same statement.</summary>
    public string ToYaml() => FamilyFile.Write(Draft);

    /// <summary>
    /// The statement with one more answer, or the problem with it. The path is one that a determination names as missing,
    /// such as <c>mother.employed</c> or <c>children[1].birthDate</c>; for a collection the answer is how many members it has.
    /// </summary>
    public Result<FamilyStatement> Answer(string path, string answer)
    {
        var draft = ImpliedBirths.WrittenFor(path, Draft).With(path, answer.Trim(), book.Vocabulary);
        return draft.Succeeded ? StatementBuilder.Build(book, draft.Value) : Result<FamilyStatement>.Failure(draft.Problems);
    }

    /// <summary>The statement without what was stated at that path.</summary>
    public FamilyStatement Without(string path) => StatementBuilder.Build(book, Draft.Without(path, book.Vocabulary)).Value!;

    /// <summary>The statement with another division for every place fact that is not stated, or the problem with its code.</summary>
    public Result<FamilyStatement> In(string place) => StatementBuilder.Build(book, Draft with { Place = place, PlaceAt = null });

    /// <summary>What was stated at that path: known, not applicable, or unknown.</summary>
    public FeelValue Find(string path)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0 || !recordByPath.TryGetValue(path[..dot], out var record) || record.Entity.Find(path[(dot + 1)..]) is not { } element)
        {
            return FeelValue.Unknown(path);
        }

        return record.Stated(element.Ordinal) ?? FeelValue.Unknown(path);
    }

    /// <summary>How many members of a collection are stated; 0 where it is not known.</summary>
    /// <param name="collection">The collection, such as <c>children</c>.</param>
    public int CountOf(string collection) => Tree.Collections[collection].Members.Length;

    /// <summary>A path in words, such as 第1个孩子的出生日期.</summary>
    public Bilingual Describe(string path) => FactPaths.Describe(path, book.Vocabulary);

    /// <summary>The problems that only show against the date asked: births in the future, children older than their parents.</summary>
    public ImmutableArray<Problem> Check(DateOnly on) => StatementCheck.Run(this, on);
}

/// <summary>The records of a statement, linked.</summary>
/// <param name="Roots">Root name → record, or null when the root is said to be absent.</param>
/// <param name="Collections">Collection name → members.</param>
/// <param name="Records">All records.</param>
/// <param name="Adoptions">What the family's own employers adopted.</param>
internal sealed record FactTree(
    FrozenDictionary<string, FactRecord?> Roots,
    FrozenDictionary<string, FactCollection> Collections,
    ImmutableArray<FactRecord> Records,
    ImmutableArray<Adoption> Adoptions)
{
    /// <summary>How many elements the records have together; they are numbered.</summary>
    public int Elements { get; } = FactRecord.NumberElements(Records);
}
