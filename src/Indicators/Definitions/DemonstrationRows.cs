using System.Collections.Immutable;
using System.Text;
using Anyu.Kernel;

namespace Anyu.Indicators;

/// <summary>Reads a table of <c>content/demonstration</c>: cells parted by commas, lines that begin with # are remarks.</summary>
internal static class DemonstrationRows
{
    /// <summary>The rows; none where there is no such file.</summary>
    /// <param name="content">The content root.</param>
    /// <param name="file">The file below it.</param>
    /// <param name="read">Reads the cells of a row; null where they cannot be right.</param>
    /// <param name="wrong">The problem of such a row.</param>
    public static Result<IReadOnlyList<T>> Read<T>(string content, string file, Func<string[], T?> read, Func<SourceLocation, Problem> wrong)
        where T : class
    {
        var (path, sink, rows) = (Path.Combine(content, file), new ProblemSink(), ImmutableArray.CreateBuilder<T>());
        foreach (var (at, line) in File.Exists(path) ? File.ReadLines(path, Encoding.UTF8).Index().Where(line => line.Item.Length > 0 && line.Item[0] != '#') : [])
        {
            if (read(line.Split(',', StringSplitOptions.TrimEntries)) is { } row)
            {
                rows.Add(row);
            }
            else
            {
                sink.Add(wrong(new SourceLocation(file, at + 1)));
            }
        }

        return sink.Errors > 0 ? Result<IReadOnlyList<T>>.Failure(sink.Problems) : Result<IReadOnlyList<T>>.Success(rows.ToImmutable());
    }
}
