using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>What of a person is compared.</summary>
/// <param name="Name">The name as searches compare it.</param>
/// <param name="Written">The name as it is kept.</param>
/// <param name="Sound">Its usual reading.</param>
/// <param name="Former">Former names as searches compare them.</param>
/// <param name="Sex">The registered sex.</param>
/// <param name="BirthDate">The date of birth.</param>
/// <param name="Number">The identity number, or null.</param>
/// <param name="Phone">The phone, or null.</param>
/// <param name="Mother">The mother, or null.</param>
internal sealed record PersonTraits(
    string Name, string Written, string Sound, IReadOnlyCollection<string> Former, int Sex, DateOnly BirthDate, string? Number, string? Phone, Guid? Mother)
{
    /// <inheritdoc/>
    public override string ToString() => "…";
}

/// <summary>Compares two persons: number (15 digits are made 18), name with variants and sound, former names, date of birth, sex, phone, mother.</summary>
internal static class PersonMatch
{
    public const string Kind = "person";

    /// <summary>Every agreement and difference that is weighed.</summary>
    public static readonly string[] Agreements =
    [
        "number", "number-near", "number-differs", "name", "name-variant", "name-sound", "name-former", "name-differs", "birth-date", "birth-date-near", "birth-date-differs",
        "sex", "sex-differs", "phone", "mother", "mother-differs",
    ];

    /// <summary>The agreements and differences of two persons; what one of them lacks counts nothing.</summary>
    public static IEnumerable<string> Compare(PersonTraits one, PersonTraits other)
    {
        if (one.Number is { } number && other.Number is { } second)
        {
            yield return number == second ? "number" : IsNear(number, second) ? "number-near" : "number-differs";
        }

        yield return NameOf(one, other);
        yield return one.BirthDate == other.BirthDate ? "birth-date" : IsNear(one.BirthDate, other.BirthDate) ? "birth-date-near" : "birth-date-differs";
        if (one.Sex != (int)RegisteredSex.Unknown && other.Sex != (int)RegisteredSex.Unknown)
        {
            yield return one.Sex == other.Sex ? "sex" : "sex-differs";
        }

        if (one.Phone is { } phone && phone == other.Phone)
        {
            yield return "phone";
        }

        if (one.Mother is { } mother && other.Mother is { } hers)
        {
            yield return mother == hers ? "mother" : "mother-differs";
        }
    }

    /// <summary>Whether two texts differ in one character or in the order of two neighbours.</summary>
    public static bool IsNear(string one, string other) => Nearest.Edits(one, other) == 1;

    /// <summary>Whether two dates differ by one digit, or month and day were exchanged.</summary>
    public static bool IsNear(DateOnly one, DateOnly other) =>
        (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month) || one.Written().Zip(other.Written()).Count(pair => pair.First != pair.Second) == 1;

    private static string NameOf(PersonTraits one, PersonTraits other) =>
        one.Written == other.Written ? "name"
        : one.Name == other.Name ? "name-variant"
        : one.Former.Contains(other.Name, StringComparer.Ordinal) || other.Former.Contains(one.Name, StringComparer.Ordinal) ? "name-former"
        : one.Sound.Length > 0 && one.Sound == other.Sound ? "name-sound"
        : "name-differs";
}
