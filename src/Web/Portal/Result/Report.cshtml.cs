using Anyu.Web.Portal.Family;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Portal.Result;

/// <summary>The text with which to report an error in one answer, or in the whole. Nothing is sent anywhere: it is there to copy or print.</summary>
internal sealed class ReportPage(Library library, TimeProvider clock) : FamilyPage(library, clock)
{
    /// <inheritdoc/>
    protected override IActionResult Show(FamilyState state)
    {
        var asked = Request.Form["wrong"].ToString();
        var wrong = Determiner.Decide(Book, state.Statement, state.Request with { Explain = false }).FirstOrDefault(a => AnswerKey.Of(a) == asked);
        Keep(state, ("wrong", wrong is null ? "" : asked));
        Begin(new("报错", "Report an error"), state, "/result/report");
        if (wrong is not null)
        {
            Body.Add($"""<p class="lead">{wrong.Benefit.Label} {SubjectWords.Of(wrong, state.Statement)}{("：", ": ")}{Said(wrong)}</p>""");
        }

        Body.Add($"""
            <p>{("把下面这段抄下来或打印，连同凭据文件交给办理部门或管理员。这里不会发送任何东西。", "Copy or print this text and hand it, with the receipt file, to the office or administrator. Nothing is sent from here.")}</p>
            <div class="field"><label for="report">{("报错内容", "Report")}</label>
            <textarea id="report" rows="9" readonly>{Text(state, wrong)}</textarea></div>
            <div class="actions no-print"><button class="quiet" type="button" data-copy="report" data-done="{("已复制", "Copied")}" hidden>{("复制", "Copy")}</button><button class="quiet" form="keep" formaction="/check/receipt">{("下载凭据", "Download the receipt")}</button><button class="quiet" form="keep" formaction="/result">{("回到结果", "Back to the result")}</button></div>
            """);
        return Page();
    }

    private static Bilingual Said(Determination answer) => answer.Outcome == Outcome.Granted ? AmountWords.Of(answer) : Words.Of(answer.Outcome);

    private string Text(FamilyState state, Determination? wrong)
    {
        var id = Receipt.IdOf(Receipt.Write(Book, state.Statement, state.Request));
        var which = wrong is null ? default : SubjectWords.Of(wrong, state.Statement);
        return View.Pick(
            $"安育答案报错\n凭据编号：{id}\n内容指纹：{Book.Hash[..16]}\n按哪天的规定：{View.Day(state.On)}\n哪一项待遇：{(wrong is null ? "" : $"{wrong.Benefit.Label.Zh}（{wrong.Benefit.Id}） {which.Zh}\n现在的答案：{Said(wrong).Zh}")}\n错在哪里：\n我认为应当是，依据：",
            $"Error in an answer of Anyu\nReceipt: {id}\nContent: {Book.Hash[..16]}\nLaw of: {View.Day(state.On)}\nWhich benefit: {(wrong is null ? "" : $"{wrong.Benefit.Label.En} ({wrong.Benefit.Id}) {which.En}\nThe answer now: {Said(wrong).En}")}\nWhat is wrong:\nWhat it should be, and why:");
    }
}
