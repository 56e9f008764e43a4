using System.Globalization;
using Anyu.Kernel;

namespace Anyu.Access;

/// <summary>ACC-00xx: who may do what. None tells whether a record exists outside the reader's scope.</summary>
public static partial class AccessProblems
{
    /// <summary>ACC-0001: the permission is missing; the same for every record.</summary>
    public static Problem NotPermitted(Permission permission) => new(
        "ACC-0001",
        new($"您的岗位没有这项权限（{permission}）。", $"Your post does not permit this ({permission})."),
        new("权限由岗位的角色决定。这次尝试已记录。", "Permissions follow from the roles of the post. The attempt was recorded."),
        new("需要时请本单位的管理员调整岗位的角色。", "If you need it, ask your office's administrator to change the roles of the post."));

    /// <summary>ACC-0002: no such record, or none in the reader's scope: the same words for both.</summary>
    public static Problem NotHere() => new(
        "ACC-0002",
        new("没有找到，或不在您负责的范围内。", "It was not found, or lies outside the places you answer for."),
        new("两种情形的答复相同，范围以外有没有记录不予透露。", "Both are answered alike: whether records exist elsewhere is not told."),
        new("核对编号；需要外地协办时，通过办件转交。", "Check the number; where another place must help, pass the case on."));

    /// <summary>ACC-0010: no agency of this kind.</summary>
    internal static Problem UnknownAgencyKind(string kind, IEnumerable<string> known) => new(
        "ACC-0010",
        new($"没有“{kind}”这类部门。", $"There is no kind of agency ‘{kind}’."),
        new("部门的种类由角色表给出。", "The kinds of agencies stand in the table of roles."),
        Choose(kind, known));

    /// <summary>ACC-0011: a post would see more than its agency.</summary>
    internal static Problem ScopeTooWide() => new(
        "ACC-0011",
        new("岗位的范围超出了部门所在的地方。", "The post would see places outside its agency's."),
        new("岗位只能看到本部门辖区以内的记录。", "A post sees no more than its agency's place."),
        new("选本部门的地方或其下级。", "Choose the agency's place or one inside it."));

    /// <summary>ACC-0012: a text is missing.</summary>
    internal static Problem TextMissing(Bilingual what) => new(
        "ACC-0012",
        new($"没有填{what.Zh}。", $"The {what.En} is missing."),
        new("没有它，以后无法核对。", "Without it nobody can check later."),
        new("填上再提交。", "Fill it in and send again."));

    /// <summary>ACC-0013: no such role.</summary>
    internal static Problem UnknownRole(string role, IEnumerable<string> known) => new(
        "ACC-0013",
        new($"没有角色“{role}”。", $"There is no role ‘{role}’."),
        new("角色由角色表给出。", "Roles stand in the table of roles."),
        Choose(role, known));

    /// <summary>ACC-0013: a post without any role.</summary>
    internal static Problem NoRole() => new(
        "ACC-0013",
        new("没有选角色。", "No role was chosen."),
        new("没有角色的岗位什么也做不了。", "A post without a role can do nothing."),
        new("至少选一个角色。", "Choose at least one role."));

    /// <summary>ACC-0014: the role belongs to other kinds of agency.</summary>
    internal static Problem RoleElsewhere(Role role, string kind) => new(
        "ACC-0014",
        new($"“{role.Name.Zh}”不是“{kind}”类部门的角色。", $"‘{role.Name.En}’ is no role of an agency of the kind ‘{kind}’."),
        new("角色表写明每个角色属于哪类部门。", "The table of roles says at which kinds of agency a role belongs."),
        new($"可用于：{string.Join("、", role.AgencyKinds)}。", $"It belongs at: {string.Join(", ", role.AgencyKinds)}."));

    /// <summary>ACC-0015: somebody holds the post.</summary>
    internal static Problem PostHeld() => new(
        "ACC-0015",
        new("这个岗位已有人。", "The post is held."),
        new("一个岗位同时只由一人担任，事后才说得清是谁办的。", "A post has one holder at a time, so that later it is clear who acted."),
        new("先办理离岗，或另设岗位。", "Vacate it first, or open another post."));

    /// <summary>ACC-0016: the account cannot hold a post.</summary>
    internal static Problem NoStaffAccount() => new(
        "ACC-0016",
        new("没有这个工作人员账号，或账号已停用。", "There is no such staff account, or it is closed."),
        new("岗位只能由登录过的工作人员担任。", "Posts are held by members of staff who have signed in."),
        new("请本人先登录一次，再选其账号。", "Let the person sign in once, then choose the account."));

    /// <summary>ACC-0017: an administrator's own post.</summary>
    internal static Problem OwnRoles() => new(
        "ACC-0017",
        new("不能改自己岗位的角色。", "The roles of one's own post are not changed by oneself."),
        new("给自己加权限要由另一位管理员来做。", "More rights for oneself are given by another administrator."),
        new("请另一位管理员修改。", "Have another administrator change them."));

    /// <summary>Whether a problem says that something is not permitted.</summary>
    public static bool IsRefusal(Problem problem) => problem.Code is "ACC-0001" or "ACC-0020" or "ACC-0021";

    /// <summary>Whether a problem says that somebody else was first.</summary>
    public static bool IsConflict(Problem problem) => problem.Code is "ACC-0015" or "ACC-0022" or "ACC-0024" or "ACC-0210";

    private static Bilingual Choose(string word, IEnumerable<string> known)
    {
        var names = known.ToList();
        return Nearest.To(word, names) is { } meant
            ? new($"是不是“{meant}”？", $"Did you mean ‘{meant}’?")
            : new($"可用：{string.Join("、", names)}。", $"Known: {string.Join(", ", names)}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
