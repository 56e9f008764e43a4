using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-003x: signing in.</summary>
public static partial class AccessProblems
{
    /// <summary>ACC-0033: not signed in, or not any more.</summary>
    public static Problem NotSignedIn() => new(
        "ACC-0033",
        new("请先登录。", "Please sign in."),
        new("没有登录，或登录已结束。", "You are not signed in, or no longer."),
        new("登录后接着办；刚才填的内容已保留。", "Sign in and go on; what you entered was kept."));

    /// <summary>ACC-0034: the account holds no post.</summary>
    public static Problem NoPost() => new(
        "ACC-0034",
        new("您的账号现在没有岗位。", "Your account holds no post now."),
        new("权限属于岗位；离岗或换岗后，原来的权限立即失效。", "Permissions belong to posts; who leaves one has lost them at once."),
        new("请本单位的管理员安排岗位，再重新登录。", "Have your office's administrator give you a post, then sign in again."));

    internal static Problem NoGenerator() => new(
        "ACC-0030",
        new("还没有设置动态口令。", "No code generator has been set up."),
        new("工作人员登录要第二重验证。", "Staff prove twice who they are."),
        new("先按页面上的密钥设置。", "Set one up with the secret on the page first."));

    internal static Problem WrongCode() => new(
        "ACC-0031",
        new("动态口令不对，或已用过。", "The code is wrong, or was used already."),
        new("口令每 30 秒换一次，每个只能用一次。", "Codes change every 30 seconds, and each serves once."),
        new("等下一个口令再输；手机时间应为自动设置。", "Wait for the next code; the phone should set its time by itself."));

    internal static Problem CodeLocked(DateTimeOffset until) => new(
        "ACC-0032",
        new($"口令多次不对，{Day(until)} 以后再试。", $"Too many wrong codes; try again after {Day(until)}."),
        new("防止别人猜。", "So that nobody can guess."),
        new("不是您本人在试时，请立即告诉管理员。", "If it was not you, tell your administrator now."));
}
