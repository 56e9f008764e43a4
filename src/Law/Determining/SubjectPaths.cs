using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Anyu.Law;

/// <summary>Whom an answer is about: role → path of its instance, such as <c>birth</c> → <c>births[1]</c>, in the order of the roles. One or two entries, so it is searched by walking.</summary>
public sealed class SubjectPaths : IReadOnlyDictionary<string, string>
{
    private readonly ImmutableArray<KeyValuePair<string, string>> entries;

    internal SubjectPaths(ImmutableArray<KeyValuePair<string, string>> entries) =>
        this.entries = entries.Length < 2 ? entries : entries.Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));

    /// <summary>Nobody in particular.</summary>
    public static SubjectPaths None { get; } = new([]);

    /// <summary>Whether the answer is about nobody in particular.</summary>
    public bool IsEmpty => entries.IsEmpty;

    /// <inheritdoc/>
    public int Count => entries.Length;

    /// <inheritdoc/>
    public IEnumerable<string> Keys => entries.Select(e => e.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => entries.Select(e => e.Value);

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
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
