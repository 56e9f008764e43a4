using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>The dated changes of divisions beside the division tree.</summary>
public static class PlaceChanges
{
    private const string File = "places/changes.csv";

    /// <summary>The history of a lawbook's content; no changes where the file is missing or has problems, which go to the sink.</summary>
    public static PlaceHistory Of(Lawbook book, ProblemSink sink)
    {
        var path = Path.Combine(book.Root, File);
        if (!System.IO.File.Exists(path))
        {
            return new PlaceHistory(book.Places, []);
        }

        var read = PlaceHistory.Read(book.Places, File, System.IO.File.ReadAllText(path));
        sink.AddRange(read.Problems);
        return read.Value ?? new PlaceHistory(book.Places, []);
    }
}
