using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-002x: purposes and two pairs of eyes.</summary>
public static partial class AccessProblems
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>ACC-0020: no purpose for this record.</summary>
    public static Problem NoPurpose() => new(
        "ACC-0020",
        new("查看这份记录需要办理目的。", "Opening this record needs a purpose."),
        new("工作人员查看未成年人的个人信息，应当经负责人或其授权的管理人员审批并记录（未成年人网络保护条例第三十六条，原文待核）。分派给本岗位的办件就是目的。",
            "Staff open a minor's personal information with the approval of the responsible manager or delegate, and it is recorded (Regulations on the protection of minors online, article 36; verbatim text not at hand). A task assigned to the post is the purpose."),
        new("从分派给您的待办打开；或申请查看；紧急时写明理由先看，事后复核。", "Open it from your task; or ask for approval; in an emergency give the reason, and it is reviewed afterwards."));

    /// <summary>ACC-0021: the same person on both sides.</summary>
    public static Problem OwnDecision() => new(
        "ACC-0021",
        new("自己提出的，不能由自己决定。", "What you proposed yourself you cannot decide."),
        new("这一步要由另一个人做，换岗位也不算另一个人。", "It takes another person; another post of the same person does not count."),
        new("请另一位有权的人决定。", "Have somebody else decide it."));

    /// <summary>ACC-0022: somebody was first.</summary>
    public static Problem DecidedAlready(DateTimeOffset? at) => new(
        "ACC-0022",
        at is { } when
            ? new($"已于 {Day(when)} 决定过。", $"It was decided on {Day(when)}.")
            : new("刚刚已由别人决定。", "Somebody else has just decided it."),
        new("一件事只决定一次，先决定的有效。", "A thing is decided once; the first decision stands."),
        new("刷新页面看结果；需要改变时另行提出。", "Reload to see it; to change it, start anew."));

    /// <summary>ACC-0024: what is decided is not what was proposed.</summary>
    public static Problem ProposalChanged() => new(
        "ACC-0024",
        new("要决定的内容与提出时不一样。", "What is being decided differs from what was proposed."),
        new("两个人看到的必须是同一份内容。", "Both must have seen the same."),
        new("撤回后按现在的内容重新提出。", "Withdraw it and propose the present content."));

    internal static Problem GrantHours(int most) => new(
        "ACC-0023",
        new(Text($"查看的时间应为 1 到 {most} 小时。"), Text($"A record is opened for 1 to {most} hours.")),
        new("批准只管办这件事所需的时间。", "An approval lasts as long as the work needs."),
        new("改小后再提交。", "Choose a shorter time."));

    private static string Day(DateTimeOffset at) => at.ToOffset(China).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
