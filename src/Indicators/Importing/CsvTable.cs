using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Comma-separated tables (RFC 4180), in UTF-8 with or without byte order mark; quotes, quoted line ends and doubled quotes are understood.</summary>
internal static class CsvTable
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The table, or why it cannot be read.</summary>
    public static Result<Table> Read(byte[] bytes, string file)
    {
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Result<Table>.Failure(IndicatorProblems.NotUtf8(new SourceLocation(file)));
        }

        var rows = ImmutableArray.CreateBuilder<TableRow>();
        var (at, line) = (0, 1);
        while (at < text.Length)
        {
            var number = line;
            if (Row(text, ref at, ref line) is not { } cells)
            {
                return Result<Table>.Failure(IndicatorProblems.OpenQuote(new SourceLocation(file, number)));
            }

            rows.Add(new TableRow(number, cells));
        }

        return Result<Table>.Success(new Table(file, rows.ToImmutable()));
    }

    private static ImmutableArray<string>? Row(string text, ref int at, ref int line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            var cell = at < text.Length && text[at] == '"' ? Quoted(text, ref at, ref line) : Plain(text, ref at);
            if (cell is null)
            {
                return null;
            }

            cells.Add(cell);
            if (at < text.Length && text[at] == ',')
            {
                at++;
                continue;
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            line++;
            return cells.ToImmutable();
        }
    }

    private static string Plain(string text, ref int at)
    {
        var from = at;
        while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
        {
            at++;
        }

        return text[from..at];
    }

    private static string? Quoted(string text, ref int at, ref int line)
    {
        var cell = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                line += text[at] == '\n' ? 1 : 0;
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append(text[at++]);
            }
            else
            {
                at++;
                return cell.Append(Plain(text, ref at)).ToString();
            }
        }

        return null;
    }
}
