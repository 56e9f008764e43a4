using System.Text;
using Anyu.Kernel;

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
    private static readonly HashSet<int> NumberColumns = [6, 7, 8, 10, 11];

    /// <summary>The bytes and their media type.</summary>
    public static (byte[] Bytes, string MediaType) Of(IndicatorEngine engine, PlaceTree places, PlaceCode place, ExportForm form)
    {
        var values = ExportTable.Of(engine, place);
        return form switch
        {
            ExportForm.Xlsx => (XlsxText.Write(ExportTable.Rows(values, places), "indicators", NumberColumns), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ExportForm.Sdmx => (Encoding.UTF8.GetBytes(CsvText.Write(SdmxCsv.Rows(values))), "application/vnd.sdmx.data+csv; version=2.0.0"),
            _ => ([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(CsvText.Write(ExportTable.Rows(values, places)))], "text/csv; charset=utf-8"),
        };
    }
}
