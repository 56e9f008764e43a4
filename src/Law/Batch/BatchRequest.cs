using System.Collections.Immutable;
using System.Globalization;

namespace Anyu.Law;

/// <summary>What is asked of the lawbook for a whole population.</summary>
/// <param name="On">The dates asked, such as the first day of each month of a year. What is the same on several is worked out once.</param>
/// <param name="Place">The division used for every place fact that is not stated; null: the column <c>place</c>, if there is one.</param>
/// <param name="Settings">Interpretations switched, id → option.</param>
/// <param name="Benefits">The benefits asked; empty: all.</param>
public sealed record BatchRequest(ImmutableArray<DateOnly> On, string? Place, ImmutableSortedDictionary<string, string> Settings, ImmutableArray<string> Benefits)
{
    /// <summary>What of each answer is handed over; what is not asked for costs nothing.</summary>
    public BatchParts Parts { get; init; } = BatchParts.All;

    /// <summary>All benefits on those dates.</summary>
    public static BatchRequest For(params ImmutableArray<DateOnly> on) => new(on, null, ImmutableSortedDictionary<string, string>.Empty, []);
}

/// <summary>What of an answer is worked out and handed over.</summary>
[Flags]
public enum BatchParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The outcome.</summary>
    Outcome = 1,

    /// <summary>The guaranteed amount.</summary>
    Amount = 2,

    /// <summary>What is encouraged or permitted on top.</summary>
    Encouraged = 4,

    /// <summary>Outcome and amounts.</summary>
    All = Outcome | Amount | Encouraged,

    /// <summary>The day of the event that selects the law.</summary>
    LawDate = 8,
}

/// <summary>One answer that every family of a population has: about a benefit, for one subject it could be for, on one date.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Subject">Role → path, such as <c>birth</c> → <c>births[1]</c>.</param>
/// <param name="On">The date asked.</param>
/// <param name="Number">Its place among the answers of the plan, from 0.</param>
public sealed record BatchAnswer(Benefit Benefit, SubjectPaths Subject, DateOnly On, int Number)
{
    /// <summary>
    /// The number of the result that holds the <see cref="Law.Outcome"/> as a number. Not applicable in the rows where there is no answer about this subject
    /// (nobody is there, or it does not exist); unknown where it is not stated who is there.
    /// </summary>
    public int Outcome => Number * ResultsPerAnswer;

    /// <summary>The number of the result that holds the guaranteed amount, in the benefit's unit; not applicable where there is none.</summary>
    public int Amount => Outcome + 1;

    /// <summary>The number of the result that holds what is encouraged or permitted on top; not applicable where nothing is.</summary>
    public int Encouraged => Outcome + 2;

    /// <summary>The number of the result that holds the day of the event that selects the law; not applicable where it is not known.</summary>
    public int LawDate => Outcome + 3;

    /// <summary>Which of the laws laid beside each other answers, from 0.</summary>
    public int Law { get; init; }

    /// <summary>Whether it is the first of its benefit, law and date, which also stands for the answer that it is not stated who is there.</summary>
    internal bool IsFirst { get; init; }

    /// <summary>What it is about: the same for the answers of several laws.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{Benefit.Id} {string.Join(' ', Subject.Values)} {On:yyyy-MM-dd}");

    /// <summary>How many results are handed over for an answer.</summary>
    public const int ResultsPerAnswer = 4;
}

/// <summary>A benefit that is decided row by row, by the walker.</summary>
/// <param name="Benefit">The benefit.</param>
/// <param name="Reason">What columns do not hold.</param>
public sealed record WalkedBenefit(Benefit Benefit, string Reason);
