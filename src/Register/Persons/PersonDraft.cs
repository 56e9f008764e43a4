using System.Collections.Immutable;
using System.Globalization;
using Anyu.Access;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>A person to be recorded.</summary>
public sealed record NewPerson
{
    /// <summary>The id, made by the caller: sent twice is recorded once.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name as in the document.</summary>
    public required string Name { get; init; }

    /// <summary>A former name, or null.</summary>
    public string? FormerName { get; init; }

    /// <summary>The registered sex.</summary>
    public required RegisteredSex Sex { get; init; }

    /// <summary>The date of birth.</summary>
    public required DateOnly BirthDate { get; init; }

    /// <summary>The identity number, 18 or 15 characters, or null.</summary>
    public string? Number { get; init; }

    /// <summary>A phone, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>The ethnicity by GB/T 3304, or null.</summary>
    public string? Ethnicity { get; init; }

    /// <summary>Where the person lives, or null.</summary>
    public PlaceCode? Residence { get; init; }

    /// <summary>Where the hukou is, or null.</summary>
    public PlaceCode? Hukou { get; init; }

    /// <summary>Since when residence and hukou are so; null when nobody said.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>The mother's record where it is known: weighed when the person is looked for, not recorded as kin.</summary>
    public Guid? Mother { get; init; }

    /// <summary>Where the values come from.</summary>
    public required Source Source { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id.ToString("D");
}

/// <summary>A person's values, checked and in the form in which they are kept.</summary>
internal sealed record PersonDraft(
    string Name, string Written, string? FormerName, RegisteredSex Sex, DateOnly BirthDate, string? Number, string? Phone, string? Ethnicity, string? Residence, string? Hukou)
{
    private static readonly Bilingual BirthDateLabel = new("出生日期", "date of birth");

    /// <summary>Checks the values; nothing is looked up.</summary>
    public static (PersonDraft? Draft, ImmutableArray<Problem> Problems) Check(NewPerson person, NameForm form, DateOnly today)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var name = Take(form.Keep(person.Name), problems);
        var former = string.IsNullOrWhiteSpace(person.FormerName) ? null : Take(form.Keep(person.FormerName), problems);
        CheckDay(person.BirthDate, today, problems);
        var number = NumberOf(person, problems);
        var phone = PhoneOf(person.Phone, problems);
        if (person.Ethnicity is { } code && !IsEthnicity(code))
        {
            problems.Add(RegisterProblems.Ethnicity(code));
        }

        return problems.Count > 0
            ? (null, problems.ToImmutable())
            : (new PersonDraft(name, person.Name.Trim(), former, person.Sex, person.BirthDate, number, phone, person.Ethnicity, Full(person.Residence), Full(person.Hukou)), []);
    }

    /// <summary>A phone in the form in which it is kept: digits, perhaps after a plus; null when it is none.</summary>
    public static string? Digits(string phone)
    {
        var kept = string.Concat(phone.Where(character => char.IsAsciiDigit(character) || character == '+'));
        var digits = kept.TrimStart('+');
        return digits.Length is >= 5 and <= 15 && !digits.Contains('+', StringComparison.Ordinal) && phone.All(character => char.IsAsciiDigit(character) || character is '+' or '-' or ' ' or '(' or ')') ? kept : null;
    }

    /// <inheritdoc/>
    public override string ToString() => "…";

    private static string Take((string Name, Problem? Problem) kept, ImmutableArray<Problem>.Builder problems)
    {
        if (kept.Problem is not null)
        {
            problems.Add(kept.Problem);
        }

        return kept.Name;
    }

    private static void CheckDay(DateOnly day, DateOnly today, ImmutableArray<Problem>.Builder problems)
    {
        if (day > today)
        {
            problems.Add(RegisterProblems.Future(BirthDateLabel));
        }
        else if (day < Limits.Earliest)
        {
            problems.Add(RegisterProblems.TooEarly(BirthDateLabel));
        }
    }

    private static string? NumberOf(NewPerson person, ImmutableArray<Problem>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(person.Number))
        {
            return null;
        }

        if (!ResidentId.TryParse(person.Number, out var number, out var problem))
        {
            problems.Add(problem);
            return null;
        }

        if (!number.IsForeigner && number.BirthDate != person.BirthDate)
        {
            problems.Add(RegisterProblems.NumberBirthDate());
        }

        return number.Reveal();
    }

    private static string? PhoneOf(string? phone, ImmutableArray<Problem>.Builder problems)
    {
        if (string.IsNullOrWhiteSpace(phone))
        {
            return null;
        }

        var digits = Digits(phone);
        if (digits is null)
        {
            problems.Add(RegisterProblems.Phone());
        }

        return digits;
    }

    private static bool IsEthnicity(string code) =>
        code.Length == 2 && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is (>= 1 and <= 56) or 97 or 98;

    private static string? Full(PlaceCode? place) => place is { } code ? PlaceRange.Full(code) : null;
}
