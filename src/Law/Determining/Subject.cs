using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Whom an answer is about: role → path of its instance, such as <c>birth</c> → <c>births[1]</c>, listed in the order of the roles' names. One or two entries, so it is searched by walking.</summary>
public sealed class Subject : IReadOnlyDictionary<string, string>
{
    private readonly ImmutableArray<string> roles;
    private readonly LawIndex? index;
    private Bilingual? label;

    /// <param name="roles">The roles in the order of the benefit.</param>
    /// <param name="records">Who stands in them.</param>
    /// <param name="index">Knows what people call them.</param>
    internal Subject(ImmutableArray<string> roles, ImmutableArray<FactRecord> records, LawIndex? index) =>
        (this.roles, Records, this.index) = (roles, records, index);

    /// <summary>Nobody in particular.</summary>
    public static Subject None { get; } = new([], [], null);

    /// <summary>Whether the answer is about nobody in particular.</summary>
    public bool IsEmpty => Records.IsEmpty;

    /// <summary>In words, such as 母亲、第1个分娩; empty for nobody in particular.</summary>
    public Bilingual Label => label ??= LabelOf([.. Records.Select(record => index!.LabelOf(record))]);

    /// <inheritdoc/>
    public int Count => Records.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => this.Select(e => e.Value);

    /// <summary>The records, in the order of the benefit's roles.</summary>
    internal ImmutableArray<FactRecord> Records { get; }

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var path) ? path : throw new KeyNotFoundException(key);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => roles.Contains(key, StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        var role = roles.IndexOf(key, 0, StringComparer.Ordinal);
        value = role < 0 ? null : Records[role].Path;
        return role >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        roles.Select((role, i) => KeyValuePair.Create(role, Records[i].Path)).OrderBy(e => e.Key, StringComparer.Ordinal).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Bilingual LabelOf(Bilingual[] labels) =>
        labels is [var only] ? only : new Bilingual(string.Join('、', labels.Select(l => l.Zh)), string.Join(", ", labels.Select(l => l.En)));
}
