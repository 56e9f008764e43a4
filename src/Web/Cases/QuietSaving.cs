using Anyu.Casework;
using Anyu.Web.SignIn;
using Microsoft.AspNetCore.Mvc;

namespace Anyu.Web.Cases;

/// <summary>
/// With a script, what is typed is kept a moment after typing stops and when the page is left: the form is posted to its own address with a mark, and no
/// answer but the time comes back. A save names the revision that its page saw, so that neither a late save nor another device's page overwrites what
/// came after.
/// </summary>
internal static class QuietSaving
{
    /// <summary>The most that is kept of one form: what browsers send while a page closes.</summary>
    public const int Bytes = 64 * 1024;

    /// <summary>So many saves of a page may have gone without an answer before it has to be loaded again.</summary>
    private const int UnansweredAtMost = 3;

    /// <summary>Whether the form was sent by the script while somebody types.</summary>
    public static bool IsAsked(HttpRequest request) => request.HasFormContentType && request.Form.ContainsKey(FormFields.Quiet);

    /// <summary>Whether what was sent is more than is kept.</summary>
    public static bool IsTooLarge(HttpRequest request) => request.ContentLength is null or > Bytes;

    /// <summary>Whether the page that sent this saw the draft as it is; saves whose answer never arrived are its own.</summary>
    public static bool Saw(HttpRequest request, long revision) =>
        long.TryParse(request.Form[FormFields.Revision], CultureInfo.InvariantCulture, out var seen)
        && int.TryParse(request.Form[FormFields.Quiet], CultureInfo.InvariantCulture, out var unanswered)
        && revision >= seen && revision <= seen + Math.Clamp(unanswered, 0, UnansweredAtMost);

    /// <summary>In a form: the revision that it shows, and a line that says when it was saved. Nothing moves and nothing is said twice in a minute.</summary>
    public static void Line(Html html, Draft draft, DateTimeOffset now)
    {
        Bilingual? saved = draft.Revision > 0 ? Words(draft.SavedAt, now) : null;
        html.Add($"""<input type="hidden" name="{FormFields.Revision}" value="{draft.Revision.ToString(CultureInfo.InvariantCulture)}">""");
        html.Add($"""<p class="small saved" role="status" data-elsewhere="{("这一页在别处也存过。继续填没有问题，按按钮时以这里的为准。", "This page was also saved elsewhere. Go on: what stands here counts when you press the button.")}" data-out="{("没有存上：登录已超时。按按钮后重新登录，可以接着办。", "Not saved: the session has timed out. Press the button, sign in again and go on.")}" data-lost="{("暂时没有存上，会再试。", "Not saved just now; it is tried again.")}">{saved}</p>""");
    }

    /// <summary>What the script is told: the new revision and the line to show.</summary>
    public static JsonResult Answer(Draft draft, DateTimeOffset now, View view) => new(new { revision = draft.Revision, text = Words(draft.SavedAt, now).In(view.Language) });

    /// <summary>When it was saved: the time of today, else the day as well.</summary>
    public static Bilingual Words(DateTimeOffset savedAt, DateTimeOffset now)
    {
        var time = SignedInPage.Time(savedAt);
        var shown = CaseDesk.DayOf(savedAt) == CaseDesk.DayOf(now) ? time[^5..] : time;
        return new($"已保存 {shown}", $"Saved at {shown}");
    }
}
