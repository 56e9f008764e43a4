using System.Net;
using Anyu.Exchange;
using Anyu.Store;

namespace Anyu.Web.Exchange;

/// <summary>The systems of the content and how the settings reach them.</summary>
/// <param name="Systems">The systems.</param>
/// <param name="Links">The links of those that are connected.</param>
internal sealed record LinkedSystems(SystemBook Systems, ImmutableSortedDictionary<string, AgencyLink> Links);

/// <summary>
/// Reads from the settings how systems are reached: <c>Exchange:household:Address</c> and <c>Exchange:household:Keys</c> (a file of public keys) for one,
/// <c>--agencies http://127.0.0.1:5090</c> for all of them at the simulator on this computer.
/// </summary>
internal sealed class ExchangeLinks(IConfiguration settings, Library library, SimulatorKeys simulator)
{
    /// <summary>The setting with the simulator's address.</summary>
    public const string Simulator = "agencies";

    /// <summary>The links, or what is wrong with them: <c>EXC-01xx</c>, <c>STO-0010</c>, <c>WEB-0209</c>.</summary>
    public Result<LinkedSystems> Read()
    {
        var systems = SystemBook.Load(library.Book.Root);
        if (systems.Value is null)
        {
            return Result<LinkedSystems>.Failure(systems.Problems);
        }

        var links = ImmutableSortedDictionary.CreateBuilder<string, AgencyLink>(StringComparer.Ordinal);
        foreach (var system in systems.Value.Systems)
        {
            var found = LinkOf(system);
            if (found is { Value: null })
            {
                return Result<LinkedSystems>.Failure(found.Problems);
            }

            if (found is not null)
            {
                links[system.Id] = found.Value;
            }
        }

        return Result<LinkedSystems>.Success(new LinkedSystems(systems.Value, links.ToImmutable()));
    }

    /// <summary>The link of a system; null when it is not connected.</summary>
    private Result<AgencyLink>? LinkOf(AgencySystem system)
    {
        if (settings[$"Exchange:{system.Id}:Address"] is { Length: > 0 } own)
        {
            var keys = KeyFile.ReadPublic(settings[$"Exchange:{system.Id}:Keys"] ?? "");
            return keys.Value is null ? Result<AgencyLink>.Failure(keys.Problems)
                : Address(own) is { } address ? Result<AgencyLink>.Success(new AgencyLink(address, _ => Task.FromResult<PublicKeys?>(keys.Value)))
                : Result<AgencyLink>.Failure(HostingProblems.AgencyAddress(own));
        }

        if (settings[Simulator] is not { Length: > 0 } all)
        {
            return null;
        }

        // Its keys are asked of itself, so it must be this computer.
        return Address(all) is { IsLoopback: true } root
            ? Result<AgencyLink>.Success(new AgencyLink(new Uri(root, $"/{system.Id}"), stop => simulator.Find(new Uri(root, "/keys"), stop)))
            : Result<AgencyLink>.Failure(HostingProblems.AgencyAddress(all));
    }

    /// <summary>An address that is safe to send to: encrypted, or this computer.</summary>
    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;
}

/// <summary>The keys of the simulator, asked of itself once.</summary>
internal sealed class SimulatorKeys : IDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5), MaxResponseContentBufferSize = 64 * 1024 };

    private PublicKeys? known;

    /// <summary>The keys; null while it does not answer.</summary>
    public async Task<PublicKeys?> Find(Uri address, CancellationToken stop)
    {
        try
        {
            return known ??= KeyFile.ParsePublic(await http.GetStringAsync(address, stop));
        }
        catch (Exception fault) when (fault is HttpRequestException or WebException || (fault is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
