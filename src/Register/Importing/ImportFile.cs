using System.Security.Cryptography;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Register;

/// <summary>Opens a table file for reading row by row: XLSX, CSV in UTF-8, and CSV in GB 18030 as older systems write it.</summary>
internal static class ImportFile
{
    private const int HeadBytes = 1 << 16;

    /// <summary>The rows, or why they cannot be read: <c>REG-0201</c>, <c>KRN-0022</c> to <c>KRN-0024</c>.</summary>
    public static Result<TableStream> Open(string path, string? sheet)
    {
        FileStream? stream = null;
#pragma warning disable CA2000 // The rows dispose of the file when they are disposed of.
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var head = new byte[HeadBytes];
            var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
            stream.Position = 0;
            var name = Path.GetFileName(path);
            if (TableStream.Refuse(head.AsSpan(0, length), name) is { } problem)
            {
                stream.Dispose();
                return Result<TableStream>.Failure(problem);
            }

            return XlsxTable.IsXlsx(head) ? XlsxTable.Stream(stream, name, sheet) : Result<TableStream>.Success(CsvTable.Stream(new StreamReader(stream, EncodingOf(head.AsSpan(0, length))), name));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            stream?.Dispose();
            return Result<TableStream>.Failure(RegisterProblems.NoTable(path, fault.Message));
        }
#pragma warning restore CA2000
    }

    /// <summary>
    /// Reads the whole file once before anything is stored: <c>REG-0203</c> for too many rows, <c>KRN-0020</c> to <c>KRN-0024</c> where it breaks off or is no table.
    /// An import never stops half-way because of the file.
    /// </summary>
    public static Problem? Refuse(string path, string? sheet)
    {
        var opened = Open(path, sheet);
        if (opened.Value is null)
        {
            return opened.Problems[0];
        }

        using var table = opened.Value;
        var hasTooMany = table.Rows().Where(row => !row.IsBlank).Skip(Limits.ImportRows + 1).Any();
        return hasTooMany ? RegisterProblems.TooManyRows(new SourceLocation(Path.GetFileName(path))) : table.Problem;
    }

    /// <summary>A digest of the file, by which an import that was interrupted knows it again.</summary>
    public static string Digest(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>UTF-8 where the head is UTF-8, save for a character cut at its end; else GB 18030. Neither accepts bytes that are none of its own.</summary>
    private static Encoding EncodingOf(ReadOnlySpan<byte> head)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        for (var cut = 0; cut < 4 && cut < head.Length; cut++)
        {
            if (System.Text.Unicode.Utf8.IsValid(head[..^cut]))
            {
                return utf8;
            }
        }

        return head.IsEmpty ? utf8 : CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) ?? utf8;
    }
}
