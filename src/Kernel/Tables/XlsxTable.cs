using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Anyu.Kernel;

/// <summary>
/// Reads one sheet of an Office Open XML workbook (ECMA-376): texts, shared texts, numbers and truth values of cells. Formulas give the value that
/// was stored with them; dates are numbers there and are better sent as text. A workbook that unpacks to more than the limits is refused.
/// </summary>
public static class XlsxTable
{
    /// <summary>How many bytes a part may unpack to when the table is held in memory, and always for the parts that describe the workbook.</summary>
    public const int MostBytes = 64 << 20;

    /// <summary>How many bytes the texts of a workbook may unpack to when its rows are streamed.</summary>
    public const int MostTextBytes = 512 << 20;

    /// <summary>How many bytes a sheet may unpack to when its rows are streamed.</summary>
    public const int MostSheetBytes = int.MaxValue;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Whether the bytes begin like a zipped workbook.</summary>
    public static bool IsXlsx(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>The sheet of that name, the first one when none is named, or why it cannot be read: <c>KRN-0022</c>, <c>KRN-0023</c>.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="sheet">The sheet's name, or null.</param>
    public static Result<Table> Read(byte[] bytes, string file, string? sheet)
    {
        var opened = Open(new MemoryStream(bytes), file, sheet, MostBytes, MostBytes);
        if (opened.Value is not { } stream)
        {
            return Result<Table>.Failure(opened.Problems);
        }

        using (stream)
        {
            return stream.ToTable();
        }
    }

    /// <summary>The rows of a sheet, one after the other; only the workbook's shared texts are held in memory.</summary>
    /// <param name="content">The file, which can be sought in; the rows dispose of it.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="sheet">The sheet's name, or null for the first.</param>
    public static Result<TableStream> Stream(Stream content, string file, string? sheet) => Open(content, file, sheet, MostTextBytes, MostSheetBytes);

    private static Result<TableStream> Open(Stream content, string file, string? sheet, int mostTextBytes, int mostSheetBytes)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(content, ZipArchiveMode.Read);
            var book = Part(zip, "xl/workbook.xml");
            var sheets = book.Descendants(Main + "sheet").ToList();
            var chosen = sheet is null ? sheets.FirstOrDefault() : sheets.Find(s => (string?)s.Attribute("name") == sheet);
            if (chosen is null)
            {
                zip.Dispose();
                return Result<TableStream>.Failure(KernelProblems.NoSheet(new SourceLocation(file), sheet ?? "", [.. sheets.Select(s => (string?)s.Attribute("name") ?? "")]));
            }

            var id = (string?)chosen.Attribute(Relation + "id");
            var target = Part(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().First(r => (string?)r.Attribute("Id") == id).Attribute("Target")!.Value;
            var shared = zip.GetEntry("xl/sharedStrings.xml") is { } texts ? SharedTexts(texts, mostTextBytes) : [];
            var rows = Entry(zip, target.StartsWith('/') ? target[1..] : "xl/" + target, mostSheetBytes);
#pragma warning disable CA2000 // The caller disposes of the stream, and the stream of its sources.
            return Result<TableStream>.Success(new TableStream(file, Guarded(rows, shared, mostSheetBytes, file), zip, content));
#pragma warning restore CA2000
        }
        catch (Exception broken) when (IsBroken(broken))
        {
            (zip as IDisposable ?? content).Dispose();
            return Result<TableStream>.Failure(KernelProblems.BrokenWorkbook(new SourceLocation(file), broken.Message));
        }
    }

    private static bool IsBroken(Exception fault) =>
        fault is InvalidDataException or XmlException or InvalidOperationException or NullReferenceException or FormatException or OverflowException or ArgumentException or NotSupportedException;

    /// <summary>The rows, and at a fault its problem as the last.</summary>
    private static IEnumerable<Result<TableRow>> Guarded(ZipArchiveEntry sheet, List<string> shared, int mostBytes, string file)
    {
        using var rows = Rows(sheet, shared, mostBytes).GetEnumerator();
        while (true)
        {
            Result<TableRow> next;
            try
            {
                if (!rows.MoveNext())
                {
                    yield break;
                }

                next = Result<TableRow>.Success(rows.Current);
            }
            catch (Exception broken) when (IsBroken(broken))
            {
                next = Result<TableRow>.Failure(KernelProblems.BrokenWorkbook(new SourceLocation(file), broken.Message));
            }

            yield return next;
            if (!next.Succeeded)
            {
                yield break;
            }
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, int mostBytes)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException(name);
        return entry.Length > mostBytes ? throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{name}: {entry.Length} > {mostBytes}")) : entry;
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var stream = Entry(zip, name, MostBytes).Open();
        using var reader = Reader(stream, MostBytes);
        return XDocument.Load(reader);
    }

    private static XmlReader Reader(Stream stream, int mostBytes) =>
        XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = mostBytes });

    private static List<string> SharedTexts(ZipArchiveEntry part, int mostBytes)
    {
        if (part.Length > mostBytes)
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{part.FullName}: {part.Length} > {mostBytes}"));
        }

        using var stream = part.Open();
        using var reader = Reader(stream, mostBytes);
        return [.. Elements(reader, "si").Select(Text)];
    }

    /// <summary>The elements of a name, each read by itself.</summary>
    private static IEnumerable<XElement> Elements(XmlReader reader, string name)
    {
        reader.MoveToContent();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == name && reader.NamespaceURI == Main.NamespaceName)
            {
                yield return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Read();
            }
        }
    }

    /// <summary>The text of an item, rich or plain, without phonetic hints.</summary>
    private static string Text(XElement item) =>
        string.Concat(item.Descendants(Main + "t").Where(t => t.Parent?.Name != Main + "rPh").Select(t => t.Value));

    private static IEnumerable<TableRow> Rows(ZipArchiveEntry sheet, List<string> shared, int mostBytes)
    {
        using var stream = sheet.Open();
        using var reader = Reader(stream, mostBytes);
        var count = 0;
        foreach (var row in Elements(reader, "row"))
        {
            count++;
            var number = (int?)row.Attribute("r") ?? count;
            var cells = new List<string>();
            foreach (var cell in row.Elements(Main + "c"))
            {
                var column = (string?)cell.Attribute("r") is { } reference ? Column(reference) : cells.Count;
                while (cells.Count < column)
                {
                    cells.Add("");
                }

                cells.Add(Value(cell, shared));
            }

            yield return new TableRow(number, [.. cells]);
        }
    }

    private static string Value(XElement cell, List<string> shared)
    {
        var value = (string?)cell.Element(Main + "v") ?? "";
        return (string?)cell.Attribute("t") switch
        {
            "s" => shared[int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture)],
            "inlineStr" => cell.Element(Main + "is") is { } item ? Text(item) : "",
            "str" or "b" or "e" => value,
            _ => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : value,
        };
    }

    /// <summary><c>AB12</c> → 27. No sheet has more than 16,384 columns (XFD).</summary>
    private static int Column(string reference)
    {
        var column = reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        return column < 16_384 ? column : throw new FormatException(reference);
    }
}
