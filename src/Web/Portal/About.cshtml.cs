namespace Anyu.Web.Portal;

/// <summary>What this is, how far it can be trusted, what it does with what is entered.</summary>
internal sealed class AboutPage(Library library) : PortalPage
{
    public void OnGet()
    {
        var book = library.Book;
        Begin("", new("关于安育", "About Anyu"));
        Body.Add($"""
            <p>{("安育把生育支持文件的原文逐句变成可以计算、可以核对的规定：每个答案都写明依据哪份文件、哪一条、哪句话。", "Anyu turns the text of family-support documents, sentence by sentence, into rules that can be computed and checked: every answer names the document, the article and the words it rests on.")}</p>
            <h2>{("答案分几种", "The kinds of answer")}</h2>
            <dl class="pairs">
            <dt>{("确定享有", "Certain")}</dt><dd>{("有现行规定，条件都满足。", "A rule in force gives it and every condition is met.")}</dd>
            <dt>{("提倡，尚不是权利", "Encouraged")}</dt><dd>{("文件提倡、鼓励或允许，还没有地方或单位采用。", "The text encourages or permits it; no place or employer is known to have adopted it.")}</dd>
            <dt>{("已部署，未施行", "Planned")}</dt><dd>{("文件说要逐步做，还没有具体标准。", "Announced; no amount or date is in force.")}</dd>
            <dt>{("还差情况", "Facts missing")}</dt><dd>{("缺一两个情况才能确定，会告诉您缺什么。", "One or two facts decide it; the page says which.")}</dd>
            <dt>{("不符合条件", "Conditions not met")}</dt><dd>{("写明哪个条件不满足、因为哪个情况。", "Names the condition that fails and the fact that fails it.")}</dd>
            <dt>{("已载入的文件没有规定", "Not decided")}</dt><dd>{("现有文件没有说到您的情况。这不等于“没有”。", "The loaded documents do not speak of your case. That is not a ‘no’.")}</dd>
            </dl>
            <h2>{("您填的内容", "What you enter")}</h2>
            <p>{("只随表单在您的浏览器和本机之间来回，不写入数据库、日志或网址。想留着，就下载成文件自己保存，下次再打开。", "It travels in the form between your browser and this program and is written to no database, log or address. To keep it, save it as a file and open it again later.")}</p>
            <h2>{("现在载入了什么", "What is loaded")}</h2>
            <dl class="pairs">
            <dt>{("文件", "Documents")}</dt><dd>{book.Documents.Count}</dd>
            <dt>{("规定", "Provisions")}</dt><dd>{book.Provisions.Count}</dd>
            <dt>{("待遇", "Benefits")}</dt><dd>{book.Benefits.Count}</dd>
            <dt>{("待确认的口径", "Open points")}</dt><dd>{book.Interpretations.Count}</dd>
            <dt>{("内容指纹", "Fingerprint")}</dt><dd class="code">{book.Hash}</dd>
            </dl>
            <h2>{("无障碍", "Accessibility")}</h2>
            <p>{("可以只用键盘，可以放大到四倍，可以用读屏软件，可以打印；“长辈版”字大、按钮大。不开脚本也能用。", "Works by keyboard, at four times the size, with screen readers, on paper and without scripts; ‘Larger text’ enlarges text and buttons.")}</p>
            """);
    }
}
