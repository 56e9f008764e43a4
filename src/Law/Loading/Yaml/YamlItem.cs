using System.Collections.Immutable;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>A node of a YAML text with its exact place. The tree keeps every key, so that one written twice can be reported.</summary>
/// <param name="At">Where it begins.</param>
internal abstract record YamlItem(SourceLocation At)
{
    /// <summary>What people call this kind of node.</summary>
    public abstract Bilingual KindLabel { get; }
}

/// <summary>A scalar as written.</summary>
/// <param name="Text">The text without quotes.</param>
/// <param name="Plain">Whether it stood without quotes.</param>
/// <param name="At">Where the text itself begins: after the opening quote.</param>
internal sealed record YamlText(string Text, bool Plain, SourceLocation At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override Bilingual KindLabel => new("文字", "a text");

    /// <summary>Whether nothing is stated: empty, <c>null</c> or <c>~</c> without quotes.</summary>
    public bool IsNothing => Plain && Text is "" or "null" or "~";
}

/// <summary>Keys and values in the order of the text.</summary>
internal sealed record YamlMap(ImmutableArray<YamlEntry> Entries, SourceLocation At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override Bilingual KindLabel => new("键值对", "a mapping");

    /// <summary>The first entry of that key, or null.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(e => string.Equals(e.Key, key, StringComparison.Ordinal));
}

/// <summary>A list.</summary>
internal sealed record YamlList(ImmutableArray<YamlItem> Items, SourceLocation At) : YamlItem(At)
{
    /// <inheritdoc/>
    public override Bilingual KindLabel => new("列表", "a list");
}

/// <summary>One key with its value.</summary>
internal sealed record YamlEntry(string Key, SourceLocation KeyAt, YamlItem Value);
