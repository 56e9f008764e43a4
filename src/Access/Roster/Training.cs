using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>A training 培训 that a person of the roster attended.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Entry">The person's entry.</param>
/// <param name="HeldOn">The day.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Hours">How long, in hours of instruction.</param>
/// <param name="Certificate">The certificate given; empty when there was none.</param>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="WithdrawnAt">When it was withdrawn as recorded wrongly; null while it holds.</param>
public sealed record Training(Guid Id, Guid Entry, DateOnly HeldOn, string Subject, long Hours, string Certificate, DateTimeOffset RecordedAt, DateTimeOffset? WithdrawnAt);

/// <summary>A training as it is told.</summary>
/// <param name="HeldOn">The day.</param>
/// <param name="Subject">What it was about.</param>
/// <param name="Hours">1 to 999.</param>
/// <param name="Certificate">The certificate given; empty when there was none.</param>
public sealed record TrainingFacts(DateOnly HeldOn, string Subject, long Hours, string Certificate)
{
    /// <summary>The longest subject, and the longest certificate.</summary>
    public const int TextAtMost = 100;

    private const int HoursAtMost = 999;

    /// <summary>What is wrong with it; empty when nothing is: <c>ACC-0203</c>, <c>ACC-0206</c>, <c>ACC-0207</c>.</summary>
    public IEnumerable<Problem> Faults(DateOnly today)
    {
        if (!RosterFacts.IsDay(HeldOn, today) || HeldOn > today)
        {
            yield return AccessProblems.RosterDay(HeldOn);
        }

        if (string.IsNullOrWhiteSpace(Subject) || Subject.Length > TextAtMost || Certificate.Length > TextAtMost)
        {
            yield return AccessProblems.TrainingText();
        }

        if (Hours is < 1 or > HoursAtMost)
        {
            yield return AccessProblems.TrainingHours();
        }
    }
}
