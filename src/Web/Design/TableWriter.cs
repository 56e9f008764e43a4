using Anyu.Feel;

namespace Anyu.Web.Design;

/// <summary>Writes a decision table as a table.</summary>
internal static class TableWriter
{
    /// <summary>Writes it.</summary>
    public static void Write(Html html, FeelTable table) => html.Add($"""<p class="small">{table.ToString()}</p>""");
}
