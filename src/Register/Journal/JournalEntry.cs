using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Anyu.Register;

/// <summary>How sure the register is of a value.</summary>
public enum Confidence
{
    /// <summary>Seen in an official document: certificate, household register, decision.</summary>
    Certified,

    /// <summary>Told by the agency whose business it is.</summary>
    Reported,

    /// <summary>Declared by the person.</summary>
    Declared,

    /// <summary>Followed from other values.</summary>
    Derived,
}

/// <summary>Where a value comes from.</summary>
/// <param name="Agency">The agency's id or the program's name.</param>
/// <param name="Document">The kind and mark of the document, such as <c>import:…</c>; never an identity number.</param>
/// <param name="Confidence">How sure it is.</param>
public sealed record Source(string Agency, string Document, Confidence Confidence);

/// <summary>
/// Values of one subject that came together: true from one day to another, learned at an instant, from one source. Two axes of time:
/// <see cref="ValidFrom"/> and <see cref="ValidTo"/> say when it was true, <see cref="RecordedAt"/> when it was learned.
/// </summary>
internal sealed record JournalEntry
{
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Its id; later entries have later ids, to the millisecond.</summary>
    public required Guid Id { get; init; }

    /// <summary>The record it speaks of.</summary>
    public required Guid Subject { get; init; }

    /// <summary>One of <see cref="Kinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its place among the entries of one unit of work.</summary>
    public int Step { get; init; }

    /// <summary>The life event or act that brought it.</summary>
    public required Guid Event { get; init; }

    /// <summary>The first day on which it is true; null when it always was.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which it is true; null when no end is known.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>When it was learned.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Who recorded it, as the evidence log names them.</summary>
    public required string Actor { get; init; }

    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }

    /// <summary>The entry whose values of the same elements it replaces: they were never true.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Element → value; an empty value says that there is none. Identity numbers, phones and certificate numbers stand encrypted.</summary>
    public required ImmutableSortedDictionary<string, string> Values { get; init; }

    /// <summary>The values as the journal keeps them.</summary>
    public static string Write(ImmutableSortedDictionary<string, string> values) => JsonSerializer.Serialize(values, Form);

    /// <summary>The values of a journal row.</summary>
    public static ImmutableSortedDictionary<string, string> Read(string body) =>
        (JsonSerializer.Deserialize<Dictionary<string, string>>(body, Form) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);
}

/// <summary>The kinds of records.</summary>
internal static class Kinds
{
    public const string Person = "person";
    public const string Kin = "kin";
    public const string Marriage = "marriage";
    public const string Guardian = "guardian";
    public const string Birth = "birth";
    public const string Pregnancy = "pregnancy";
    public const string Organisation = "organisation";
    public const string Event = "event";
}

/// <summary>The elements of records, as the journal names them.</summary>
internal static class Elements
{
    public const string Name = "name";
    public const string Written = "name-written";
    public const string FormerName = "former-name";
    public const string Sex = "sex";
    public const string BirthDate = "birth-date";
    public const string DeathDate = "death-date";
    public const string Ethnicity = "ethnicity";
    public const string Number = "number";
    public const string Phone = "phone";
    public const string Residence = "residence";
    public const string Hukou = "hukou";
    public const string LinkedTo = "linked-to";
    public const string Parent = "parent";
    public const string Child = "child";
    public const string Kind = "kind";
    public const string Role = "role";
    public const string From = "from";
    public const string To = "to";
    public const string EndKind = "end-kind";
    public const string One = "one";
    public const string Other = "other";
    public const string Guardian = "guardian";
    public const string Organisation = "organisation";
    public const string Mother = "mother";
    public const string Father = "father";
    public const string Ordinal = "ordinal";
    public const string Plurality = "plurality";
    public const string Certificate = "certificate";
    public const string Place = "place";
    public const string ExpectedOn = "expected-on";
    public const string Person = "person";
    public const string HappenedOn = "happened-on";
    public const string Code = "code";
}
