using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Writes a decision table as people read it, a line for each row.</summary>
internal static class TableWriter
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, FeelTable table) =>
        html.Add($"<ul>").Each(table.Render(html.View.Language).Split('\n'), static (h, row) => h.Add($"<li>{row}</li>")).Add($"</ul>");
}
