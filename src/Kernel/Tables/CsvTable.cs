using System.Collections.Immutable;
using System.Text;

namespace Anyu.Kernel;

/// <summary>Comma-separated tables (RFC 4180); quotes, quoted line ends and doubled quotes are understood.</summary>
public static class CsvTable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The table in UTF-8 bytes, with or without byte order mark, or why it cannot be read: <c>KRN-0020</c>, <c>KRN-0021</c>, <c>KRN-0024</c>.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="file">Its name, for messages.</param>
    public static Result<Table> Read(byte[] bytes, string file)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Result<Table>.Failure(KernelProblems.NotUtf8(new SourceLocation(file)));
        }

        using var reader = new StringReader(text);
        using var stream = new TableStream(file, Rows(reader, file));
        return stream.ToTable();
    }

    /// <summary>The rows of a text, one after the other: a file of any length needs the memory of one row.</summary>
    /// <param name="text">The text; a decoder that refuses bytes ends the rows with <c>KRN-0020</c>.</param>
    /// <param name="file">Its name, for messages.</param>
    public static TableStream Stream(TextReader text, string file) => new(file, Rows(text, file), text);

    private static IEnumerable<Result<TableRow>> Rows(TextReader text, string file)
    {
        var characters = new CsvCharacters(text);
        var line = 1;
        while (!characters.AtEnd)
        {
            var number = line;
            var row = characters.IsFault ? null : Row(characters, ref line);
            if (row is { } cells && !characters.IsFault)
            {
                yield return Result<TableRow>.Success(new TableRow(number, cells));
                continue;
            }

            var at = new SourceLocation(file, number);
            yield return Result<TableRow>.Failure(characters.IsFault ? KernelProblems.NotUtf8(at) : characters.SawNul ? KernelProblems.NoSpreadsheet(at) : KernelProblems.OpenQuote(at));
            yield break;
        }
    }

    private static ImmutableArray<string>? Row(CsvCharacters text, ref int line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var cell = text.Next == '"' ? Quoted(text, ref line) : text.Plain("");
            if (cell is null || text.SawNul)
            {
                return null;
            }

            cells.Add(cell);
            if (text.Next == ',')
            {
                text.Step();
                continue;
            }

            if (text.Next == '\r')
            {
                text.Step();
            }

            if (text.Next == '\n')
            {
                text.Step();
            }

            line++;
            return cells.ToImmutable();
        }
    }

    private static string? Quoted(CsvCharacters text, ref int line)
    {
        var cell = new StringBuilder();
        for (text.Step(); text.Next >= 0; text.Step())
        {
            if (text.Next != '"')
            {
                line += text.Next == '\n' ? 1 : 0;
                cell.Append((char)text.Next);
                continue;
            }

            text.Step();
            if (text.Next != '"')
            {
                return text.Plain(cell.ToString());
            }

            cell.Append('"');
        }

        return null;
    }
}
