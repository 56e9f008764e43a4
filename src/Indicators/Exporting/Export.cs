using System.Text;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>The forms of export.</summary>
public enum ExportForm
{
    /// <summary>Comma-separated, UTF-8.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>SDMX-CSV 2.0.</summary>
    Sdmx,
}

/// <summary>Everything one audience may see of a place and its parts, as a file.</summary>
public static class Export
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly HashSet<int> NumberColumns = [6, 7, 8, 10, 11];

    /// <summary>The bytes and their media type.</summary>
    public static (byte[] Bytes, string MediaType) Of(IndicatorEngine engine, PlaceTree places, PlaceCode place, ExportForm form)
    {
        var values = ExportTable.Of(engine, place);
        return form switch
        {
            ExportForm.Xlsx => (XlsxText.Write(ExportTable.Rows(values, places), "indicators", NumberColumns), Workbook),
            ExportForm.Sdmx => (Encoding.UTF8.GetBytes(CsvText.Write(SdmxCsv.Rows(values))), "application/vnd.sdmx.data+csv; version=2.0.0"),
            _ => Csv(ExportTable.Rows(values, places)),
        };
    }

    /// <summary>The targets that bind a place, with standing, gap and progress, as CSV or a workbook.</summary>
    public static (byte[] Bytes, string MediaType) OfTargets(IndicatorEngine engine, Lawbook book, PlaceCode place, ExportForm form)
    {
        var rows = TargetExport.Rows(engine, book, place);
        return form == ExportForm.Xlsx ? (XlsxText.Write(rows, "targets", new HashSet<int>([.. NumberColumns, .. TargetExport.NumberColumns])), Workbook) : Csv(rows);
    }

    private static (byte[] Bytes, string MediaType) Csv(IEnumerable<System.Collections.Immutable.ImmutableArray<string>> rows) =>
        ([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(rows))], "text/csv; charset=utf-8");
}
