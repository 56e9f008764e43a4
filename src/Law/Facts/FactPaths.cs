using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A path taken apart: a root or a member of a collection, and an element of it.</summary>
/// <param name="Root">The root, or null.</param>
/// <param name="Collection">The collection, or null.</param>
/// <param name="Index">The member, counted from 1; 0 for the collection itself.</param>
/// <param name="Element">The element, or null for the root or collection itself.</param>
internal readonly record struct FactPath(string? Root, string? Collection, int Index, string? Element);

/// <summary>How facts are named: <c>mother.employed</c>, <c>children[1].birthDate</c>, <c>births</c>.</summary>
internal static class FactPaths
{
    /// <summary>How labels begin that are predicates: 是、在、有、已、未、做了、曾、愿.</summary>
    private const string Predicates = "是在有已未做曾愿";

    public static string Member(string collection, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{collection}[{index}]");

    public static bool TryMember(string text, out string collection, out int index)
    {
        (collection, index) = ("", 0);
        var open = text.IndexOf('[', StringComparison.Ordinal);
        if (open <= 0 || !text.EndsWith(']'))
        {
            return false;
        }

        collection = text[..open];
        return int.TryParse(text.AsSpan(open + 1, text.Length - open - 2), NumberStyles.None, CultureInfo.InvariantCulture, out index)
            && index is >= 1 and <= FamilyStatement.MaxItems;
    }

    public static bool TryParse(string path, Vocabulary vocabulary, out FactPath parsed)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        var owner = dot < 0 ? path : path[..dot];
        var element = dot < 0 ? null : path[(dot + 1)..];
        parsed = default;
        if (vocabulary.Roots.TryGetValue(owner, out var entity))
        {
            parsed = new FactPath(owner, null, 0, element);
        }
        else if (vocabulary.Collections.TryGetValue(owner, out entity) && element is null)
        {
            parsed = new FactPath(null, owner, 0, null);
        }
        else if (TryMember(owner, out var collection, out var index) && vocabulary.Collections.TryGetValue(collection, out entity))
        {
            parsed = new FactPath(null, collection, index, element);
        }
        else
        {
            return false;
        }

        return element is null || vocabulary.Schema.FindEntity(entity)?.Find(element) is not null;
    }

    public static Bilingual Describe(string path, Vocabulary vocabulary)
    {
        if (!TryParse(path, vocabulary, out var parsed))
        {
            return new Bilingual(path, path);
        }

        var owner = DescribeOwner(parsed, vocabulary);
        if (parsed.Element is null)
        {
            return owner;
        }

        var entity = vocabulary.Schema.FindEntity(parsed.Root is not null ? vocabulary.Roots[parsed.Root] : vocabulary.Collections[parsed.Collection!])!;
        var label = entity.Find(parsed.Element)!.Label;
        return new Bilingual(Owned(owner.Zh, label.Zh), $"{owner.En}: {label.En}");
    }

    /// <summary>第1个子女的出生日期, but 第1个子女有出生缺陷: a label that says something of its owner needs no 的.</summary>
    private static string Owned(string owner, string label) => Predicates.Contains(label[0], StringComparison.Ordinal) ? owner + label : $"{owner}的{label}";

    public static Bilingual DescribeOwner(string path, Vocabulary vocabulary) =>
        TryParse(path, vocabulary, out var parsed) ? DescribeOwner(parsed, vocabulary) : new Bilingual(path, path);

    private static Bilingual DescribeOwner(FactPath path, Vocabulary vocabulary)
    {
        var role = vocabulary.Roles.Values.FirstOrDefault(r =>
            path.Root is not null ? r.Roots.Length == 1 && r.Roots[0] == path.Root : r.Collection == path.Collection);
        var label = role?.Label ?? new Bilingual(path.Root ?? path.Collection!, path.Root ?? path.Collection!);
        return path.Index == 0
            ? label
            : new Bilingual(
                string.Create(CultureInfo.InvariantCulture, $"第{path.Index}{role?.Counter ?? "个"}{label.Zh}"),
                string.Create(CultureInfo.InvariantCulture, $"{label.En} {path.Index}"));
    }
}
