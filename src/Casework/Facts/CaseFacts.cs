using System.Collections.Immutable;
using System.Globalization;
using Anyu.Feel;
using Anyu.Kernel;

namespace Anyu.Casework;

/// <summary>What is stated in a case: fact → value as written in content (<c>true</c>, <c>2026-03-01</c>, a code, a place). Immutable.</summary>
/// <param name="Values">Fact, such as <c>mother.birthDate</c>, and its value; a subject alone with <c>none</c> says that there is no such person.</param>
public sealed record CaseFacts(ImmutableSortedDictionary<string, string> Values)
{
    /// <summary>The word that says a subject does not exist.</summary>
    public const string None = "none";

    /// <summary>Parts a text that the program states in both languages (U+001F, unit separator).</summary>
    internal const char BothLanguages = '\u001F';

    private static readonly string[] DateForms = ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd"];

    /// <summary>Nothing is stated.</summary>
    public static CaseFacts Empty { get; } = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The value of a fact, or null.</summary>
    public string? this[string fact] => Values.GetValueOrDefault(fact);

    /// <summary>These facts with others added or replaced.</summary>
    public CaseFacts With(IEnumerable<KeyValuePair<string, string>> more) => new(Values.SetItems(more));

    /// <summary>A text in both languages as the value of one fact; who reads it sees one of them.</summary>
    internal static string Both(Bilingual text) => $"{text.Zh}{BothLanguages}{text.En}";

    /// <summary>The facts as a definition understands them, each in its canonical form, or what is wrong with them.</summary>
    /// <param name="service">The definition.</param>
    /// <param name="written">Facts as written.</param>
    public static (CaseFacts Facts, ImmutableArray<Problem> Problems) Read(ServiceDefinition service, IEnumerable<KeyValuePair<string, string>> written)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var values = Empty.Values.ToBuilder();
        foreach (var (fact, text) in written)
        {
            var trimmed = text.Trim();
            if (trimmed.Length == 0)
            {
                continue;
            }

            if (service.Subjects.ContainsKey(fact) && trimmed == None)
            {
                values[fact] = None;
            }
            else if (service.Element(fact) is not { } element)
            {
                problems.Add(CaseProblems.UnknownFact(fact, service.Id));
            }
            else if (Canonical(service, fact, element, trimmed) is { } value)
            {
                values[fact] = value;
            }
            else
            {
                problems.Add(CaseProblems.BadValue(fact, element));
            }
        }

        return (new CaseFacts(values.ToImmutable()), problems.ToImmutable());
    }

    /// <summary>A value in the form in which it is kept; null when it is none of the element's.</summary>
    internal static string? Canonical(ServiceDefinition service, string fact, Element element, string text) => element.Type switch
    {
        FeelType.Boolean => text switch { "true" or "yes" or "是" or "有" => "true", "false" or "no" or "否" or "无" or "没有" => "false", _ => null },
        FeelType.Date => Date(text),
        FeelType.Number => Number(element, text),
        FeelType.Code code => service.Scope.Schema.FindCodeList(code.ListId)?.Items.FirstOrDefault(i => i.Code == text || i.Label.Zh == text)?.Code,
        FeelType.Place => PlaceCode.TryParse(text, out var place, out _) ? place.ToString() : null,
        FeelType.Text => service.Form.Field(fact)?.Format is { } format ? TextFormats.Canonical(format, text) : element.Name == TextFormats.ResidentIdElement ? TextFormats.Canonical(TextFormats.Resident, text) : text,
        _ => null,
    };

    /// <summary>The value of a fact for expressions; null when it is not stated.</summary>
    internal static FeelValue? Value(Element element, string? text) => text is null ? null : element.Type switch
    {
        FeelType.Boolean => FeelValue.Of(text == "true"),
        FeelType.Date => FeelValue.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        FeelType.Number => FeelValue.Of(decimal.Parse(text, CultureInfo.InvariantCulture)),
        _ => FeelValue.Of(text),
    };

    private static string? Date(string text) =>
        DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= 1900 and <= 2200
            ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string? Number(Element element, string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number >= element.Least && number <= (element.Most ?? decimal.MaxValue)
        && (element.Type is not FeelType.Number { Unit: Unit.One } || decimal.IsInteger(number))
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
