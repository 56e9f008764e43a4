using Anyu.Web.Portal.Family;

namespace Anyu.Web.Portal.Result;

/// <summary>The receipt of the answers: its short name, the download, printing, and the way to report an error.</summary>
internal static class ReceiptPanel
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, Lawbook book, FamilyState state) => html.Add($"""
        <details class="panel" id="receipt"><summary>{("凭据", "Receipt")} <span class="code">{Receipt.IdOf(Receipt.Write(book, state.Statement, state.Request))}</span></summary>
        <p>{("凭据里有您填的情况、用到的每份文件的指纹和每个答案；拿它可以一字不差地重算一遍。", "The receipt holds your facts, the fingerprint of every document used and every answer; with it the same answers can be worked out again to the letter.")}</p>
        <div class="actions no-print"><button class="quiet" form="keep" formaction="/check/receipt">{("下载凭据", "Download the receipt")}</button><button class="quiet" form="keep" formaction="/check/save">{("下载我填的内容", "Download my answers")}</button></div></details>
        <ul class="chips no-print"><li><button type="button" data-print hidden>{("打印", "Print")}</button></li><li><button form="keep" formaction="/result/report">{("答案有错？报错", "Report an error")}</button></li></ul>
        """);
}
