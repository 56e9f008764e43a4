using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Whom an answer is about: role → path of its instance, such as <c>birth</c> → <c>births[1]</c>, listed in the order of the roles' names. One or two entries, so it is searched by walking.</summary>
public sealed class SubjectPaths : IReadOnlyDictionary<string, string>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> entries;
    private readonly LawIndex? index;
    private Bilingual? label;

    /// <param name="entries">Role → path, in the order of the benefit's roles.</param>
    /// <param name="index">Knows what people call them; null where nobody asks.</param>
    internal SubjectPaths(ImmutableArray<KeyValuePair<string, string>> entries, LawIndex? index = null) => (this.entries, this.index) = (entries, index);

    /// <summary>Nobody in particular.</summary>
    public static SubjectPaths None { get; } = new([]);

    /// <summary>Whether the answer is about nobody in particular.</summary>
    public bool IsEmpty => entries.IsEmpty;

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => this.Select(e => e.Value);

    /// <summary>In words, such as 母亲、第1个分娩; made when first read.</summary>
    internal Bilingual Label => label ??= LabelOf([.. entries.Select(e => index!.LabelOf(e.Value))]);

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var path) ? path : throw new KeyNotFoundException(key);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        foreach (var (role, path) in entries)
        {
            if (role == key)
            {
                value = path;
                return true;
            }
        }

        value = null;
        return false;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => entries.OrderBy(e => e.Key, StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Bilingual LabelOf(Bilingual[] labels) =>
        labels is [var only] ? only : new Bilingual(string.Join('、', labels.Select(l => l.Zh)), string.Join(", ", labels.Select(l => l.En)));
}
