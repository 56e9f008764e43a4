using System.Collections.Immutable;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Indicators;

/// <summary>Reads <c>content/indicators</c>: <c>series.yaml</c>, one file for each indicator, and <c>mappings/</c>; and <c>content/monitoring</c>, which rests on the series.</summary>
internal sealed class CatalogueReader(Lawbook book)
{
    private const string Folder = "indicators";
    private const string Monitoring = "monitoring";
    private const string SeriesFile = "series";
    private readonly ProblemSink sink = new();

    /// <summary>The catalogue, or its problems.</summary>
    public Result<IndicatorCatalogue> Read()
    {
        var files = Files(Folder);
        var first = files.FirstOrDefault(f => f.Stem == SeriesFile && f.Folder == Folder);
        if (first is null || Map(first) is not { } map)
        {
            return Result<IndicatorCatalogue>.Failure([.. sink.Problems, IndicatorProblems.NoSeries(new SourceLocation($"{Folder}/{SeriesFile}.yaml"))]);
        }

        var (breakdowns, series) = new SeriesReader(sink).Read(map);
        var indicators = Unique(files.Where(f => f.Folder == Folder && f != first), new DefinitionReader(breakdowns, series, sink).Read, d => d.Id);
        var mappings = Unique(files.Where(f => f.Folder == $"{Folder}/mappings"), new MappingReader(breakdowns, series, sink).Read, m => m.Id);
        var others = Files(Monitoring);
        var monitoring = others.FirstOrDefault(f => f.Stem == "network") is { } network && Map(network) is { } plan ? new MonitoringReader(book, breakdowns, series, sink).Read(plan) : MonitoringPlan.None;
        var areas = others.FirstOrDefault(f => f.Stem == "areas") is { } types && Map(types) is { } area ? AreaTypes.Read(area, book, indicators, sink) : AreaTypes.None;
        TargetCheck.Run(book, indicators, sink);
        return sink.Errors > 0
            ? Result<IndicatorCatalogue>.Failure(sink.Problems)
            : Result<IndicatorCatalogue>.Success(new IndicatorCatalogue(breakdowns, series, indicators, mappings) { Monitoring = monitoring, Areas = areas }, sink.Problems);
    }

    private ImmutableSortedDictionary<string, T> Unique<T>(IEnumerable<ContentFile> files, Func<ContentFile, MapReader, T?> read, Func<T, string> name)
        where T : class
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (Map(file) is not { } map || read(file, new MapReader(map, sink, file.Stem)) is not { } one)
            {
                continue;
            }

            var id = name(one);
            if (id != file.Stem)
            {
                sink.Add(IndicatorProblems.IdIsFileName(map.At, id, file.Stem));
            }

            found[id] = one;
        }

        return found.ToImmutable();
    }

    private ImmutableArray<ContentFile> Files(string name)
    {
        var folder = Path.Combine(book.Root, name);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
                .Select(f => (Full: f, Relative: Path.GetRelativePath(book.Root, f).Replace('\\', '/')))
                .OrderBy(f => f.Relative, StringComparer.Ordinal)
                .Select(f => new ContentFile(f.Relative, File.ReadAllBytes(f.Full), "")),
        ];
    }

    private YamlMap? Map(ContentFile file) => file.Text(sink) is { } text ? YamlFiles.Map(text, file.Path, sink) : null;
}
