using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>
/// Reads one sheet of an Office Open XML workbook (ECMA-376): texts, shared texts, numbers and truth values of cells. Formulas give the value that
/// was stored with them; dates are numbers there and are better sent as text. A workbook that unpacks to more than <see cref="MostBytes"/> is refused.
/// </summary>
internal static class XlsxTable
{
    /// <summary>How many bytes a part may unpack to.</summary>
    public const int MostBytes = 64 << 20;

    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Whether the bytes begin like a zipped workbook.</summary>
    public static bool IsXlsx(byte[] bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>The sheet of that name, the first one when none is named, or why it cannot be read.</summary>
    public static Result<Table> Read(byte[] bytes, string file, string? sheet)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var book = Part(zip, "xl/workbook.xml");
            var sheets = book.Descendants(Main + "sheet").ToList();
            var chosen = sheet is null ? sheets.FirstOrDefault() : sheets.Find(s => (string?)s.Attribute("name") == sheet);
            if (chosen is null)
            {
                return Result<Table>.Failure(IndicatorProblems.NoSheet(new SourceLocation(file), sheet ?? "", [.. sheets.Select(s => (string?)s.Attribute("name") ?? "")]));
            }

            var id = (string?)chosen.Attribute(Relation + "id");
            var target = Part(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().First(r => (string?)r.Attribute("Id") == id).Attribute("Target")!.Value;
            var shared = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : SharedTexts(Part(zip, "xl/sharedStrings.xml"));
            return Result<Table>.Success(new Table(file, Rows(Part(zip, target.StartsWith('/') ? target[1..] : "xl/" + target), shared)));
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or InvalidOperationException or NullReferenceException or FormatException or OverflowException or ArgumentException)
        {
            return Result<Table>.Failure(IndicatorProblems.BrokenWorkbook(new SourceLocation(file), broken.Message));
        }
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        var entry = zip.GetEntry(name) ?? throw new InvalidDataException(name);
        if (entry.Length > MostBytes)
        {
            throw new InvalidDataException($"{name}: {entry.Length}");
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes });
        return XDocument.Load(reader);
    }

    private static ImmutableArray<string> SharedTexts(XDocument part) =>
        [.. part.Root!.Elements(Main + "si").Select(Text)];

    /// <summary>The text of an item, rich or plain, without phonetic hints.</summary>
    private static string Text(XElement item) =>
        string.Concat(item.Descendants(Main + "t").Where(t => t.Parent?.Name != Main + "rPh").Select(t => t.Value));

    private static ImmutableArray<TableRow> Rows(XDocument sheet, ImmutableArray<string> shared)
    {
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var row in sheet.Descendants(Main + "row"))
        {
            var number = (int?)row.Attribute("r") ?? (rows.Count + 1);
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

            rows.Add(new TableRow(number, [.. cells]));
        }

        return rows.ToImmutable();
    }

    private static string Value(XElement cell, ImmutableArray<string> shared)
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

    /// <summary><c>AB12</c> → 27.</summary>
    private static int Column(string reference) =>
        reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
}
