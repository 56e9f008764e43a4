namespace Anyu.Web.Design;

/// <summary>Writes where and with which papers to apply, as far as the content knows it, and what to do next.</summary>
internal static class ApplyWriter
{
    /// <summary>Writes it; says plainly when no loaded text states it.</summary>
    public static void Write(Html html, Benefit benefit)
    {
        html.Add($"""<dl class="pairs"><dt>{("到哪里办", "Where to apply")}</dt><dd>""");
        _ = benefit.Apply?.Where is { } place ? html.Add($"{place}") : html.Add($"{("已载入的文件没有写明；可拨 12345 咨询。", "Not stated in the loaded documents; ask 12345.")}");
        html.Add($"</dd>");
        if (benefit.Apply is { Papers.IsEmpty: false } guide)
        {
            html.Add($"<dt>{("带什么", "Papers")}</dt><dd><ul>").Each(guide.Papers, static (h, paper) => h.Add($"<li>{paper}</li>")).Add($"</ul></dd>");
        }

        if (benefit.Next is { } next)
        {
            html.Add($"<dt>{("下一步", "What to do next")}</dt><dd>{next}</dd>");
        }

        html.Add($"</dl>");
    }
}
