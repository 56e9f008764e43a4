using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>What is on record about a person on the roster, and what a correction gives anew.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Post">The post in this system that the person holds; null for who never signs in, as most do.</param>
/// <param name="Duties">What the person answers for; empty when it was not written down.</param>
/// <param name="Pay">The pay.</param>
/// <param name="Pension">A code of <see cref="RosterRules.Pensions"/>; empty when it is not known.</param>
/// <param name="Since">The first day of service.</param>
/// <param name="Until">The first day on which the person no longer serves; null while there is none.</param>
public sealed record RosterFacts(string Name, Guid? Post, string Duties, RosterPay Pay, string Pension, DateOnly Since, DateOnly? Until)
{
    /// <summary>The longest name.</summary>
    public const int NameAtMost = 40;

    /// <summary>The longest text of duties.</summary>
    public const int DutiesAtMost = 500;

    private static readonly DateOnly Earliest = new(1950, 1, 1);

    /// <summary>What is wrong with them; empty when nothing is: <c>ACC-0201</c> to <c>ACC-0205</c>.</summary>
    public IEnumerable<Problem> Faults(RosterRules rules, DateOnly today)
    {
        if (!IsName(Name))
        {
            yield return AccessProblems.NotAName(Name);
        }

        if (Duties.Length > DutiesAtMost)
        {
            yield return AccessProblems.DutiesTooLong();
        }

        if (Pension.Length > 0 && rules.Pension(Pension) is null)
        {
            yield return AccessProblems.UnknownPension(Pension, rules.Pensions);
        }

        foreach (var day in new[] { Since, Until }.OfType<DateOnly>().Where(day => !IsDay(day, today)))
        {
            yield return AccessProblems.RosterDay(day);
        }

        if (Until < Since)
        {
            yield return AccessProblems.EndsBeforeItBegins(Since);
        }
    }

    /// <summary>Whether a day can be one of service: not before 1950, and no more than a year ahead.</summary>
    internal static bool IsDay(DateOnly day, DateOnly today) => day >= Earliest && day <= today.AddYears(1);

    /// <summary>Letters, with the marks that stand in names; a digit means that another column slipped in.</summary>
    private static bool IsName(string name) =>
        name.Length is > 1 and <= NameAtMost && char.IsLetter(name[0]) && name.All(letter => char.IsLetter(letter) || letter is '·' or ' ' or '-' or '（' or '）' or '(' or ')');
}

/// <summary>
/// A person of the roster of grassroots services 基层服务人员: an officer of a township or subdistrict, or the person responsible in a village or community.
/// Which of the two follows from the place.
/// </summary>
/// <param name="Id">The id of the entry; all its versions share it.</param>
/// <param name="Version">1 for the first, one more for each correction.</param>
/// <param name="PlaceCode">The township or village, twelve digits; an entry does not move.</param>
/// <param name="Facts">What is on record.</param>
/// <param name="RecordedBy">Who recorded this version, as the evidence log names it.</param>
/// <param name="RecordedAt">When.</param>
public sealed record RosterPerson(Guid Id, long Version, string PlaceCode, RosterFacts Facts, string RecordedBy, DateTimeOffset RecordedAt)
{
    /// <summary>Whether the person serves on a day.</summary>
    public bool Serves(DateOnly day) => Facts.Since <= day && (Facts.Until is not { } until || day < until);
}

/// <summary>A version as a row.</summary>
internal sealed record RosterRow(
    Guid Entry, long Version, string PlaceCode, string Name, Guid? Post, string Duties, string Pay, long? PayFenMonthly, string Pension, DateOnly SinceOn, DateOnly? UntilOn, string RecordedBy, DateTimeOffset RecordedAt)
{
    public RosterPerson Person => new(
        Entry, Version, PlaceCode, new(Name, Post, Duties, new(StateOf(Pay), new Money(PayFenMonthly ?? 0)), Pension, SinceOn, UntilOn), RecordedBy, RecordedAt);

    public static string WordOf(RosterPayState state) => state switch
    {
        RosterPayState.Paid => "paid",
        RosterPayState.Unpaid => "unpaid",
        _ => "unknown",
    };

    private static RosterPayState StateOf(string word) => word switch
    {
        "paid" => RosterPayState.Paid,
        "unpaid" => RosterPayState.Unpaid,
        _ => RosterPayState.Unknown,
    };
}
