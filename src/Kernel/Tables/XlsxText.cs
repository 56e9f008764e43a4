using System.Collections.Immutable;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Anyu.Kernel;

/// <summary>Writes one sheet as an Office Open XML workbook (ECMA-376): texts inline, what is a number as a number. The same rows give the same bytes.</summary>
public static class XlsxText
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of a workbook.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="sheet">The sheet's name, at most 31 characters.</param>
    /// <param name="numbers">Columns, from 0, whose cells are numbers.</param>
    public static byte[] Write(IEnumerable<ImmutableArray<string>> rows, string sheet, IReadOnlySet<int> numbers)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            Part(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Office}"><sheets><sheet name="{Escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
            Part(zip, "xl/worksheets/sheet1.xml", Sheet(rows, numbers));
        }

        return bytes.ToArray();
    }

    private static string Sheet(IEnumerable<ImmutableArray<string>> rows, IReadOnlySet<int> numbers)
    {
        var text = new StringBuilder($"""<worksheet xmlns="{Main}"><sheetData>""");
        foreach (var (at, row) in rows.Index())
        {
            text.Append("<row>");
            foreach (var (column, cell) in row.Index())
            {
                var number = at > 0 && numbers.Contains(column) && cell.Length > 0;
                text.Append(number ? $"<c><v>{cell}</v></c>" : $"""<c t="inlineStr"><is><t xml:space="preserve">{Escaped(cell)}</t></is></c>""");
            }

            text.Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }

    private static string Escaped(string text) => SecurityElement.Escape(new string([.. text.Where(c => c >= ' ' || c is '\t' or '\n')]));

    private static void Part(ZipArchive zip, string name, string text)
    {
        var entry = zip.CreateEntry(name);
        entry.LastWriteTime = Stamp;
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n" + text));
    }
}
