using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>One item as written: its keys and scalar values, with the line of each.</summary>
/// <param name="Id">The id others refer to it by, or null.</param>
/// <param name="Values">Element → value as written.</param>
/// <param name="Lines">Element → where it stands.</param>
internal sealed record DraftItem(
    string? Id,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableSortedDictionary<string, SourceLocation> Lines)
{
    public static DraftItem Empty { get; } = new(null, ImmutableSortedDictionary<string, string>.Empty, ImmutableSortedDictionary<string, SourceLocation>.Empty);

    /// <summary>Where its id stands, or the item itself when it has none; null when it was not read from a file.</summary>
    public SourceLocation? At { get; init; }

    public DraftItem With(string element, string value) => this with { Values = Values.SetItem(element, value), Lines = Lines.Remove(element) };

    public SourceLocation? LineOf(string element) => Lines.GetValueOrDefault(element);
}

/// <summary>A statement as written, before types and links: what a file holds, what a form carries from page to page.</summary>
internal sealed record StatementDraft
{
    private const string OwnId = ".id";

    public string? Place { get; init; }

    public SourceLocation? PlaceAt { get; init; }

    public Bilingual? Label { get; init; }

    /// <summary>Roots stated; null for one said to be absent.</summary>
    public ImmutableSortedDictionary<string, DraftItem?> Roots { get; init; } = ImmutableSortedDictionary<string, DraftItem?>.Empty;

    /// <summary>Collections stated.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<DraftItem>> Collections { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<DraftItem>>.Empty;

    /// <summary>Where each collection stands in the file.</summary>
    public ImmutableSortedDictionary<string, SourceLocation> CollectionLines { get; init; } = ImmutableSortedDictionary<string, SourceLocation>.Empty;

    /// <summary>For a collection that would follow from other facts: those of them that are not stated.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> WaitsFor { get; init; } = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>What employers adopted: provision → since, value.</summary>
    public ImmutableArray<Adoption> Adoptions { get; init; } = [];

    /// <summary>The draft of facts that name their paths.</summary>
    public static Result<StatementDraft> Of(IEnumerable<KeyValuePair<string, string>> facts, IEnumerable<string> collections, Vocabulary vocabulary)
    {
        var draft = new StatementDraft { Collections = collections.ToImmutableSortedDictionary(name => name, _ => ImmutableArray<DraftItem>.Empty, StringComparer.Ordinal) };
        foreach (var (path, value) in facts)
        {
            if (path.EndsWith(OwnId, StringComparison.Ordinal) && FactPaths.TryMember(path[..^OwnId.Length], out var collection, out var index))
            {
                draft = draft.WithItem(collection, index, item => item with { Id = value });
                continue;
            }

            var next = draft.With(path, value, vocabulary);
            if (!next.Succeeded)
            {
                return next;
            }

            draft = next.Value;
        }

        return draft.Collections.FirstOrDefault(c => c.Value.Length > FamilyStatement.MaxItems) is { Key: { } crowded, Value: var many }
            ? Result<StatementDraft>.Failure(FactProblems.TooMany(crowded, many.Length, FamilyStatement.MaxItems, null))
            : Result<StatementDraft>.Success(draft);
    }

    public IReadOnlyList<(string Path, string Value)> Flatten()
    {
        var list = new List<(string, string)>();
        foreach (var (root, item) in Roots)
        {
            if (item is null)
            {
                list.Add((root, "none"));
                continue;
            }

            list.AddRange(item.Values.Select(v => ($"{root}.{v.Key}", v.Value)));
        }

        foreach (var (name, items) in Collections)
        {
            list.Add((name, items.Length.ToString(CultureInfo.InvariantCulture)));
            list.AddRange(items.SelectMany((item, i) => item.Values.Select(v => (FactPaths.Member(name, i + 1) + "." + v.Key, v.Value))));
        }

        return list;
    }

    /// <summary>The id under which the record at that path is referred to, or null.</summary>
    public string? IdAt(string path) =>
        FactPaths.TryMember(path, out var name, out var index) && Collections.TryGetValue(name, out var items) && index <= items.Length ? items[index - 1].Id : null;

    /// <summary>Where a fact stands in the file: its own line, else that of the person or item; null when it was not read from one.</summary>
    public SourceLocation? LineOf(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var owner = dot < 0 ? path : path[..dot];
        var item = Roots.GetValueOrDefault(owner)
            ?? (FactPaths.TryMember(owner, out var name, out var index) && Collections.TryGetValue(name, out var items) && index <= items.Length ? items[index - 1] : null);
        return (dot < 0 ? null : item?.LineOf(path[(dot + 1)..])) ?? item?.At;
    }

    public Result<StatementDraft> With(string path, string answer, Vocabulary vocabulary)
    {
        if (!FactPaths.TryParse(path, vocabulary, out var parsed))
        {
            return Result<StatementDraft>.Failure(FactProblems.UnknownKey(path, "statement", null, new SourceLocation(path)));
        }

        if (parsed.Element is null)
        {
            return parsed.Collection is not null ? WithCount(parsed.Collection, answer) : WithRoot(parsed.Root!, answer);
        }

        return Result<StatementDraft>.Success(WithValue(parsed, parsed.Element, answer));
    }

    public StatementDraft Without(string path, Vocabulary vocabulary)
    {
        var dot = path.LastIndexOf('.');
        if (dot < 0)
        {
            return Unlinked(path, vocabulary) with { Roots = Roots.Remove(path) };
        }

        var (owner, element) = (path[..dot], path[(dot + 1)..]);
        if (Roots.GetValueOrDefault(owner) is { } root)
        {
            return this with { Roots = Roots.SetItem(owner, root with { Values = root.Values.Remove(element) }) };
        }

        return FactPaths.TryMember(owner, out var name, out var index) && Collections.TryGetValue(name, out var items) && index <= items.Length
            ? this with { Collections = Collections.SetItem(name, items.SetItem(index - 1, items[index - 1] with { Values = items[index - 1].Values.Remove(element) })) }
            : this;
    }

    /// <summary>Without a collection: what referred to its members is no longer stated either.</summary>
    private StatementDraft Unlinked(string collection, Vocabulary vocabulary)
    {
        var gone = Collections.GetValueOrDefault(collection, []).Select(i => i.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var kept = Collections.Remove(collection).ToImmutableSortedDictionary(
            c => c.Key,
            c => c.Value.Select(item => item with { Values = item.Values.RemoveRange(LinksTo(gone, item, vocabulary.Schema.FindEntity(vocabulary.Collections[c.Key])!)) }).ToImmutableArray(),
            StringComparer.Ordinal);
        return this with { Collections = kept };
    }

    private static IEnumerable<string> LinksTo(HashSet<string> ids, DraftItem item, Entity entity) =>
        item.Values.Where(v => ids.Contains(v.Value) && entity.Find(v.Key)?.Type is FeelType.Record).Select(v => v.Key);

    private Result<StatementDraft> WithRoot(string root, string answer) =>
        answer == "none"
            ? Result<StatementDraft>.Success(this with { Roots = Roots.SetItem(root, null) })
            : Result<StatementDraft>.Success(this with { Roots = Roots.SetItem(root, Roots.GetValueOrDefault(root) ?? DraftItem.Empty) });

    private Result<StatementDraft> WithCount(string collection, string answer)
    {
        if (!int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return Result<StatementDraft>.Failure(FactProblems.WrongType(collection, answer, new Bilingual("个数（0、1、2…）", "a count (0, 1, 2 …)"), null));
        }

        if (count > FamilyStatement.MaxItems)
        {
            return Result<StatementDraft>.Failure(FactProblems.TooMany(collection, count, FamilyStatement.MaxItems, null));
        }

        var items = Collections.GetValueOrDefault(collection, []);
        items = count <= items.Length ? items[..count] : items.AddRange(Enumerable.Repeat(DraftItem.Empty, count - items.Length));
        return Result<StatementDraft>.Success(this with { Collections = Collections.SetItem(collection, items) });
    }

    private StatementDraft WithValue(FactPath path, string element, string answer)
    {
        if (path.Root is not null)
        {
            var item = Roots.GetValueOrDefault(path.Root) ?? DraftItem.Empty;
            return this with { Roots = Roots.SetItem(path.Root, item.With(element, answer)) };
        }

        return WithItem(path.Collection!, path.Index, item => item.With(element, answer));
    }

    private StatementDraft WithItem(string collection, int index, Func<DraftItem, DraftItem> change)
    {
        var items = Collections.GetValueOrDefault(collection, []);
        while (items.Length < index)
        {
            items = items.Add(DraftItem.Empty);
        }

        return this with { Collections = Collections.SetItem(collection, items.SetItem(index - 1, change(items[index - 1]))) };
    }
}
