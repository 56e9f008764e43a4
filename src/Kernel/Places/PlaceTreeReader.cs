using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Anyu.Kernel;

/// <summary>One division file in memory; reading it from disk is the caller's work.</summary>
/// <param name="Path">Path for messages, relative to the content root.</param>
/// <param name="Utf8">The content, UTF-8.</param>
public readonly record struct PlaceFile(string Path, ReadOnlyMemory<byte> Utf8);

/// <summary>
/// Reads a snapshot of the division tree from CSV: <c>code,name[,English name[,grouping]]</c>, one place a line, in any order over any number of files.
/// Lines that begin with <c>#</c> are remarks; <c># as-of: 2023-06-30</c> gives the day of the snapshot.
/// </summary>
public static class PlaceTreeReader
{
    private static ReadOnlySpan<byte> AsOfMark => "# as-of: "u8;

    /// <summary>Reads the files into one tree.</summary>
    /// <param name="files">The files of one snapshot.</param>
    /// <returns>
    /// The tree, or <c>KRN-0013</c> for each row that cannot be read, <c>KRN-0014</c> for each code that stands twice
    /// and <c>KRN-0015</c> for each place without its parent.
    /// </returns>
    public static Result<PlaceTree> Read(IEnumerable<PlaceFile> files)
    {
        var rows = new PlaceRows();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        DateOnly? asOf = null;
        foreach (var file in files)
        {
            ReadFile(file, rows, problems, ref asOf);
        }

        var tree = new PlaceTree(rows, asOf);
        problems.AddRange(tree.Repeated().Select(place => KernelProblems.PlaceTwice(place.Code, place.Name.Zh)));
        problems.AddRange(tree.WithoutParent().Select(place => KernelProblems.PlaceWithoutParent(place.Code, place.Name.Zh)));
        return problems.Count == 0 ? Result<PlaceTree>.Success(tree) : Result<PlaceTree>.Failure(problems.ToImmutable());
    }

    private static void ReadFile(PlaceFile file, PlaceRows rows, ImmutableArray<Problem>.Builder problems, ref DateOnly? asOf)
    {
        var text = file.Utf8.Span;
        for (var line = 1; !text.IsEmpty; line++)
        {
            var end = text.IndexOf((byte)'\n');
            var row = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (row.IsEmpty || row[0] == '#')
            {
                asOf = ReadAsOf(row) ?? asOf;
            }
            else if (!ReadRow(row, rows))
            {
                problems.Add(KernelProblems.PlaceRow(new SourceLocation(file.Path, line), Encoding.UTF8.GetString(row)));
            }
        }
    }

    private static DateOnly? ReadAsOf(ReadOnlySpan<byte> row) =>
        row.StartsWith(AsOfMark)
        && DateOnly.TryParseExact(Encoding.UTF8.GetString(row[AsOfMark.Length..]), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static bool ReadRow(ReadOnlySpan<byte> row, PlaceRows rows)
    {
        var comma = row.IndexOf((byte)',');
        if (comma < 0 || !TryReadCode(row[..comma], out var code))
        {
            return false;
        }

        var rest = row[(comma + 1)..];
        var next = rest.IndexOf((byte)',');
        var name = next < 0 ? rest : rest[..next];
        if (name.IsEmpty || (next >= 0 && !ReadExtras(rest[(next + 1)..], code, rows)))
        {
            return false;
        }

        rows.Add(code, name);
        return true;
    }

    private static bool ReadExtras(ReadOnlySpan<byte> extras, PlaceCode code, PlaceRows rows)
    {
        var parts = Encoding.UTF8.GetString(extras).Split(',');
        if (parts.Length > 2 || (parts.Length == 2 && parts[1] != "grouping"))
        {
            return false;
        }

        if (parts[0].Length > 0)
        {
            rows.English[code.Digits] = parts[0];
        }

        if (parts.Length == 2)
        {
            rows.Groupings.Add(code.Digits);
        }

        return true;
    }

    private static bool TryReadCode(ReadOnlySpan<byte> text, out PlaceCode code)
    {
        // Files write codes in their canonical six, nine or twelve digits; the padding is that of PlaceCode.TryParse without a string for each row.
        code = default;
        if (text.Length is not (6 or 9 or 12) || !Utf8Parser.TryParse(text, out long digits, out var used) || used != text.Length || digits < 0)
        {
            return false;
        }

        code = new PlaceCode(text.Length switch { 6 => digits * 1_000_000, 9 => digits * 1_000, _ => digits });
        return true;
    }
}
