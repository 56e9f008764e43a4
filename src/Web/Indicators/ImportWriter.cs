using Anyu.Indicators;

namespace Anyu.Web.Indicators;

/// <summary>Writes what was imported and which periods are closed.</summary>
internal sealed class ImportWriter(Html html, PlaceTree places)
{
    public void Write(ImmutableArray<ImportedTable> tables, ImmutableArray<ClosedPeriod> periods, PlaceCode place)
    {
        html.Add($"<h2>{("导入的报表", "Imported tables")}</h2>");
        if (tables.IsEmpty)
        {
            html.Add($"""<p class="small">{("数据库里还没有导入的报表，这里显示的是样例。", "Nothing has been imported into a database; these are the samples.")}</p>""");
        }
        else
        {
            Tables(tables);
        }

        var closed = periods.Where(p => p.Place.IsWithin(place) || place.IsWithin(p.Place)).ToList();
        if (closed.Count > 0)
        {
            Periods(closed);
        }
    }

    private void Tables(ImmutableArray<ImportedTable> tables)
    {
        var stacked = new StackedTable(html, [new("报表", "Table"), new("导入日期", "Imported"), new("行", "Rows"), new("隔离的行", "Rows set aside"), new("文件指纹", "Digest of the file")]);
        stacked.Open(new("导入的报表", "Imported tables"));
        foreach (var table in tables)
        {
            stacked.Row(
                h => h.Add($"""{table.Title}<span class="hint"> {table.Id}</span>"""),
                h => h.Add($"{table.Imported}"),
                h => h.Add($"{ValueWords.Number(table.Rows)}"),
                h => h.Add($"{ValueWords.Number(table.Quarantined)}"),
                h => h.Add($"""<span class="code">{table.Hash[..12]}</span>"""));
        }

        stacked.Close();
    }

    private void Periods(List<ClosedPeriod> closed)
    {
        html.Add($"""<h2>{("关账", "Closed periods")}</h2><ul class="list">""");
        foreach (var one in closed)
        {
            var state = one.State switch { PeriodState.Approved => ("已审定", "approved"), PeriodState.Closed => ("已关账，待审定", "closed, to be approved"), _ => ("重新打开", "opened again") };
            html.Add($"""<li>{places.Nearest(one.Place).Name} {one.Period.ToString()}: {state}{(one.Unchanged ? "" : html.View.Pick("；数已与关账时不同", "; the counts are no longer those that were closed"))}</li>""");
        }

        html.Add($"</ul>");
    }
}
