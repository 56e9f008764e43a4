using System.Collections.Immutable;
using System.Text.Json;
using Anyu.Kernel;
using Anyu.Law;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>A published version of a definition.</summary>
public sealed record PublishedVersion(string Service, string Hash, long Version, DateTimeOffset PublishedAt);

/// <summary>Keeps every definition that was ever in force, so that a case is finished under the one it began with.</summary>
public static class Versions
{
    private static readonly SqlFile Sql = SqlFile.Beside(typeof(Versions));

    /// <summary>Publishes the definitions in force; those published before stay as they are.</summary>
    /// <returns>What prevents it: <c>CASE-0131</c> for a version number that was published with other content. Nothing is stored then.</returns>
    public static async Task<ImmutableArray<Problem>> Publish(UnitOfWork unit, ServiceShelf shelf)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var service in shelf.Services.Values)
        {
            var files = JsonSerializer.Serialize(ServiceShelf.Texts(shelf.Book, service.Id));
            await unit.Execute(Sql["publish"], new { Service = service.Id, service.Hash, service.Version, Files = files, unit.Now });
            if (await unit.Find<string>(Sql["of-version"], new { Service = service.Id, service.Version }) is { } hash && hash != service.Hash)
            {
                problems.Add(CaseProblems.SameVersion(service.At, service.Id, service.Version));
            }
        }

        if (problems.Count > 0)
        {
            unit.Abandon();
        }

        return problems.ToImmutable();
    }

    /// <summary>All published versions.</summary>
    public static Task<IReadOnlyList<PublishedVersion>> List(UnitOfWork unit) => unit.Query<PublishedVersion>(Sql["list"]);

    /// <summary>The published versions under which some case still runs.</summary>
    internal static Task<IReadOnlyList<PublishedVersion>> Running(UnitOfWork unit) => unit.Query<PublishedVersion>(Sql["running"]);

    /// <summary>A version as it was published; what has since become wrong about its grounds does not matter to a case that began under it.</summary>
    internal static async Task<ServiceDefinition?> Read(UnitOfWork unit, Lawbook book, string service, string hash)
    {
        if (await unit.Find<string>(Sql["files"], new { Service = service, Hash = hash }) is not { } files)
        {
            return null;
        }

        var texts = JsonSerializer.Deserialize<List<ServiceText>>(files)!;
        return ServiceShelf.Read(book, service, texts.Select(t => (t.Name, t.Text))).Service;
    }
}

/// <summary>One file of a definition.</summary>
internal sealed record ServiceText(string Name, string Text);
