namespace Anyu.Web.Portal.Check;

/// <summary>Opens the file that a person saved earlier.</summary>
internal static class OpenFile
{
    /// <summary>Writes the form.</summary>
    public static void Write(Html html) => html.Add($"""
        <details class="panel"><summary>{("打开以前保存的答案", "Open answers saved earlier")}</summary>
        <form method="post" action="/check/answers" enctype="multipart/form-data">
        <div class="field"><label for="file">{("保存的 .yaml 文件", "The .yaml file you saved")}</label><p class="hint" id="file-hint">{("只读出内容，不保存。", "It is read and not kept.")}</p><input id="file" name="file" type="file" accept=".yaml,.yml,.json" aria-describedby="file-hint"></div>
        <button class="quiet">{("打开", "Open")}</button>
        </form></details>
        """);
}
