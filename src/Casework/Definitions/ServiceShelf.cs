using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Anyu.Kernel;
using Anyu.Law;

namespace Anyu.Casework;

/// <summary>All service definitions of the content, checked.</summary>
/// <param name="Services">The services by id.</param>
/// <param name="Prohibitions">What no definition may ask for.</param>
/// <param name="Calendar">The working calendar by which their clocks run.</param>
/// <param name="Book">The lawbook on which they rest.</param>
public sealed record ServiceShelf(
    ImmutableSortedDictionary<string, ServiceDefinition> Services, ImmutableArray<ProhibitionDefinition> Prohibitions, WorkingCalendar Calendar, Lawbook Book)
{
    /// <summary>Which events run the lawbook.</summary>
    public ProactiveRules Proactive { get; init; } = ProactiveRules.None;

    /// <summary>Which values of the register the vocabulary's elements come from.</summary>
    public RegisterSources Sources { get; init; } = new(ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>Who shares what with whom.</summary>
    public SharingCatalogue Sharing { get; init; } = SharingCatalogue.None;

    private const string Folder = "services";

    /// <summary>Reads and checks <c>content/services</c>. Nothing is half-loaded: where there is an error, there is no shelf.</summary>
    /// <param name="book">The lawbook.</param>
    public static Result<ServiceShelf> Load(Lawbook book)
    {
        var (shelf, found) = ReadAndCheck(book);
        return shelf is null || found.Any(p => p.Severity == ProblemSeverity.Error) ? Result<ServiceShelf>.Failure(found) : Result<ServiceShelf>.Success(shelf, found);
    }

    /// <summary>What is wrong with the services beside a lawbook, their worked cases included; empty where there are none.</summary>
    /// <param name="book">The lawbook.</param>
    public static ImmutableArray<Problem> Check(Lawbook book)
    {
        if (!Directory.Exists(Path.Combine(book.Root, Folder)))
        {
            return [];
        }

        var (shelf, found) = ReadAndCheck(book);
        return found.IsEmpty && shelf is not null ? [.. shelf.Services.Values.SelectMany(s => ServiceCaseRunner.Check(s, shelf.Calendar))] : found;
    }

    /// <summary>Reads one service from texts, for tests and for a draft that an officer tries out.</summary>
    internal static (ServiceDefinition? Service, ImmutableArray<Problem> Problems) Read(Lawbook book, string id, IEnumerable<(string Name, string Text)> files)
    {
        var sink = new ProblemSink();
        var all = files.Select(f => new ContentFile($"{Folder}/{id}/{f.Name}", Encoding.UTF8.GetBytes(f.Text), "")).ToImmutableArray();
        var service = new ServiceReader(new ServiceFolder(id, all), book, sink).Read(HashOf(all));
        return (service, sink.Problems);
    }

    /// <summary>What is wrong with a sharing catalogue, for tests and for a draft that an officer tries out.</summary>
    internal static ImmutableArray<Problem> ReadSharing(Lawbook book, string text, ImmutableArray<ProhibitionDefinition> prohibitions)
    {
        var sink = new ProblemSink();
        SharingReader.Read(new ContentFile(SharingReader.File, Encoding.UTF8.GetBytes(text), ""), prohibitions, book, sink);
        return sink.Problems;
    }

    /// <summary>The files of one service as they stand, by name.</summary>
    internal static IReadOnlyList<ServiceText> Texts(Lawbook book, string id) =>
        [.. Files(book, $"{Folder}/{id}", ".yaml").Select(f => new ServiceText(f.Path[$"{Folder}/{id}/".Length..], Encoding.UTF8.GetString(f.Bytes)))];

    private static (ServiceShelf? Shelf, ImmutableArray<Problem> Problems) ReadAndCheck(Lawbook book)
    {
        var sink = new ProblemSink();
        var shelf = Read(book, sink);
        foreach (var service in shelf?.Services.Values ?? [])
        {
            sink.AddRange(ModelCheck.Run(service, shelf!.Prohibitions));
        }

        return (shelf, sink.Problems);
    }

    private static ServiceShelf? Read(Lawbook book, ProblemSink sink)
    {
        var files = Files(book, Folder, ".yaml");
        if (book.Calendar is not { } calendar)
        {
            sink.Add(CaseProblems.NoCalendar(new SourceLocation("calendars")));
            return null;
        }

        var prohibitions = ProhibitionReader.Read(files.FirstOrDefault(f => f.Path == $"{Folder}/prohibitions.yaml"), book, sink);
        var services = ImmutableSortedDictionary.CreateBuilder<string, ServiceDefinition>(StringComparer.Ordinal);
        foreach (var folder in files.Where(f => f.Path.Count('/') >= 2).GroupBy(f => f.Path.Split('/')[1], StringComparer.Ordinal))
        {
            ImmutableArray<ContentFile> own = [.. folder];
            if (new ServiceReader(new ServiceFolder(folder.Key, own), book, sink).Read(HashOf(own)) is { } service)
            {
                services[folder.Key] = service;
            }
        }

        return new ServiceShelf(services.ToImmutable(), prohibitions, calendar, book)
        {
            Proactive = ProactiveRules.Read(files.FirstOrDefault(f => f.Path == $"{Folder}/proactive.yaml"), services, book, sink),
            Sharing = SharingReader.Read(Files(book, "exchange", ".yaml").FirstOrDefault(f => f.Path == SharingReader.File), prohibitions, book, sink),
            Sources = RegisterSources.Read(Files(book, "vocabulary", ".yaml"), sink),
        };
    }

    private static ImmutableArray<ContentFile> Files(Lawbook book, string name, string ending)
    {
        var folder = Path.Combine(book.Root, name);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "*" + ending, SearchOption.AllDirectories)
                .Select(f => (Full: f, Relative: Path.GetRelativePath(book.Root, f).Replace('\\', '/')))
                .OrderBy(f => f.Relative, StringComparer.Ordinal)
                .Select(f => new ContentFile(f.Relative, File.ReadAllBytes(f.Full), "")),
        ];
    }

    /// <summary>The version of a definition: one digest over its files but for its worked cases, which change nothing that runs.</summary>
    private static string HashOf(ImmutableArray<ContentFile> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(f => !f.Path.EndsWith("/cases.yaml", StringComparison.Ordinal)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
