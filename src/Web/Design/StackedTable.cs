namespace Anyu.Web.Design;

/// <summary>
/// Writes a table whose rows turn into cards where the page is narrow. The roles are written out, because a browser forgets what is a table
/// once its rows are laid out as blocks; each cell carries its column's name, or none where the table is tight.
/// </summary>
internal sealed class StackedTable(Html html, ImmutableArray<Bilingual> columns, StackedTable.Narrow narrow = StackedTable.Narrow.Lines)
{
    /// <summary>How the cells of a row stand on a narrow page, where it is a card.</summary>
    public enum Narrow
    {
        /// <summary>A line for each, with its column's name before it.</summary>
        Lines,

        /// <summary>Two beside each other, each under its column's name.</summary>
        Pairs,

        /// <summary>Four beside each other, each under its column's name: short cells, as of twelve months.</summary>
        Fours,

        /// <summary>All in one line without the names, which the cells do not need.</summary>
        Tight,
    }

    /// <summary>Opens the table, under what is to be said above it; the first column names the row.</summary>
    public void Open(Bilingual label, Action<Html>? above = null)
    {
        html.Add($"""<div class="{Class}">""");
        above?.Invoke(html);
        html.Add($"""<table role="table" aria-label="{label}"><thead role="rowgroup"><tr role="row">""");
        html.Each(columns, static (h, column) => h.Add($"""<th role="columnheader" scope="col">{column}</th>""")).Add($"""</tr></thead><tbody role="rowgroup">""");
    }

    /// <summary>Writes one row: its name, then a cell for each further column.</summary>
    public void Row(Action<Html> name, params ImmutableArray<Action<Html>> cells)
    {
        html.Add($"""<tr role="row"><th role="rowheader" scope="row">""");
        name(html);
        html.Add($"</th>");
        for (var i = 0; i < cells.Length; i++)
        {
            html.Add($"""<td role="cell" data-label="{columns[i + 1]}">""");
            cells[i](html);
            html.Add($"</td>");
        }

        html.Add($"</tr>");
    }

    private string Class => narrow switch
    {
        Narrow.Pairs => "stack pairs",
        Narrow.Fours => "stack fours",
        Narrow.Tight => "stack tight",
        _ => "stack",
    };

    /// <summary>Closes it.</summary>
    public void Close() => html.Add($"</tbody></table></div>");
}
