using System.Globalization;

namespace Anyu.Law;

/// <summary>What of a block outcomes and amounts rest on, as text. Quotes, notes, claims, papers and payers are told with an answer and decide nothing.</summary>
internal static class DecisiveText
{
    /// <summary>What a provision decides.</summary>
    public static string Of(Provision provision) => Lines(
        provision.Benefit,
        provision.Place,
        provision.Document,
        Text(provision.Part, p => p),
        Text(provision.Force, f => f.ToString()),
        Text(provision.Covers, e => e.Source),
        Text(provision.When, e => e.Source),
        provision.Operation.ToString(),
        Text(provision.Value, ValueText),
        provision.Of?.Source,
        provision.Relation.ToString(),
        string.Join(' ', provision.AppliesTo),
        string.Join(' ', provision.Uses),
        Text(provision.InForce),
        string.Join(' ', provision.Supersedes));

    /// <summary>What a definition gives meaning to, and which.</summary>
    public static string Of(Definition definition) => Lines(
        $"{definition.Entity}.{definition.Element}",
        definition.Place,
        definition.Document,
        Text(definition.Value, e => e.Source),
        Text(definition.Covers, e => e.Source),
        Text(definition.Scope, s => s),
        string.Join(' ', definition.Benefits),
        string.Join(' ', definition.Uses),
        Text(definition.InForce));

    /// <summary>How an open point is read.</summary>
    public static string Of(Interpretation interpretation) =>
        Lines(interpretation.Type, interpretation.Default, interpretation.Unit.ToString(), string.Join(' ', interpretation.Options.Keys));

    /// <summary>What a place adopted.</summary>
    public static string Of(Adoption adoption) => Lines(
        adoption.Provision, adoption.Place, Day(adoption.Since), Day(adoption.Until), adoption.Value?.ToString(CultureInfo.InvariantCulture));

    private static string Lines(params ReadOnlySpan<string?> parts) => string.Join('\n', parts!);

    private static string? Text<T>(Choice<T>? choice, Func<T, string?> text) => choice switch
    {
        null => null,
        { By: null } => text(choice.Plain!),
        _ => $"{choice.By}: {string.Join("; ", choice.Options.Select(o => $"{o.Key}: {text(o.Value)}"))}",
    };

    private static string? ValueText(LawValue value) => value.Expression?.Source ?? value.Table?.Source;

    private static string Text(Validity validity) => $"{Day(validity.From)} {Day(validity.Until)} {validity.FromAssumedBy} {validity.UntilUnknown}";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
