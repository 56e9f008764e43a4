using System.Collections.Concurrent;
using System.Text.Json;
using Anyu.Access;
using Anyu.Kernel;
using Anyu.Register;
using Anyu.Store;

namespace Anyu.Casework;

/// <summary>What every use case of casework needs: the definitions, the keys of sealed fields, the outbox. Shared by all requests.</summary>
/// <param name="shelf">The definitions in force.</param>
/// <param name="cipher">The installation's keys.</param>
/// <param name="outbox">The outbox; its list of listeners names <see cref="CaseworkModule.Topics"/>.</param>
public sealed class CaseDesk(ServiceShelf shelf, FieldCipher cipher, Outbox outbox)
{
    /// <summary>How sealed bodies are written.</summary>
    internal static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    private readonly ConcurrentDictionary<string, ServiceDefinition> pinned = new(
        shelf.Services.Values.Select(s => KeyValuePair.Create($"{s.Id} {s.Hash}", s)), StringComparer.Ordinal);

    /// <summary>The register, in which the persons of a case are found; null where casework stands alone.</summary>
    public RegisterDesk? Register { get; init; }

    /// <summary>The definitions in force.</summary>
    public ServiceShelf Shelf => shelf;

    internal FieldCipher Cipher => cipher;

    internal Outbox Outbox => outbox;

    /// <summary>The day in China at an instant. China keeps UTC+8 all year.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(China).DateTime);

    /// <summary>What people call a place.</summary>
    public Bilingual? PlaceName(string code) => PlaceCode.TryParse(code, out var place, out _) && shelf.Book.Places.Find(place) is { } found ? found.Name : null;

    /// <summary>The definition to which a case is pinned, whatever is in force today.</summary>
    /// <exception cref="InvalidOperationException">It was never published here.</exception>
    internal async Task<ServiceDefinition> Pinned(UnitOfWork unit, string service, string hash)
    {
        if (pinned.TryGetValue($"{service} {hash}", out var known))
        {
            return known;
        }

        var read = await Versions.Read(unit, shelf.Book, service, hash) ?? throw new InvalidOperationException($"The version {hash} of {service} is not kept.");
        return pinned.GetOrAdd($"{service} {hash}", read);
    }

    /// <summary>Who acts, as the engine sees it. A post is told to others by its title.</summary>
    internal static async Task<Party> PartyOf(UnitOfWork unit, Actor actor)
    {
        switch (actor.Kind)
        {
            case ActorKind.Citizen:
                return Party.Applicant(HandOf(actor));
            case ActorKind.Program:
                return Party.Program with { Hand = new Hand(actor.EvidenceName, actor.EvidenceName) };
            default:
                var post = await Posts.Find(unit, actor.Scope, actor.Post);
                var label = post is null ? actor.AgencyKind : $"{post.Title.Zh} {post.Title.En}";
                return new Party(new Hand(actor.EvidenceName, label), Side.Staff, actor.AgencyKind, place => actor.Scope.Contains(place), name => actor.May(new Permission(name)));
        }
    }

    /// <summary>A citizen as applicant.</summary>
    internal static Hand HandOf(Actor actor) => new(KeyOf(actor), "当事人 applicant");

    /// <summary>Under which key a citizen's matters are kept: the person of the register, so that any of the person's accounts finds them; else the account.</summary>
    internal static string KeyOf(Actor actor) => actor is { Kind: ActorKind.Citizen } && actor.Person != Guid.Empty ? PersonKey(actor.Person) : actor.EvidenceName;

    /// <summary>The key of a person of the register.</summary>
    internal static string PersonKey(Guid person) => $"person:{person:D}";

    /// <summary>Posts a message with ids only.</summary>
    internal Task<bool> Post(UnitOfWork unit, string topic, object body) => outbox.Post(unit, topic, unit.NewId(), JsonSerializer.Serialize(body, Form));
}
