using System.Text.Json;
using Anyu.Store;

namespace Anyu.Register;

/// <summary>Tells the other modules what happened, with ids only.</summary>
internal static class Notices
{
    /// <summary>Posts to a topic..</summary>
    public static Task Post(RegisterDesk desk, UnitOfWork unit, string topic, Guid act, params IReadOnlyList<Guid> persons) =>
        desk.Outbox.Post(unit, topic, unit.NewId(), new RegisterNotice(act, persons).Write());
}

/// <summary>The body of a register message.</summary>
/// <param name="Event">The event's or act's id.</param>
/// <param name="Persons">The persons it is about; the first is the one it happened to.</param>
public sealed record RegisterNotice(Guid Event, IReadOnlyList<Guid> Persons)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a message's body.</summary>
    /// <exception cref="JsonException">It is no such body.</exception>
    public static RegisterNotice Read(string body) =>
        JsonSerializer.Deserialize<RegisterNotice>(body, Form) ?? throw new JsonException("An empty notice.");

    /// <summary>The message's body.</summary>
    internal string Write() => JsonSerializer.Serialize(this, Form);
}
