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

    /// <summary>Whether the file has more rows than an import may have. Line ends are counted first, which is quick; only a file that has too many is read.</summary>
    public static bool HasTooManyRows(string path, string? sheet)
    {
        if (!IsXlsx(path) && LineEnds(path) <= Limits.ImportRows)
        {
            return false;
        }

        using var table = Open(path, sheet).Value;
        return table is not null && table.Rows().Where(row => !row.IsBlank).Skip(Limits.ImportRows + 1).Any();
    }

    /// <summary>A digest of the file, by which an import that was interrupted knows it again.</summary>
    public static string Digest(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static bool IsXlsx(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[4];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && XlsxTable.IsXlsx(head);
    }

    private static long LineEnds(string path)
    {
        using var stream = File.OpenRead(path);
        var (block, count) = (new byte[1 << 20], 0L);
        for (var length = stream.Read(block); length > 0; length = stream.Read(block))
        {
            count += block.AsSpan(0, length).Count((byte)'\n');
        }

        return count;
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
