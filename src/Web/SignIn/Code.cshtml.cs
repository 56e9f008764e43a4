using Anyu.Access;
using Anyu.Feel;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.SignIn;

/// <summary>The second proof of staff: a code of a generator, set up at the first time.</summary>
[NeedsSession]
internal sealed class CodePage : SignedInPage
{
    public Task<IActionResult> OnGet(string? to) => Show(to, null);

    public async Task<IActionResult> OnPost(string? to)
    {
        var problem = await Write(unit => EnterCode.Run(unit, Installation.Cipher, Who, Posted("code")));
        return problem is null ? SeeOther(Providers.Local(to, "/workbench")) : await Show(to, problem);
    }

    private async Task<IActionResult> Show(string? to, Problem? problem)
    {
        if (Who.Account.Kind != AccountKind.Staff)
        {
            return SeeOther("/my");
        }

        Response.StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        ProblemWriter.Summary(Body, problem is null ? [] : [(problem, "code")]);
        Begin("", new("动态口令", "Code"), new("工作人员登录还要第二重验证。", "Staff prove a second time who they are."));
        if (await Write(unit => SetUpCode.Run(unit, Installation.Cipher, Who.Account)) is { } secret)
        {
            Body.Add($"""
                <section class="panel"><h2>{("第一次：设置", "The first time: set it up")}</h2>
                <p>{("在手机的验证器应用里新建一项，类型选“基于时间”，输入这个密钥：", "In an authenticator app on your phone add an entry, based on time, and type this secret:")}</p>
                <p class="code" id="secret">{secret}</p>
                <p class="hint">{("密钥只在设置时显示。换手机时请管理员重置。", "It is shown while setting up only. With a new phone, ask the administrator to reset it.")}</p></section>
                """);
        }

        OpenForm("/signin/code?to=" + Uri.EscapeDataString(Providers.Local(to, "/workbench")));
        FieldWriter.Write(Body, new Field("code", new("手机上显示的六位数字", "The six digits on your phone"), new FeelType.Number(Unit.One)) { Error = problem });
        Body.Add($"""<div class="actions"><button class="main">{("继续", "Continue")}</button></div></form>""");
        return Page();
    }
}
