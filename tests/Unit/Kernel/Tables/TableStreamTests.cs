using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;
using CsCheck;
using Xunit;

namespace Anyu.Unit.Kernel.Tables;

public sealed class TableStreamTests
{
    /// <summary>Whatever cells are written are read again, from bytes and from a stream, beyond the size of a block.</summary>
    [Fact]
    public void Rows_are_read_as_they_were_written() =>
        Gen.Char["ab,\"\n\r 王=@"].Array[0, 40].Select(characters => new string(characters)).Array[1, 6].Array[1, 600].Sample(cells =>
        {
            ImmutableArray<string>[] rows = [.. cells.Select(row => row.Append("end").Select(cell => cell.TrimStart('=', '@')).ToImmutableArray())];
            var text = CsvText.Write(rows);
            var whole = CsvTable.Read(Encoding.UTF8.GetBytes(text), "t").Value!.Rows;
            using var stream = CsvTable.Stream(new StringReader(text), "t");
            Assert.Equal(rows.Select(row => string.Join('|', row)), whole.Select(row => string.Join('|', row.Cells)));
            Assert.Equal(whole.Select(row => row.Number), stream.Rows().Select(row => row.Number));
            Assert.Null(stream.Problem);
        }, iter: 50);

    [Fact]
    public void A_workbook_is_read_row_by_row_as_a_whole_one_is()
    {
        ImmutableArray<string>[] rows = [.. Enumerable.Range(0, 3_000).Select(i => ImmutableArray.Create($"{i}", "王·伟", i % 3 == 0 ? "" : "x"))];
        var bytes = XlsxText.Write(rows, "sheet", new HashSet<int> { 0 });
        var opened = XlsxTable.Stream(new MemoryStream(bytes), "t.xlsx", "sheet");
        using var stream = opened.Value!;
        Assert.Equal(rows.Select(row => string.Join('|', row)), stream.Rows().Select(row => string.Join('|', row.Cells)));
        Assert.Equal("KRN-0023", Assert.Single(XlsxTable.Stream(new MemoryStream(bytes), "t.xlsx", "other").Problems).Code);
    }

    [Fact]
    public void A_sheet_cut_short_ends_with_its_problem()
    {
        var bytes = XlsxText.Write([["a"], ["b"]], "sheet", new HashSet<int>());
        using var cut = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(cut, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var whole = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
            foreach (var entry in whole.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(zip.CreateEntry(entry.FullName).Open());
                var text = reader.ReadToEnd();
                writer.Write(entry.FullName.Contains("sheet1", StringComparison.Ordinal) ? text[..text.IndexOf("</row>", StringComparison.Ordinal)] + "</row><row>" : text);
            }
        }

        using var stream = XlsxTable.Stream(new MemoryStream(cut.ToArray()), "t.xlsx", null).Value!;
        Assert.Single(stream.Rows());
        Assert.Equal("KRN-0022", stream.Problem!.Code);
    }

    [Fact]
    public void Rows_end_with_a_problem_where_the_text_does()
    {
        using var open = CsvTable.Stream(new StringReader("a,b\n1,\"2\n3"), "t");
        Assert.Single(open.Rows());
        Assert.Equal("KRN-0021", open.Problem!.Code);
        using var nul = CsvTable.Stream(new StringReader("a,b\n1,\0\n"), "t");
        Assert.Single(nul.Rows());
        Assert.Equal("KRN-0024", nul.Problem!.Code);
    }
}
