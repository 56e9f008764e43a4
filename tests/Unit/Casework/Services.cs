using Anyu.Casework;
using Anyu.Kernel;
using Anyu.Unit.Law;

namespace Anyu.Unit.Casework;

/// <summary>The real service definitions, loaded once for all tests of a run.</summary>
internal static class Services
{
    private static readonly Lazy<Result<ServiceShelf>> Loaded = new(() => ServiceShelf.Load(Library.Book));

    /// <summary>The shelf, or its problems.</summary>
    public static Result<ServiceShelf> Outcome => Loaded.Value;

    /// <summary>The shelf.</summary>
    public static ServiceShelf Shelf => Outcome.Value ?? throw new InvalidOperationException(string.Join('\n', Outcome.Problems));

    /// <summary>A file of a service as it stands.</summary>
    public static string Text(string service, string file) => File.ReadAllText(Repository.At("content", "services", service, file));
}
