namespace Anyu.Web.Design;

/// <summary>The line icons of the life events. Decorative: the words beside them say the same.</summary>
internal static class Icons
{
    /// <summary>Writes the icon of that name, or nothing.</summary>
    public static void Write(Html html, string name)
    {
        _ = name switch
        {
            "ring" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="15" r="6"/><path d="m9 5 3 4 3-4-1.500-2h-3z"/></svg>"""),
            "pregnant" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="11" cy="4.500" r="2.500"/><path d="M9 9c-1 3-1 5 0 7v5m2-12c4 0 6 2 6 5 0 2-2 3-4 3v4"/></svg>"""),
            "baby" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="8"/><path d="M9 11h.01M15 11h.01M9.500 15c1.500 1.300 3.500 1.300 5 0M12 4c-1 1.500 0 2.500 1.500 2.500"/></svg>"""),
            "leave" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><rect x="4" y="5" width="16" height="15" rx="2"/><path d="M4 10h16M8 3v4M16 3v4m-7 8 2 2 4-4"/></svg>"""),
            "childcare" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 20V10l8-6 8 6v10zM10 20v-5h4v5"/></svg>"""),
            "school" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M2 9l10-5 10 5-10 5zM6 11v5c3 3 9 3 12 0v-5"/></svg>"""),
            "home" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M3 11 12 4l9 7M6 9v11h12V9"/><circle cx="12" cy="14" r="2"/></svg>"""),
            "heart" => html.Add($"""<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 20C5 15 3 11 4.500 7.500 6 4.500 10 4.500 12 8c2-3.500 6-3.500 7.500-.5C21 11 19 15 12 20z"/></svg>"""),
            _ => html,
        };
    }
}
