using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Anyu.Law;

/// <summary>Writes a part of a YAML tree as one line of YAML, to hand it on to another reader.</summary>
internal static class YamlWriter
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("{}[],:#\"'\n&*!|>%@`");

    /// <summary>The item in flow style; a scalar alone stays as written.</summary>
    public static string Write(YamlItem item) => item is YamlText text ? text.Text : Flow(new StringBuilder(), item).ToString();

    /// <summary>Several entries as one mapping.</summary>
    public static string Write(IEnumerable<YamlEntry> entries, YamlMap like) => Flow(new StringBuilder(), like with { Entries = [.. entries] }).ToString();

    private static StringBuilder Flow(StringBuilder to, YamlItem item)
    {
        switch (item)
        {
            case YamlText text:
                return to.Append(text.Plain && IsSafe(text.Text) ? text.Text : JsonSerializer.Serialize(text.Text));
            case YamlList list:
                return Join(to.Append('['), list.Items, (t, i) => Flow(t, i)).Append(']');
            case YamlMap map:
                return Join(to.Append("{ "), map.Entries, (t, e) => Flow(t.Append(JsonSerializer.Serialize(e.Key)).Append(": "), e.Value)).Append(" }");
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item, "Not a node of a YAML tree.");
        }
    }

    private static StringBuilder Join<T>(StringBuilder to, IEnumerable<T> items, Action<StringBuilder, T> write)
    {
        var first = true;
        foreach (var item in items)
        {
            to.Append(first ? "" : ", ");
            first = false;
            write(to, item);
        }

        return to;
    }

    private static bool IsSafe(string text) => text.AsSpan().IndexOfAny(Marks) < 0;
}
