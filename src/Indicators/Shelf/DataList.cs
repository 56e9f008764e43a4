using System.Security.Cryptography;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>A list of tables with the mapping of each, kept as a file beside them: what is imported together, or read without a database.</summary>
public static class DataList
{
    /// <summary>Reads every table of the list into one book of counts.</summary>
    /// <param name="path">The list, YAML; tables are named relative to it.</param>
    /// <param name="catalogue">The definitions.</param>
    /// <param name="book">The lawbook, for the division tree.</param>
    /// <returns>The book, or all problems of list and tables: a row in quarantine refuses the whole list.</returns>
    public static Result<CountBook> Read(string path, IndicatorCatalogue catalogue, Lawbook book)
    {
        var sink = new ProblemSink();
        var text = File.Exists(path) ? new ContentFile(Path.GetFileName(path), File.ReadAllBytes(path), "").Text(sink) : null;
        if (text is null || YamlFiles.List(text, Path.GetFileName(path), sink) is not { } list)
        {
            return Result<CountBook>.Failure(sink.Errors > 0 ? sink.Problems : [IndicatorProblems.NoFile(path)]);
        }

        var history = PlaceChanges.Of(book, sink);
        var (sets, observations) = (new List<DataSet>(), new List<Observation>());
        foreach (var entry in list.Items.OfType<YamlMap>())
        {
            var reader = new MapReader(entry, sink, "data");
            if (Entry(reader, Path.GetDirectoryName(path)!, catalogue, new TableImport(catalogue, book.Places, history), sink) is var (set, report))
            {
                sets.Add(set);
                observations.AddRange(report.Observations);
            }
        }

        return sink.Errors > 0 ? Result<CountBook>.Failure(sink.Problems) : Result<CountBook>.Success(new CountBook(catalogue, sets, observations));
    }

    private static (DataSet Set, ImportReport Report)? Entry(MapReader reader, string folder, IndicatorCatalogue catalogue, TableImport import, ProblemSink sink)
    {
        var (id, file, mapped, imported) = (reader.NeedId("id"), reader.NeedText("file"), reader.NeedText("mapping"), reader.Date("imported"));
        PlaceCode? covers = reader.Scalar("covers") is { } code && PlaceCode.TryParse(code.Text, out var place, out _) ? place : null;
        reader.Close();
        var full = Path.Combine(folder, file);
        if (!catalogue.Mappings.TryGetValue(mapped, out var mapping))
        {
            sink.Add(IndicatorProblems.Unknown(reader.Where("mapping"), new("表样", "mapping"), mapped, Nearest.To(mapped, catalogue.Mappings.Keys)));
            return null;
        }

        if (!File.Exists(full))
        {
            sink.Add(IndicatorProblems.NoFile(file));
            return null;
        }

        var bytes = File.ReadAllBytes(full);
        var table = TableImport.Open(bytes, file, mapping.Sheet);
        sink.AddRange(table.Problems);
        if (table.Value is null || import.Read(table.Value, mapping, id, covers) is not { } read)
        {
            return null;
        }

        sink.AddRange(read.Problems);
        sink.AddRange(read.Value?.Problems ?? []);
        var set = new DataSet(id, mapping.Title, file, Convert.ToHexStringLower(SHA256.HashData(bytes)), mapped, imported ?? DateOnly.MinValue, mapping.Synthetic, covers);
        return read.Value is null ? null : (set, read.Value);
    }
}
