namespace Anyu.Web.Design;

/// <summary>Writes when a text is in force; a start that no source states is said to be assumed, and by which open point.</summary>
internal static class ValidityWriter
{
    /// <summary>From … until …</summary>
    public static void Write(Html html, Validity validity, Lawbook book)
    {
        if (validity.From is { } from)
        {
            html.Add($"{("", "from ")}{from}{("起", "")}");
        }
        else
        {
            html.Add($"{("起始日期原文未写明", "start not stated in the text")}");
            if (validity.FromAssumedBy is { } id && book.Interpretations.TryGetValue(id, out var point))
            {
                html.Add($"""{("，暂按", "; assumed ")}<a href="/law/interpretations#{id}">{point.Default}</a>""");
            }
        }

        if (validity.Until is { } until)
        {
            html.Add($"{("，至", ", until ")}{until}");
        }
        else if (validity.UntilUnknown)
        {
            html.Add($"{("，已失效，日期原文未写明", "; ended on a day not stated")}");
        }
    }
}
