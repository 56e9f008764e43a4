using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Law;

/// <summary>Dates and spans as content writes them.</summary>
internal static class Dates
{
    private const string Unknown = "unknown";

    /// <summary>A date in the form of ISO 8601, or null.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A date, or null with a problem.</summary>
    public static DateOnly? Read(YamlText text, string key, ProblemSink sink)
    {
        var day = Parse(text.Text);
        if (day is null)
        {
            sink.Add(LawProblems.BadDate(text.At, key, text.Text));
        }

        return day;
    }

    /// <summary>
    /// A span: <c>2023-12-29..</c>, <c>2016-01-22..2021-09-30</c>, <c>..2023-12-31</c>, <c>2016-01-22..unknown</c> or <c>unknown</c>.
    /// Where an interpretation gives the start, the start counts as not stated: a person may choose another.
    /// </summary>
    public static Validity Span(YamlText text, string? startBy, Validity inherited, ProblemSink sink)
    {
        if (text.Text == Unknown)
        {
            return new Validity(null, null, startBy ?? inherited.FromAssumedBy);
        }

        var cut = text.Text.IndexOf("..", StringComparison.Ordinal);
        if (cut < 0)
        {
            sink.Add(LawProblems.BadDate(text.At, "in-force", text.Text));
            return inherited;
        }

        var (first, last) = (text.Text[..cut].Trim(), text.Text[(cut + 2)..].Trim());
        var from = first is "" or Unknown ? null : Read(text with { Text = first }, "in-force", sink);
        var until = last is "" or Unknown ? null : Read(text with { Text = last }, "in-force", sink);
        if (from > until)
        {
            sink.Add(LawProblems.ReversedValidity(text.At, from.Value, until.Value));
        }

        return first.Length == 0
            ? inherited with { Until = until, UntilUnknown = last == Unknown, FromAssumedBy = startBy ?? inherited.FromAssumedBy, From = startBy is null ? inherited.From : null }
            : new Validity(startBy is null ? from : null, until, startBy ?? (from is null ? inherited.FromAssumedBy : null), last == Unknown);
    }
}
