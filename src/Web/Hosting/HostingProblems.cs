namespace Anyu.Web.Hosting;

/// <summary>WEB-02xx: the database behind the signed-in faces, and signing in.</summary>
internal static class HostingProblems
{
    public static Problem Opening() => new(
        "WEB-0201",
        new("正在打开数据库，请稍候。", "The database is being opened."),
        new("程序刚启动；不用登录的页面已经可用。", "The program has just started; pages without sign-in work already."),
        new("几秒钟后刷新。", "Reload in a few seconds."));

    public static Problem NoDatabase() => new(
        "WEB-0202",
        new("这里没有数据库，不能登录办理。", "There is no database here, so nobody can sign in."),
        new("启动时没有给出数据库；查政策、查待遇不需要它。", "None was named at the start; the law and the checker need none."),
        new("用 ./run --database 启动。", "Start with ./run --database."));

    public static Problem KeysMissing(string path) => new(
        "WEB-0203",
        new($"数据库已有数据，但没有密钥文件 {path}。", $"The database holds data, but the key file {path} is missing."),
        new("没有原来的密钥，加密的字段读不出来；换新密钥会造成混乱，所以没有打开。", "Without its keys no encrypted field can be read; new ones would spoil it, so it was not opened."),
        new("放回另行保管的密钥文件，或用 --keys 指明它。", "Put back the copy of the key file, or name it with --keys."),
        new SourceLocation(path));

    public static Problem NotOpened() => new(
        "WEB-0204",
        new("数据库没有打开。", "The database was not opened."),
        new("原因写在程序的输出里。", "The reason stands in the program's output."),
        new("排除后重新启动。", "Mend it and start again."));

    public static Problem FormNotOurs() => new(
        "WEB-0205",
        new("这次提交没有被接受。", "This was not accepted."),
        new("表单的标记缺失或过期：可能是另一个网站发来的，或浏览器没有保存 Cookie，或在别处登录了另一个账号。",
            "The form's mark is missing or stale: another site may have sent it, the browser kept no cookies, or another account signed in elsewhere."),
        new("允许本站的 Cookie，打开页面重新提交。", "Allow cookies for this site, open the page again and send."));

    public static Problem Making(int persons, int percent) => new(
        "WEB-0209",
        new(FormattableString.Invariant($"正在建示范县（合成数据，{persons:N0} 人）：已完成 {percent}%。"), FormattableString.Invariant($"The demonstration county (synthetic data, {persons:N0} persons) is being made: {percent}% done.")),
        new("新数据库第一次启动时要造人、造家庭、造办件；不用登录的页面已经可用。", "A new database is filled with made-up persons, families and cases at its first start; pages without sign-in work already."),
        new("建好以后刷新就能登录。", "Reload when it is done, and sign in."));

    public static Problem NoProvider() => new(
        "WEB-0206",
        new("没有设置身份提供者，不能登录。", "No identity provider is set up, so nobody can sign in."),
        new("示范身份只在本机地址上可用；对外服务要接入统一身份认证。", "The development identity works on this computer's own addresses alone; a public service needs its identity provider."),
        new("设置 SignIn:Staff 和 SignIn:Citizens 的 Authority、ClientId，见 docs/operations.md。", "Set Authority and ClientId of SignIn:Staff and SignIn:Citizens; see docs/operations.md."));

    public static Problem NoCookies() => new(
        "WEB-0210",
        new("浏览器没有保存 Cookie，不能登录。", "The browser keeps no cookies, so nobody can sign in."),
        new("登录后靠一个 Cookie 认出是您；它关掉浏览器就没有了，不作别的用途。", "A cookie is how the site knows you after signing in; it is gone with the browser and serves nothing else."),
        new("在浏览器设置里允许本站的 Cookie，再登录一次。查政策、查待遇不需要它。", "Allow this site's cookies in the browser's settings and sign in again. The law and the checker need none."));

    public static Problem ProviderFailed(string reason) => new(
        "WEB-0207",
        new("登录没有完成。", "Signing in did not finish."),
        new($"身份提供者的答复：{reason}", $"The identity provider answered: {reason}"),
        new("重新登录；反复出现时请告诉管理员。", "Sign in again; tell the administrator if it repeats."));

    public static Problem AgencyAddress(string address) => new(
        "WEB-0211",
        new($"部门系统的地址“{address}”不能用。", $"The address ‘{address}’ of an agency's system cannot be used."),
        new("发给部门的内容涉及个人，只能经加密的地址；模拟部门只能在本机。", "What agencies are told is about people: it goes to encrypted addresses only, and simulated agencies run on this computer."),
        new("写 https:// 开头的地址；模拟部门写 http://127.0.0.1:5090。", "Write an address that begins with https://; for the simulator http://127.0.0.1:5090."));

    public static Problem OtherFace() => new(
        "WEB-0208",
        new("您的账号不在这个入口办理。", "Your account does not work at this entrance."),
        new("居民、部门工作人员、机构各有自己的入口。", "Citizens, offices and institutions have an entrance each."),
        new("从“登录”进入自己的入口，或换一个账号。", "Go to your own entrance from ‘Sign in’, or use another account."));
}
