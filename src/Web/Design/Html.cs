using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Anyu.Web.Design;

/// <summary>
/// Writes HTML for one view. The literal parts of an interpolated text are markup and every hole is encoded, so nothing that a person typed
/// or a document says can become markup. A hole that holds both languages is written in the view's.
/// </summary>
internal sealed class Html(View view) : IHtmlContent
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new(4096);

    /// <summary>How the reader reads.</summary>
    public View View { get; } = view;

    /// <summary>Whether nothing was written yet.</summary>
    public bool IsEmpty => text.Length == 0;

    /// <summary>Writes markup with encoded holes.</summary>
    [SuppressMessage("Style", "IDE0060", Justification = "The handler writes while it is built.")]
    [SuppressMessage("Usage", "CA1801", Justification = "The handler writes while it is built.")]
    public Html Add([InterpolatedStringHandlerArgument("")] ref Markup markup) => this;

    /// <summary>Writes what another writer made.</summary>
    public Html Add(Html part)
    {
        text.Append(part.text);
        return this;
    }

    /// <summary>Writes each item.</summary>
    public Html Each<T>(IEnumerable<T> items, Action<Html, T> write)
    {
        foreach (var item in items)
        {
            write(this, item);
        }

        return this;
    }

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var chunk in text.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    /// <summary>An attribute that is written only when it has a value: <c>{Html.Attribute("id", value)}</c>.</summary>
    public static OptionalAttribute Attribute(string name, string? value) => new(name, value);

    /// <summary>A boolean attribute, written or not.</summary>
    public static OptionalAttribute Flag(string name, bool present) => new(name, present ? "" : null);

    private void Encode(string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            text.Append(Encoder.Encode(value));
        }
    }

    /// <summary>An attribute that may be absent.</summary>
    public readonly record struct OptionalAttribute(string Name, string? Value);

    /// <summary>Takes the literals and holes of one call.</summary>
    [InterpolatedStringHandler]
    [SuppressMessage("Performance", "CA1815", Justification = "Never compared.")]
    [SuppressMessage("Usage", "CA1801", Justification = "The signature is the compiler's.")]
    public readonly ref struct Markup(int literalLength, int formattedCount, Html html)
    {
        /// <summary>How much the literals will take.</summary>
        public int Expected { get; } = literalLength + (formattedCount * 16);

        /// <summary>Markup.</summary>
        public void AppendLiteral(string value) => html.text.Append(value);

        /// <summary>Encoded text.</summary>
        public void AppendFormatted(string? value) => html.Encode(value);

        /// <summary>Text in the view's language.</summary>
        public void AppendFormatted(Bilingual value) => html.Encode(value.In(html.View.Language));

        /// <summary>Text in the view's language, or nothing.</summary>
        public void AppendFormatted(Bilingual? value) => html.Encode(value?.In(html.View.Language));

        /// <summary>Chinese and English side by side in the code, one of them on the page.</summary>
        public void AppendFormatted((string Zh, string En) value) => html.Encode(html.View.Pick(value.Zh, value.En));

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int value) => html.text.Append(CultureInfo.InvariantCulture, $"{value}");

        /// <summary>A number, grouped.</summary>
        public void AppendFormatted(decimal value) => html.text.Append(View.Number(value));

        /// <summary>A date as people write it.</summary>
        public void AppendFormatted(DateOnly value) => html.Encode(html.View.Day(value));

        /// <summary>An attribute, with the blank before it.</summary>
        public void AppendFormatted(OptionalAttribute value)
        {
            if (value.Value is not null)
            {
                html.text.Append(' ').Append(value.Name).Append("=\"");
                html.Encode(value.Value);
                html.text.Append('"');
            }
        }

        /// <summary>What another writer made.</summary>
        public void AppendFormatted(Html part) => html.Add(part);
    }
}
