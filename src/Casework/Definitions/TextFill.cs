using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>Fills the holes of a text: facts of the case and a few words about it.</summary>
public static partial class TextFill
{
    private const string Number = "case.number";
    private const string Service = "case.service";
    private const string Day = "case.day";
    private const string StepTitle = "step.title";
    private const string StepDue = "step.due";
    private const string Refusal = "step.refusal";
    private const string Remedy = "step.remedy";
    private const string Return = "step.return";

    /// <summary>The words beside facts that a text may use.</summary>
    public static ImmutableArray<string> Names { get; } = [Number, Service, Day, StepTitle, StepDue, Refusal, Remedy, Return];

    /// <summary>The text with its holes filled. What is not known is a dash.</summary>
    /// <param name="service">The definition.</param>
    /// <param name="state">The case.</param>
    /// <param name="step">The step it speaks of; empty for the whole case.</param>
    /// <param name="text">The text.</param>
    /// <param name="placeName">What people call a place.</param>
    public static Bilingual Fill(ServiceDefinition service, CaseState state, string step, Bilingual text, Func<string, Bilingual?> placeName) => new(
        Fill(service, state, step, text.Zh, Language.Zh, placeName), Fill(service, state, step, text.En, Language.En, placeName));

    /// <summary>A fact as people read it.</summary>
    public static Bilingual Words(ServiceDefinition service, string fact, string value, Func<string, Bilingual?> placeName)
    {
        var element = service.Element(fact);
        return element?.Type switch
        {
            FeelType.Boolean => value == "true" ? new("是", "yes") : new("否", "no"),
            FeelType.Code code => service.Scope.Schema.FindCodeList(code.ListId)?.Items.FirstOrDefault(i => i.Code == value)?.Label ?? new(value, value),
            FeelType.Place => placeName(value) ?? new(value, value),
            _ => value.Split(CaseFacts.BothLanguages) is [var zh, var en] ? new(zh, en) : new(value, value),
        };
    }

    private static string Fill(ServiceDefinition service, CaseState state, string step, string text, Language language, Func<string, Bilingual?> placeName) =>
        Hole().Replace(text, match => Value(service, state, step, match.Groups["name"].Value, language, placeName) ?? "—");

    private static string? Value(ServiceDefinition service, CaseState state, string step, string name, Language language, Func<string, Bilingual?> placeName)
    {
        var own = step.Length > 0 ? state.Steps.GetValueOrDefault(step) : null;
        var refusal = own?.Refusal is { } refused ? service.Refusal(refused.Ground) : null;
        return name switch
        {
            Number => state.Number,
            Service => service.Title.In(language),
            Day => Text(state.SubmittedOn),
            StepTitle => service.Step(step)?.Title.In(language),
            StepDue => own?.Clock?.Due is { } due ? Text(due) : null,
            Refusal => refusal?.Title.In(language),
            Remedy => refusal?.Remedy.In(language),
            Return => own?.ReturnText,
            _ => state.Facts[name] is { } value ? Words(service, name, value, placeName).In(language) : null,
        };
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
