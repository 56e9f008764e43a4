using Anyu.Casework;

namespace Anyu.Web.Cases;

/// <summary>What the states of cases and steps are called.</summary>
internal static class CaseWords
{
    public static Bilingual Of(StepStatus status) => status switch
    {
        StepStatus.Waiting => new("等前面的环节", "waiting for earlier steps"),
        StepStatus.Open => new("办理中", "under way"),
        StepStatus.Returned => new("请您补正", "needs your correction"),
        StepStatus.Refused => new("没有办成", "refused"),
        StepStatus.InReview => new("复核中", "in review"),
        StepStatus.Done => new("已办好", "done"),
        StepStatus.Skipped => new("不需要", "not needed"),
        _ => new("已结束", "ended"),
    };

    public static string TagOf(StepStatus status) => status switch
    {
        StepStatus.Done => "sure",
        StepStatus.Open => "soon",
        StepStatus.Returned or StepStatus.InReview => "ask",
        StepStatus.Refused => "no",
        _ => "none",
    };

    public static Bilingual Of(CaseOutcome outcome) => outcome switch
    {
        CaseOutcome.Granted => new("办结", "complete"),
        CaseOutcome.Partly => new("部分办结", "partly complete"),
        CaseOutcome.Refused => new("不予办理", "refused"),
        _ => new("已撤回", "withdrawn"),
    };

    /// <summary>The same clock for citizen, clerk and supervisor.</summary>
    public static Bilingual? Of(ClockState? clock, DateOnly today) => clock switch
    {
        null => null,
        { PausedOn: { } since } => new(FormattableString.Invariant($"时限从 {since:yyyy-MM-dd} 起暂停"), FormattableString.Invariant($"clock stands still since {since:yyyy-MM-dd}")),
        { Due: { } due } when due < today => new(FormattableString.Invariant($"应在 {due:yyyy-MM-dd} 前办好，已超期"), FormattableString.Invariant($"was due on {due:yyyy-MM-dd}")),
        { Due: { } due } => new(FormattableString.Invariant($"{due:yyyy-MM-dd} 前办好"), FormattableString.Invariant($"due by {due:yyyy-MM-dd}")),
        { BeyondHorizon: true } => new("到期日在已公布的工作日历之后，公布后自动算出", "due behind the published working calendar; computed once it is published"),
        _ => null,
    };
}
