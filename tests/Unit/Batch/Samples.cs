using Anyu.Batch;
using Anyu.Law;
using Anyu.Unit.Law;

namespace Anyu.Unit.Batch;

/// <summary>Synthetic families in a folder that is gone when the test ends.</summary>
internal sealed class Samples : IDisposable
{
    public static readonly DateOnly AsOf = new(2025, 6, 1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anyu-batch-");

    public string At(string name) => Path.Combine(folder.FullName, name);

    public static SyntheticPopulation Families(long count, ulong seed = 7) => new(Library.Book, count, seed, AsOf, []);

    /// <summary>A file of so many families, in small row groups.</summary>
    public string FileOf(long count)
    {
        var path = At("families.parquet");
        PopulationWriter.Write(Families(count), Library.Book, path, "synthetic", 2048);
        return path;
    }

    public static ParquetPopulation Open(string path) => ParquetPopulation.Open(path, Path.GetFileName(path), Library.Book).Value!;

    public static BatchOrder Order(IPopulation population, bool withRows = false, int threads = 1) =>
        new(Library.Book, population, BatchRequest.For(AsOf)) { WithRows = withRows, Threads = threads };

    public void Dispose() => folder.Delete(recursive: true);
}
