using Anyu.Law;
using Anyu.Web.Design;
using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Result;

/// <summary>The receipt of the answers: its short name, the download, printing, and the text with which to report an error.</summary>
internal static class ReceiptPanel
{
    /// <summary>Writes it. Nothing is sent anywhere: the report is a text to copy or print.</summary>
    public static void Write(Html html, Lawbook book, FamilyState state)
    {
        var id = Receipt.IdOf(Receipt.Write(book, state.Statement, state.Request));
        html.Add($"""
            <section class="panel"><h2>{("凭据", "Receipt")}</h2>
            <p>{("凭据编号", "Receipt number")} <span class="code">{id}</span></p>
            <p>{("凭据里有您填的情况、用到的每份文件的指纹和每个答案；拿它可以一字不差地重算一遍。", "The receipt holds your facts, the fingerprint of every document used and every answer; with it the same answers can be worked out again to the letter.")}</p>
            <div class="actions no-print"><button class="quiet" form="keep" formaction="/check/receipt">{("下载凭据", "Download the receipt")}</button><button class="quiet" form="keep" formaction="/check/save">{("下载我填的内容", "Download my answers")}</button><button class="quiet" type="button" data-print hidden>{("打印", "Print")}</button></div>
            </section>
            <details class="panel"><summary>{("答案有错？", "Is an answer wrong?")}</summary>
            <p>{("把下面这段抄下来或打印，连同凭据文件交给办理部门或管理员。这里不会发送任何东西。", "Copy or print this text and hand it, with the receipt file, to the office or administrator. Nothing is sent from here.")}</p>
            <label for="report">{("报错内容", "Report")}</label>
            <textarea id="report" rows="7" readonly>{Report(html.View, id, state, book)}</textarea>
            <p class="no-print"><button class="quiet" type="button" data-copy="report" data-done="{("已复制", "Copied")}" hidden>{("复制", "Copy")}</button></p></details>
            """);
    }

    private static string Report(View view, string id, FamilyState state, Lawbook book) => view.Pick(
        $"安育答案报错\n凭据编号：{id}\n内容指纹：{book.Hash[..16]}\n按哪天的规定：{view.Day(state.On)}\n哪一项待遇：\n错在哪里：\n我认为应当是，依据：",
        $"Error in an answer of Anyu\nReceipt: {id}\nContent: {book.Hash[..16]}\nLaw of: {view.Day(state.On)}\nWhich benefit:\nWhat is wrong:\nWhat it should be, and why:");
}
