using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>What happened to a block between two states of the law.</summary>
public enum ChangeKind
{
    /// <summary>Only the later state has it.</summary>
    Added,

    /// <summary>Only the earlier state has it.</summary>
    Removed,

    /// <summary>Both have it, with another text.</summary>
    Changed,
}

/// <summary>One key of a block that changed.</summary>
/// <param name="Key">The key as content writes it.</param>
/// <param name="Before">Its text before; empty when absent.</param>
/// <param name="After">Its text after; empty when absent.</param>
public sealed record KeyChange(string Key, string Before, string After);

/// <summary>One provision, definition or interpretation that changed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">The earlier block, or null.</param>
/// <param name="After">The later block, or null.</param>
/// <param name="Keys">What differs; empty for what was added or removed.</param>
public sealed record LawChange(ChangeKind Kind, string Id, LawBlock? Before, LawBlock? After, ImmutableArray<KeyChange> Keys);

/// <summary>Compares two states of the law: two libraries, or one library on two days.</summary>
public static class LawDiff
{
    /// <summary>What differs between two libraries, by document and article.</summary>
    public static ImmutableArray<LawChange> Between(Lawbook before, Lawbook after) => Compare(Law(before, _ => true), Law(after, _ => true));

    /// <summary>Which provisions and definitions of a library begin or end between two days, under the proposed assumed starts.</summary>
    public static ImmutableArray<LawChange> Between(Lawbook book, DateOnly before, DateOnly after)
    {
        var readings = new Readings(book);
        var ends = readings.All.ToDictionary(r => r.Provision.Id, r => r.Days, StringComparer.Ordinal);
        return Compare(Law(book, b => IsInForce(b, before)), Law(book, b => IsInForce(b, after)));

        bool IsInForce(LawBlock block, DateOnly day) => block switch
        {
            Provision provision => ends[provision.Id] is var days && days.From <= day && day <= days.Until,
            Definition definition => definition.InForce.Covers(day, readings.Start(definition.InForce)),
            _ => true,
        };
    }

    private static ImmutableSortedDictionary<string, LawBlock> Law(Lawbook book, Func<LawBlock, bool> isTaken) =>
        book.Documents.Values.SelectMany(d => d.Blocks)
            .Where(b => b is Provision or Definition or Interpretation && isTaken(b))
            .ToImmutableSortedDictionary(b => b.Id, b => b, StringComparer.Ordinal);

    private static ImmutableArray<LawChange> Compare(ImmutableSortedDictionary<string, LawBlock> before, ImmutableSortedDictionary<string, LawBlock> after)
    {
        var changes = before.Keys.Union(after.Keys, StringComparer.Ordinal).Select(id => Change(id, before.GetValueOrDefault(id), after.GetValueOrDefault(id)));
        return
        [
            .. changes.OfType<LawChange>()
                .OrderBy(c => (c.After ?? c.Before)!.At.File, StringComparer.Ordinal)
                .ThenBy(c => (c.After ?? c.Before)!.At.Line)
                .ThenBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    private static LawChange? Change(string id, LawBlock? before, LawBlock? after)
    {
        if (before is null || after is null)
        {
            return new LawChange(before is null ? ChangeKind.Added : ChangeKind.Removed, id, before, after, []);
        }

        var (old, now) = (BlockKeys.Of(before), BlockKeys.Of(after));
        var keys = old.Keys.Union(now.Keys, StringComparer.Ordinal)
            .Select(k => new KeyChange(k, old.GetValueOrDefault(k, ""), now.GetValueOrDefault(k, "")))
            .Where(k => k.Before != k.After)
            .OrderBy(k => k.Key, StringComparer.Ordinal)
            .ToImmutableArray();
        return keys.IsEmpty ? null : new LawChange(ChangeKind.Changed, id, before, after, keys);
    }
}

/// <summary>The keys of a block and their texts, as content writes them.</summary>
public static class BlockKeys
{
    /// <summary>The keys that say what the block does; those that are absent are left out.</summary>
    public static ImmutableSortedDictionary<string, string> Of(LawBlock block)
    {
        var keys = new SortedDictionary<string, string?>(StringComparer.Ordinal)
        {
            ["article"] = block.FullArticle,
            ["quote"] = block.Quotes.IsEmpty ? null : string.Join('\n', block.Quotes),
            ["claims"] = block.Claims.IsEmpty ? null : string.Join(", ", block.Claims),
            ["status"] = block.Confirmed ? null : "unconfirmed",
            ["note"] = block.Note?.Zh,
        };
        switch (block)
        {
            case Provision provision: Add(keys, provision); break;
            case Definition definition: Add(keys, definition); break;
            case Interpretation interpretation: Add(keys, interpretation); break;
        }

        return keys.Where(k => k.Value is not null).ToImmutableSortedDictionary(k => k.Key, k => k.Value!, StringComparer.Ordinal);
    }

    private static void Add(SortedDictionary<string, string?> keys, Provision provision)
    {
        keys["benefit"] = provision.Benefit;
        keys["part"] = Text(provision.Part, p => p);
        keys["force"] = Text(provision.Force, f => Word(Words.Forces, f));
        keys["covers"] = Text(provision.Covers, e => e.Source);
        keys["when"] = Text(provision.When, e => e.Source);
        keys[Word(Words.Operations, provision.Operation)] = provision.Operation switch
        {
            Operation.Forbid => provision.Forbids?.Zh,
            Operation.See => provision.Sees,
            _ => Text(provision.Value, Value) ?? "true",
        };
        keys["of"] = provision.Of?.Source;
        keys["relation"] = Word(Words.Relations, provision.Relation);
        keys["per"] = provision.Per;
        keys["payer"] = Text(provision.Payer, p => p);
        keys["pay"] = provision.Pay;
        keys["applies-to"] = provision.AppliesTo.IsEmpty ? null : string.Join(", ", provision.AppliesTo);
        keys["uses"] = provision.Uses.IsEmpty ? null : string.Join(", ", provision.Uses);
        keys["in-force"] = provision.InForce.ToString();
        keys["supersedes"] = provision.Supersedes.IsEmpty ? null : string.Join(", ", provision.Supersedes);
    }

    private static void Add(SortedDictionary<string, string?> keys, Definition definition)
    {
        keys["term"] = $"{definition.Entity}.{definition.Element}";
        keys["value"] = Text(definition.Value, e => e.Source);
        keys["covers"] = Text(definition.Covers, e => e.Source);
        keys["scope"] = definition.Benefits.IsEmpty ? Text(definition.Scope, s => s) : string.Join(", ", definition.Benefits);
        keys["uses"] = definition.Uses.IsEmpty ? null : string.Join(", ", definition.Uses);
        keys["in-force"] = definition.InForce.ToString();
    }

    private static void Add(SortedDictionary<string, string?> keys, Interpretation interpretation)
    {
        keys["question"] = interpretation.Question.Zh;
        keys["options"] = interpretation.Options.IsEmpty ? null : string.Join("; ", interpretation.Options.Select(o => $"{o.Key}: {o.Value.Zh}"));
        keys["default"] = interpretation.Default;
    }

    private static string Value(LawValue value)
    {
        if (value.Expression is { } expression)
        {
            return expression.Source;
        }

        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"table of {value.Table!.Outputs.Length} rows: ");
        return text.Append(value.Table.Render(Language.Zh).Replace("\n", "; ", StringComparison.Ordinal)).ToString();
    }

    private static string? Text<T>(Choice<T>? choice, Func<T, string> text) => choice switch
    {
        null => null,
        { By: null } => text(choice.Plain!),
        _ => $"by {choice.By}: {string.Join("; ", choice.Options.Select(o => $"{o.Key}: {text(o.Value)}"))}",
    };

    private static string Word<T>(ImmutableSortedDictionary<string, T> words, T meaning) =>
        words.First(w => EqualityComparer<T>.Default.Equals(w.Value, meaning)).Key;
}
