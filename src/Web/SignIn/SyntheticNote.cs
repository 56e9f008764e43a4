using Microsoft.AspNetCore.Html;

namespace Anyu.Web.SignIn;

/// <summary>Says on every page of the signed-in faces that the persons of this database are made up, where they are.</summary>
internal static class SyntheticNote
{
    /// <summary>The note for the frame.</summary>
    public static IHtmlContent Of(HttpContext context, View view)
    {
        var html = new Html(view);
        Write(html, context.RequestServices.GetRequiredService<Installation>());
        return html;
    }

    /// <summary>Writes it; nothing where everybody is real.</summary>
    public static void Write(Html html, Installation installation)
    {
        if (installation.Synthetic is not null)
        {
            html.Add($"""<p class="note">{("示范数据：这里的人、家庭和办件都是程序合成的，没有真人。", "Demonstration: the persons, families and cases here are synthetic; none is real.")}</p>""");
        }
    }
}
